#include "semantics/problems_words.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace bareme::semantics::problems {

std::string listed(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string choice_of(const std::string& title, const Words& known) {
  return known.empty() ? "" : title + " : " + listed(known);
}

// Levels schools declare whose name is feminine; any other is masculine.
std::string with_article(const std::string& level) {
  static const Words feminine = {"unité",  "matière",    "inscription", "promotion", "période",
                                 "option", "compétence", "séance",      "activité"};
  const std::string folded = text::fold_word(level);
  if (folded.find_first_of("aeiouh") == 0) return "l'" + level;
  const bool is_feminine = std::any_of(feminine.begin(), feminine.end(),
                                       [&](const std::string& name) { return text::same_name(name, level); });
  return (is_feminine ? "la " : "le ") + level;
}
std::string of_the(const std::string& level) {
  const std::string text = with_article(level);
  return text.starts_with("le ") ? "du " + level : "de " + text;
}

// « SH7, SH8 » for « SH9 »: what differs by its figures alone is another object, to be chosen and not guessed. Without
// any, the first of them.
Words alike(const std::string& name, const Words& known) {
  constexpr std::size_t few = 12;
  const auto letters = [](const std::string& text) {
    std::string kept = text::fold_name(text);
    kept.erase(std::remove_if(kept.begin(), kept.end(), [](char c) { return c >= '0' && c <= '9'; }), kept.end());
    return kept;
  };
  Words same;
  for (const std::string& one : known)
    if (letters(one) == letters(name) && same.size() < few) same.push_back(one);
  if (!same.empty()) return same;
  for (const std::string& one : known)
    if (one.find('.') == std::string::npos && same.size() < few) same.push_back(one);
  if (same.size() == few) same.back() = "…";
  return same;
}

}  // namespace bareme::semantics::problems
