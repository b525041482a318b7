#include "text/western.hpp"

#include <array>
#include <cstddef>

namespace bareme::text {

namespace {

// À to ÿ, by the second byte; empty: a sign, kept as it is written.
constexpr std::array<std::string_view, 64> latin = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   //
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss",  //
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",   //
    "d", "n", "o", "o", "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y"};

constexpr std::string_view small_oe = "\xC5\x93", capital_oe = "\xC5\x92", apostrophe = "\xE2\x80\x99";

struct Letter {
  std::size_t bytes = 0;  // 0: not one of ours
  std::string_view folded;
};

Letter letter_at(std::string_view rest) {
  const auto second = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0;
  if (rest[0] == '\xC3' && second >= 0x80 && second < 0xC0) {
    const std::string_view folded = latin[second - 0x80];
    return {2, folded.empty() ? rest.substr(0, 2) : folded};
  }
  if (rest.starts_with(small_oe) || rest.starts_with(capital_oe)) return {2, "oe"};
  if (rest.starts_with(apostrophe)) return {3, "'"};
  return {};
}

// Tells each character, folded; false at the first that is not ours.
template <class Tell>
bool each(std::string_view text, Tell&& tell) {
  while (!text.empty()) {
    const char c = text[0];
    if (static_cast<unsigned char>(c) < 0x80) {
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      tell(std::string_view(&lower, 1));
      text.remove_prefix(1);
      continue;
    }
    const Letter letter = letter_at(text);
    if (letter.bytes == 0) return false;
    tell(letter.folded);
    text.remove_prefix(letter.bytes);
  }
  return true;
}

}  // namespace

std::optional<std::string> folded_western(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  const bool whole = each(text, [&](std::string_view folded) { result += folded; });
  return whole ? std::optional(std::move(result)) : std::nullopt;
}

bool is_western(std::string_view text) {
  return each(text, [](std::string_view) {});
}

}  // namespace bareme::text
