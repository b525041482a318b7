#include "semantics/years.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "semantics/problems_years.hpp"

namespace bareme::semantics {
namespace {

constexpr int last_month_of_a_year = 8;  // an academic year ends with August

std::optional<int> read(const syntax::Text& text, diagnostics::Diagnostics& diagnostics) {
  const auto year = academic_year(text.text);
  if (!year) diagnostics.add(problems::not_an_academic_year(text.text, text.place));
  return year;
}

// The year that was not over on the day of the vote.
std::optional<int> first_not_over(const syntax::ExpressionPtr& voted) {
  const auto* day = voted ? std::get_if<syntax::DateLiteral>(&voted->node) : nullptr;
  if (!day) return std::nullopt;
  return day->month > last_month_of_a_year ? day->year : day->year - 1;
}

}  // namespace

std::optional<int> academic_year(std::string_view text) {
  if (text.size() != 4 && (text.size() != 9 || (text[4] != '-' && text[4] != '/'))) return std::nullopt;
  const auto number = [&](std::size_t from) -> std::optional<int> {
    int year = 0;
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + from + 4, year);
    return error == std::errc() && end == text.data() + from + 4 && year > 0 ? std::optional(year) : std::nullopt;
  };
  const auto first = number(0);
  if (!first || (text.size() == 9 && number(5) != *first + 1)) return std::nullopt;
  return first;
}

std::string written_year(int first) {
  const auto digits = [](int year) {
    const std::string text = std::to_string(year);
    return std::string(4 - std::min<std::size_t>(4, text.size()), '0') + text;
  };
  return digits(first) + "-" + digits(first + 1);
}

bool same_year(std::string_view left, std::string_view right) {
  if (left == right) return true;
  const auto first = academic_year(left);
  return first && first == academic_year(right);
}

bool kept_form(std::string_view text) {
  const auto first = academic_year(text);
  return first && text == written_year(*first);
}

FactId year_fact(const CheckedRegulation& regulation) {
  const FactId fact = regulation.fact_named(regulation.student, "année universitaire");
  return fact.valid() && regulation.fact(fact).type.kind == values::Kind::Text ? fact : FactId();
}

Years years_of(const syntax::Regulation& tree, diagnostics::Diagnostics& diagnostics) {
  if (!tree.years) return {first_not_over(tree.voted), {}, false};
  Years years{read(tree.years->first, diagnostics), {}, true};
  if (tree.years->last) years.last = read(*tree.years->last, diagnostics);
  if (years.first && years.last && *years.last < *years.first)
    diagnostics.add(problems::years_backwards(tree.years->last->place));
  return years;
}

}  // namespace bareme::semantics
