// One letter of the Latin alphabets, decoded and folded. constexpr, because keywords are folded when compiling and
// texts when reading.
#pragma once

#include <cstddef>
#include <string_view>

namespace bareme::syntax::scan {

struct Letter {
  std::size_t bytes = 0;  // 0: not a letter
  char first = 0;         // folded; '?' when no keyword uses that letter
  char second = 0;        // of œ and æ, else 0
};

constexpr unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

// U+00C0 to U+00FF; the second half only differs by case. Of ÷ and ×, which are not letters: a blank.
constexpr std::string_view kLatin1 = "aaaaaa*ceeeeiiiidnooooo ouuuuyt*aaaaaa*ceeeeiiiidnooooo ouuuuyty";

constexpr Letter two_byte_letter(unsigned code_point) {
  if (code_point == 0x152 || code_point == 0x153) return {2, 'o', 'e'};
  if (code_point == 0xC6 || code_point == 0xE6) return {2, 'a', 'e'};
  if (code_point == 0xDF) return {2, 's', 's'};
  if (code_point > 0xFF) return {2, '?', 0};
  const char plain = kLatin1[code_point - 0xC0];
  return plain == ' ' ? Letter{} : Letter{2, plain, 0};
}

constexpr Letter letter_at(std::string_view text) {
  const unsigned lead = byte_at(text, 0);
  if (lead >= 'a' && lead <= 'z') return {1, static_cast<char>(lead), 0};
  if (lead >= 'A' && lead <= 'Z') return {1, static_cast<char>(lead - 'A' + 'a'), 0};
  if (lead == '_') return {1, '_', 0};
  const unsigned next = byte_at(text, 1);
  if ((next & 0xC0U) != 0x80U) return {};
  if (lead >= 0xC3 && lead <= 0xCB) return two_byte_letter((lead & 0x1FU) << 6U | (next & 0x3FU));
  if (lead == 0xCE || lead == 0xCF) return {2, '?', 0};  // Greek
  const bool vietnamese = lead == 0xE1 && next >= 0xB8 && next <= 0xBB && (byte_at(text, 2) & 0xC0U) == 0x80U;
  return vietnamese ? Letter{3, '?', 0} : Letter{};
}

// A combining accent, as some keyboards send it after its letter: skipped when folding.
constexpr std::size_t combining_mark(std::string_view text) {
  const unsigned lead = byte_at(text, 0);
  const unsigned next = byte_at(text, 1);
  return (lead == 0xCC && next >= 0x80) || (lead == 0xCD && next >= 0x80 && next <= 0xAF) ? 2 : 0;
}

constexpr std::size_t apostrophe(std::string_view text) {
  if (byte_at(text, 0) == '\'') return 1;
  return byte_at(text, 0) == 0xE2 && byte_at(text, 1) == 0x80 && byte_at(text, 2) == 0x99 ? 3 : 0;
}

}  // namespace bareme::syntax::scan
