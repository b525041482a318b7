#include "semantics/papers.hpp"

#include <sstream>

namespace bareme::semantics {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;)
    words.push_back(word);
  return words;
}

std::optional<int> whole(const std::string& word) {
  const auto number = values::Number::parse(word);
  const auto integer = number ? number->integer() : std::nullopt;
  if (!integer || *integer < 1 || *integer > 99) return std::nullopt;
  return static_cast<int>(*integer);
}

bool times(const std::string& word) { return word == "×" || word == "*" || word == "x"; }

PaperItem item_of(std::vector<std::string> words) {
  PaperItem item;
  if (!words.empty())
    if (const auto count = whole(words.front())) {  // 3 CC
      item.count = *count;
      words.erase(words.begin());
    }
  if (words.size() >= 2 && times(words[words.size() - 2]))  // CC × 3
    if (const auto count = whole(words.back())) {
      item.count = *count;
      words.resize(words.size() - 2);
    }
  if (words.size() >= 2)
    if (const auto coefficient = values::Number::parse(words.back())) {  // CT 2
      item.coefficient = coefficient;
      words.pop_back();
    }
  for (const std::string& word : words)
    item.type += (item.type.empty() ? "" : " ") + word;
  if (item.type.empty()) item.count = 0;
  return item;
}

}  // namespace

std::vector<PaperItem> papers_of(const std::string& cell) {
  std::vector<PaperItem> items;
  std::string part;
  std::istringstream stream(cell);
  while (std::getline(stream, part, '+'))
    items.push_back(item_of(words_of(part)));
  return items;
}

}  // namespace bareme::semantics
