// Walks a text character by character, bytes that are not UTF-8 included. For the .cpp files of this folder only.
#pragma once

#include <utf8proc.h>

#include <string_view>

namespace bareme::text {

struct CodePoint {
  utf8proc_int32_t value;  // negative: one byte that is not UTF-8
  std::string_view bytes;
  bool valid() const { return value >= 0; }
};

inline CodePoint first_code_point(std::string_view text) {
  utf8proc_int32_t value = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length <= 0) return {-1, text.substr(0, 1)};
  return {value, text.substr(0, static_cast<std::size_t>(length))};
}

template <class Visit>  // called with each CodePoint
void for_each_code_point(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    visit(point);
    text.remove_prefix(point.bytes.size());
  }
}

}  // namespace bareme::text
