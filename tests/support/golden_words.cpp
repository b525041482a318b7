#include "support/golden_words.hpp"

namespace bareme::golden {

std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  bool inside = false;  // of a word
  char quote = 0;
  for (const char letter : line) {
    if (quote != 0 && letter == quote) {
      quote = 0;
    } else if (quote == 0 && (letter == '"' || letter == '\'')) {
      quote = letter;
      if (!inside) words.emplace_back();
      inside = true;
    } else if (quote == 0 && letter == ' ') {
      inside = false;
    } else {
      if (!inside) words.emplace_back();
      inside = true;
      words.back() += letter;
    }
  }
  return words;
}

std::string page_day() { return "02/07/2025"; }

}  // namespace bareme::golden
