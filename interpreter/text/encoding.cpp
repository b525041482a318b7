#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>

#include "text/fold.hpp"
#include "text/mapped.hpp"
#include "text/western.hpp"

namespace bareme::text {

namespace {

using Buffer = std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)>;

void append_mapped(std::string& result, std::string_view valid, utf8proc_option_t options) {
  if (valid.empty()) return;
  utf8proc_uint8_t* raw = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                                   static_cast<utf8proc_ssize_t>(valid.size()), &raw, options);
  const Buffer buffer(raw, &std::free);
  if (length < 0) throw std::bad_alloc();  // the only failure left: the text is valid
  result.append(reinterpret_cast<const char*>(buffer.get()), static_cast<std::size_t>(length));
}

void append_utf8(std::string& result, utf8proc_int32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(code_point, bytes);
  result.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

// Windows-1252 from 80 to 9F, where Latin-1 has controls nobody types; its five unused places stay controls.
constexpr utf8proc_int32_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                               0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

}  // namespace

std::string mapped(std::string_view text, utf8proc_option_t options) {
  std::string result;
  std::size_t valid_begin = 0, position = 0;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (!point.valid()) {
      append_mapped(result, text.substr(valid_begin, position - valid_begin), options);
      result += point.bytes;
      valid_begin = position + point.bytes.size();
    }
    position += point.bytes.size();
  });
  append_mapped(result, text.substr(valid_begin), options);
  return result;
}

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

std::string nfc(std::string_view text) {
  if (is_western(text)) return std::string(text);
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string beyond_ascii(std::string_view text) {
  std::string told;
  for_each_code_point(text, [&](const CodePoint& point) {
    if (!point.valid() || point.value < 0x80) return;
    char hexadecimal[16];
    std::snprintf(hexadecimal, sizeof hexadecimal, "U+%04X", static_cast<unsigned>(point.value));
    told += (told.empty() ? "" : ", ") + std::string(hexadecimal);
  });
  return told;
}

bool is_valid_utf8(std::string_view text) {
  bool valid = true;
  for_each_code_point(text, [&](const CodePoint& point) { valid = valid && point.valid(); });
  return valid;
}

std::string latin1_to_utf8(std::string_view bytes) {
  std::string result;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append_utf8(result, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
  }
  return result;
}

}  // namespace bareme::text
