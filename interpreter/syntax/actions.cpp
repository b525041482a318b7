#include "syntax/actions.hpp"

#include <array>

#include "syntax/problems.hpp"

namespace bareme::syntax {
namespace {

constexpr std::size_t kMostOperators = 1000;

// An operand seen `en session 1` stands alone or in brackets, which its place then holds.
void refuse_open_view(const ExpressionPtr& operand, Builder& builder) {
  if (!operand || !std::holds_alternative<InView>(operand->node)) return;
  const char last = builder.text()[operand->place.end - 1];
  if (last != ')' && last != ']') builder.report(view_of_one_term(operand->place));
}

int integer(std::string_view digits) {
  int value = 0;
  for (const char digit : digits)
    value = value * 10 + (digit - '0');
  return value;
}

bool exists_in_calendar(const DateLiteral& date) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.year < 1) return false;
  const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
  return date.day <= days[static_cast<std::size_t>(date.month - 1)] + (leap && date.month == 2 ? 1 : 0);
}

}  // namespace

Span first_line(Span place, const Builder& builder) {
  std::uint32_t at = place.begin;
  std::uint32_t end = at;
  while (at < place.end && scan::line_end(builder.from(at)) == 0) {
    const std::string_view rest = builder.from(at);
    if (const std::size_t gap = scan::blanks(rest); gap != 0) {
      at += static_cast<std::uint32_t>(gap);
      continue;
    }
    const std::size_t quoted = scan::quoted(rest);
    at += static_cast<std::uint32_t>(quoted != 0 ? quoted : scan::character(rest));
    end = at;
  }
  place.end = end;
  return place;
}

ExpressionPtr date_literal(Children&, Span place, Builder& builder) {
  const std::string_view text = builder.text().substr(place.begin, place.end - place.begin);
  const std::size_t first = text.find('/');
  const std::size_t second = text.find('/', first + 1);
  DateLiteral date;
  date.day = integer(text.substr(0, first));
  date.month = integer(text.substr(first + 1, second - first - 1));
  date.year = integer(text.substr(second + 1));
  if (!exists_in_calendar(date)) builder.report(impossible_date(place));
  auto made = std::make_unique<Expression>();
  made->node = date;
  made->place = place;
  return made;
}

Operation operation(Children&, Span, Builder& builder) {
  const std::string& word = builder.keywords().back().canonical;
  constexpr std::array<std::pair<std::string_view, Operation>, 12> operations = {{{"moyenne", Operation::Mean},
                                                                                  {"somme", Operation::Sum},
                                                                                  {"nombre", Operation::Count},
                                                                                  {"min", Operation::Min},
                                                                                  {"max", Operation::Max},
                                                                                  {"médiane", Operation::Median},
                                                                                  {"produit", Operation::Product},
                                                                                  {"variance", Operation::Variance},
                                                                                  {"premier", Operation::First},
                                                                                  {"première", Operation::First},
                                                                                  {"dernier", Operation::Last},
                                                                                  {"dernière", Operation::Last}}};
  for (const auto& [name, meaning] : operations)
    if (name == word) return meaning;
  return Operation::Mean;
}

ExpressionPtr checked_binary(Children& children, Span place, Builder& builder) {
  if (++builder.operators > kMostOperators) {
    builder.report(too_nested(place));
    throw Interrupted{place.end};
  }
  ExpressionPtr made = nodes::binary(children, place);
  refuse_open_view(std::get<Binary>(made->node).left, builder);
  refuse_open_view(std::get<Binary>(made->node).right, builder);
  return made;
}

}  // namespace bareme::syntax
