#include "intake/decimal.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace bareme::intake {

namespace {

constexpr std::size_t longest = 40;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_mark(char c) { return c == ',' || c == '.'; }

std::string without_blanks(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\''; }), text.end());
  return text;
}

}  // namespace

Decimal read_decimal(std::string_view text) {
  if (text.size() <= longest)
    if (auto number = values::Number::parse(text)) return {std::move(number), {}, {}};  // nearly every cell
  const std::string folded =
      text::fold_word(text.substr(0, longest + 1));  // no-break spaces and the typographer's minus
  const bool digits = std::any_of(folded.begin(), folded.end(), is_digit);
  const bool looks = digits && std::all_of(folded.begin(), folded.end(), [](char c) {
                       return is_digit(c) || is_mark(c) || c == ' ' || c == '-' || c == '+' || c == '\'';
                     });
  if (!looks) return {};
  if (text.size() > longest)
    return {std::nullopt, "ce nombre a plus de 40 caractères", "écrire le nombre sans chiffres inutiles"};
  if (folded.find_first_of(" '") != std::string::npos)
    return {std::nullopt, "un nombre s'écrit sans espace entre ses chiffres",
            "écrire « " + without_blanks(folded) + " », si c'est bien ce nombre"};
  if (std::count_if(folded.begin(), folded.end(), is_mark) > 1)
    return {std::nullopt, "un nombre n'a qu'une virgule ou qu'un point",
            "garder celle des décimales seulement, comme dans « 12,5 »"};
  auto number = values::Number::parse(folded);
  if (!number) return {std::nullopt, "ce n'est pas un nombre", "écrire « 12,5 » ou « 12.5 »"};
  return {std::move(number), {}, {}};
}

}  // namespace bareme::intake
