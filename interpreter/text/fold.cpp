#include "text/fold.hpp"

#include <algorithm>

#include "text/mapped.hpp"
#include "text/western.hpp"

namespace bareme::text {

namespace {

constexpr std::size_t shortest_plural = 4;  // « cas », « des » and « ans » are not plurals to undo

// What a keyboard, a word processor or a spreadsheet puts in the place of a plain character, and the small letters
// whose stroke is no accent: who looks for Øvergård or Đorđe types o and d.
std::string_view plain(const CodePoint& point) {
  switch (point.value) {
    case 0x0153:
      return "oe";
    case 0x00E6:
      return "ae";
    case 0x00F8:
      return "o";
    case 0x0142:
      return "l";
    case 0x0111:
    case 0x00F0:
      return "d";
    case 0x0131:
      return "i";
    case 0x00FE:
      return "th";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
      return "'";
    case 0x00A0:
    case 0x2007:
    case 0x2009:
    case 0x202F:
      return " ";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return "-";
    default:
      return point.bytes;
  }
}

std::string with_plain_characters(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string result;
  for_each_code_point(text, [&](const CodePoint& point) { result += plain(point); });
  return result;
}

std::string without_accents(std::string_view text, int case_option) {
  return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                     UTF8PROC_IGNORE | case_option));
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Of the word that ends `text`, folded: a letter beyond ASCII (Greek, say) counts for its bytes, which changes nothing
// for a word that can end in s.
void drop_agreement(std::string& text, std::size_t begin) {
  if (text.size() - begin >= shortest_plural && (text.back() == 's' || text.back() == 'x')) text.pop_back();
  while (text.size() - begin > 2 && text.ends_with("ee"))
    text.pop_back();
}

// Words are what letters and digits make: « sous-groupes d'élèves » has four.
std::string without_agreements(std::string_view name) {
  std::string result;
  std::size_t begin = 0;  // of the word, in the result
  for (const char c : name) {
    if (!is_letter(c) && !is_digit(c)) drop_agreement(result, begin);
    result += c;
    if (!is_letter(c) && !is_digit(c)) begin = result.size();
  }
  drop_agreement(result, begin);
  return result;
}

std::string with_single_blanks(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (!is_blank(c))
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

bool is_one_letter(std::string_view text) {
  if (text.empty()) return false;
  const CodePoint point = first_code_point(text);
  return point.valid() && point.bytes.size() == text.size();
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::string in_small_letters(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return text;
}

}  // namespace

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return in_small_letters(std::string(text));
  std::string small;
  for_each_code_point(nfc(text), [&](const CodePoint& point) {
    utf8proc_uint8_t bytes[4];
    const utf8proc_int32_t letter = point.valid() ? utf8proc_tolower(point.value) : point.value;
    const auto count = point.valid() ? utf8proc_encode_char(letter, bytes) : 0;
    small += count == 0 ? point.bytes
                        : std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
  });
  return small;
}

std::string fold_word(std::string_view word) {
  if (auto folded = folded_western(word)) return *std::move(folded);
  return with_plain_characters(without_accents(word, UTF8PROC_CASEFOLD));
}

std::string fold_name(std::string_view name) {
  if (is_printable_ascii(name)) {  // codes: what every address and every filter that names objects folds
    std::string written = with_single_blanks(name);
    return written.size() == 1 ? written : without_agreements(in_small_letters(std::move(written)));
  }
  const std::string written = with_single_blanks(with_plain_characters(nfc(name)));
  if (is_one_letter(written)) return without_accents(written, 0);
  return without_agreements(fold_word(written));
}

bool same_name(std::string_view left, std::string_view right) { return fold_name(left) == fold_name(right); }

}  // namespace bareme::text
