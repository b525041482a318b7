// Just enough reading of C++ text for the house rules: the includes of a file, and its words outside comments and
// literals. In: the text of one file; out: values with line numbers. Macros and conditional code are taken as written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::house {

struct Include {
  std::size_t line;
  std::string header;
  bool quoted;  // "…" rather than <…>
};

std::vector<Include> includes(std::string_view text);

struct Word {
  std::size_t line;
  std::string text;
};

// Identifiers, keywords and numbers, in order.
std::vector<Word> words(std::string_view text);

}  // namespace bareme::house
