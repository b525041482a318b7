#include "text/misread.hpp"

#include <algorithm>
#include <string_view>

#include "text/code_points.hpp"
#include "text/mapped.hpp"

namespace bareme::text {
namespace {

using Point = utf8proc_int32_t;

constexpr Point no_letter = 0;

bool among(Point point, std::u32string_view signs) {
  return signs.find(static_cast<char32_t>(point)) != std::u32string_view::npos;
}

bool is_letter(Point point) {
  const utf8proc_category_t kind = utf8proc_category(point);
  return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LL || kind == UTF8PROC_CATEGORY_LO;
}
bool is_small(Point point) { return utf8proc_category(point) == UTF8PROC_CATEGORY_LL; }

// Where Windows-1252 has signs and a few capitals (80 to 9F), CP850 and Mac Roman have the accented letters of French.
constexpr std::u32string_view never_by_a_letter = U"ƒ†‡ˆ‰˜", never_after_a_letter = U"‚„‹",
                              never_between_letters = U"“”™•", never_after_a_small_one = U"ŠŽŒŸ";
// What the second byte of a letter of UTF-8 becomes there; its first is Ã or Â.
constexpr std::u32string_view continuations = U"€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

bool follows_a_first_byte(Point point) { return (point >= 0x80 && point <= 0xBF) || among(point, continuations); }

bool cannot_be(Point before, Point point, Point after) {
  if (point >= 0x80 && point < 0xA0) return true;  // a control nobody types
  if (point == U'Ã' && follows_a_first_byte(after)) return true;
  // « Â » ends a word of its own more often: only what it stands before in « Â° », « Â« », « Â » » of UTF-8.
  if (point == U'Â' && after >= 0xA0 && after <= 0xBF) return true;
  const bool beside = is_letter(before) || is_letter(after);
  if (among(point, never_by_a_letter)) return beside;
  if (among(point, never_after_a_letter)) return is_letter(before);
  if (among(point, never_between_letters)) return is_letter(before) && is_letter(after);
  return among(point, never_after_a_small_one) && is_small(before);
}

}  // namespace

bool is_misread(std::string_view text) {
  if (is_ascii(text)) return false;
  Point before = no_letter, point = no_letter;
  bool found = false;
  const auto step = [&](Point after) {
    found = found || cannot_be(before, point, after);
    before = point;
    point = after;
  };
  for_each_code_point(text, [&](const CodePoint& one) { step(one.valid() ? one.value : no_letter); });
  step(no_letter);
  return found;
}

}  // namespace bareme::text
