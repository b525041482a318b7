// Does an object bear this code? Codes compare folded, as names do. Asked for every object by every filter that names
// objects, so a code that begins otherwise is refused before anything is folded.
#pragma once

#include <string>

#include "semantics/curriculum.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

// Folding changes only the case of a leading run of two ASCII letters or digits.
inline bool may_fold_to(const std::string& code, const std::string& folded) {
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  for (std::size_t i = 0; i < 2 && i < code.size(); ++i) {
    if (!plain(code[i])) return true;
    if (i >= folded.size() || lower(code[i]) != lower(folded[i])) return false;
  }
  return true;
}

inline bool has_code(const Object& object, const std::string& folded) {
  return may_fold_to(object.code, folded) && text::fold_name(object.code) == folded;
}

}  // namespace bareme::semantics
