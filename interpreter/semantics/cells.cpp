#include "semantics/cells.hpp"

#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;
using values::Kind;
using values::Value;

std::optional<Value> read(const CheckedRegulation& regulation, const Type& type, const std::string& text) {
  if (type.kind == Kind::Number) {
    if (const auto number = values::Number::parse(text)) return Value::of(*number);
  } else if (type.kind == Kind::Code) {
    if (const auto code = regulation.code_named(type.list, text)) return Value::of_code(*code);
  } else if (type.kind == Kind::Truth) {
    if (same_name(text, "oui") || same_name(text, "non")) return Value::of_truth(same_name(text, "oui"));
  } else if (type.kind == Kind::Date) {
    if (const auto date = values::Date::parse(text)) return Value::of(*date);
  } else if (type.kind == Kind::Text) {
    return Value::of(text::nfc(text));
  }
  return std::nullopt;
}

const char* wanted(Kind kind) {
  return kind == Kind::Number ? "un nombre" : kind == Kind::Date ? "une date (31/12/2027)" : "oui ou non";
}

}  // namespace

std::optional<Value> cell_value(const CheckedRegulation& regulation, const Fact& attribute, const syntax::Cell& cell,
                                diagnostics::Diagnostics& diagnostics) {
  const Type& type = attribute.type;
  const std::optional<Value> value = read(regulation, type, cell.text);
  if (value && value->is_code()) saw_code(regulation, cell.place, value->code());
  if (value) {
    if (value->is_number() &&
        ((type.low && value->number() < *type.low) || (type.high && value->number() > *type.high)))
      diagnostics.add(problems::outside_bounds(value->number().exact_text(), bounds_text(type), cell.place));
    return value;
  }
  if (type.kind != Kind::Code) {
    diagnostics.add(problems::value_expected(wanted(type.kind), cell.place));
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const values::CodeId id : regulation.code_lists[type.list.index()].codes)
    known.push_back(regulation.code(id).name);
  diagnostics.add(problems::unknown_code(cell.text, attribute.name, cell.place, known));
  return std::nullopt;
}

}  // namespace bareme::semantics
