#include "intake/cell_value.hpp"

#include <utility>

#include "intake/decimal.hpp"
#include "intake/problems.hpp"
#include "semantics/code_words.hpp"
#include "semantics/marks.hpp"
#include "text/fold.hpp"
#include "values/unit.hpp"

namespace bareme::intake {

namespace {

using plan::Datum;
using semantics::CheckedRegulation;
using semantics::Type;

struct Expected {  // what read_value was asked, in one hand
  const Cell& cell;
  const std::string& column;
  const Type& type;
  const CheckedRegulation& regulation;
  plan::TextPool& names;
  diagnostics::Diagnostics& diagnostics;
  std::string text() const { return std::string(cell.text); }
};

// « 3 jours » where days are expected, « 12/20 » on a scale of 20: the number alone.
std::string_view without_unit(std::string_view text, const Type& type) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos && type.high) {
    const auto scale = values::Number::parse(text.substr(slash + 1));
    return scale && *scale == *type.high ? text.substr(0, slash) : text;
  }
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos) return text;
  const auto unit = values::unit_named(text.substr(blank + 1));
  return unit && *unit == type.unit ? text.substr(0, blank) : text;
}

std::string bounds_within(const Type& type) {
  if (type.low && type.high) return "de " + type.low->exact_text() + " à " + type.high->exact_text();
  return type.low ? "au moins " + type.low->exact_text() : "au plus " + type.high->exact_text();
}

std::string bounds(const Type& type) {
  const std::string step = type.step ? "par pas de " + type.step->exact_text() : "";
  if (!type.low && !type.high) return step;
  return bounds_within(type) + (step.empty() ? "" : ", ") + step;
}

std::optional<Datum> read_code(const Expected& expected, semantics::ListId list) {
  if (list.valid()) {
    if (const auto id = expected.regulation.code_named(list, expected.text()))
      return Datum{values::Kind::Code, expected.names.id(expected.regulation.code(*id).name), {}};
  }
  return std::nullopt;
}

std::optional<Datum> no_number(const Expected& expected, const Decimal& decimal) {
  if (!decimal.fault.empty()) {
    expected.diagnostics.add(
        unreadable_number(expected.cell.place, expected.column, expected.text(), decimal.fault, decimal.remedy));
  } else if (expected.type.mark) {
    const auto codes = semantics::described_codes(expected.regulation, expected.regulation.list_named("note"));
    expected.diagnostics.add(no_mark(expected.cell.place, expected.column, expected.text(), codes));
  } else {
    const std::string unit = values::describe(expected.type.unit);
    expected.diagnostics.add(wrong_kind(expected.cell.place, expected.column, expected.text(),
                                        unit.empty() ? "un nombre" : "un nombre (" + unit + ")"));
  }
  return std::nullopt;
}

std::optional<Datum> read_number(const Expected& expected) {
  const Type& type = expected.type;
  Decimal decimal = read_decimal(without_unit(expected.cell.text, type));
  if (!decimal.number) {
    if (auto code = type.mark ? read_code(expected, expected.regulation.list_named("note")) : std::nullopt) return code;
    return no_number(expected, decimal);
  }
  if ((type.low && *decimal.number < *type.low) || (type.high && *decimal.number > *type.high) ||
      !semantics::on_the_step(type, *decimal.number)) {
    expected.diagnostics.add(out_of_scale(expected.cell.place, expected.column, expected.text(), bounds(type)));
    return std::nullopt;
  }
  return Datum{values::Kind::Number, -1, std::move(*decimal.number)};
}

std::optional<bool> truth_named(std::string_view text) {
  const std::string folded = text::fold_name(text);
  for (const char* yes : {"oui", "o", "vrai", "1", "x"})
    if (folded == text::fold_name(yes)) return true;
  for (const char* no : {"non", "n", "faux", "0"})
    if (folded == text::fold_name(no)) return false;
  if (folded == "O") return true;  // names of one letter keep their case
  if (folded == "N") return false;
  return std::nullopt;
}

std::optional<Datum> wrong(const Expected& expected, const std::string& what) {
  expected.diagnostics.add(wrong_kind(expected.cell.place, expected.column, expected.text(), what));
  return std::nullopt;
}

std::optional<Datum> read_truth(const Expected& expected) {
  const auto truth = truth_named(expected.cell.text);
  if (!truth) return wrong(expected, "« oui » ou « non »");
  return Datum{values::Kind::Truth, -1, *truth ? 1 : 0};
}

std::optional<Datum> read_date(const Expected& expected) {
  const auto date = values::Date::parse(expected.cell.text);
  if (!date) return wrong(expected, "une date : écrire 31/12/2027");
  return Datum{values::Kind::Date, -1, date->days()};
}

std::optional<Datum> read_listed_code(const Expected& expected) {
  auto code = read_code(expected, expected.type.list);
  if (!code)
    expected.diagnostics.add(unknown_code(expected.cell.place, expected.column, expected.text(),
                                          semantics::described_codes(expected.regulation, expected.type.list)));
  return code;
}

}  // namespace

std::optional<Datum> read_value(const Cell& cell, const std::string& column, const Type& type,
                                const CheckedRegulation& regulation, plan::TextPool& names,
                                diagnostics::Diagnostics& diagnostics) {
  const Expected expected{cell, column, type, regulation, names, diagnostics};
  switch (type.kind) {
    case values::Kind::Number:
      return read_number(expected);
    case values::Kind::Truth:
      return read_truth(expected);
    case values::Kind::Date:
      return read_date(expected);
    case values::Kind::Code:
      return read_listed_code(expected);
    case values::Kind::Text:
    case values::Kind::List:
      break;
  }
  return Datum{values::Kind::Text, names.id(text::nfc(cell.text)), {}};
}

std::optional<std::uint8_t> read_session(const Cell& cell, const std::string& text, const CheckedRegulation& regulation,
                                         diagnostics::Diagnostics& diagnostics) {
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '9' && mark_type(regulation, text[0] - '0') != nullptr)
    return static_cast<std::uint8_t>(text[0] - '0');
  diagnostics.add(bad_session(cell.place, text, regulation.sessions));
  return std::nullopt;
}

const Type* mark_type(const CheckedRegulation& regulation, int session) {
  for (const semantics::Quantity& quantity : regulation.quantities)
    if (quantity.role == semantics::Quantity::Role::Mark && quantity.session == session) return &quantity.type;
  return nullptr;
}

}  // namespace bareme::intake
