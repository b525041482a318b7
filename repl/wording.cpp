#include "repl/wording.hpp"

#include <fmt/format.h>

namespace bareme::repl {

std::string counted(std::size_t count, const std::string& word, const char* none) {
  if (count == 0) return fmt::format("{} {}", none, word);
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string joined(const std::vector<std::string>& items, const std::string& separator) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += (i == 0 ? "" : separator) + items[i];
  return text;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

}  // namespace bareme::repl
