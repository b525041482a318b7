#include "text/plural.hpp"

#include "text/fold.hpp"

namespace bareme::text {

bool ends_in_plural(const std::string& word) {
  return !word.empty() && (word.back() == 's' || word.back() == 'x' || word.back() == 'z');
}

std::string plural(const std::string& word) {
  if (ends_in_plural(word)) return word;
  std::string made = word + (word.ends_with("au") || word.ends_with("eu") ? "x" : "s");
  return same_name(made, word) ? made : word;
}

}  // namespace bareme::text
