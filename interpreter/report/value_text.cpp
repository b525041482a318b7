#include "report/value_text.hpp"

#include <algorithm>

#include "evaluation/wording.hpp"

namespace bareme::report {

using values::Number;
using values::State;

namespace {

std::string plain_number(const Number& number, const std::optional<values::Rounding>& rounding) {
  if (rounding && number.has_decimals(values::shown_decimals(*rounding)))
    return number.decimal_text(values::shown_decimals(*rounding));
  const std::string exact = number.exact_text();
  return exact.find('/') == std::string::npos ? exact : number.decimal_text(long_decimals);
}

}  // namespace

std::string value_text(const semantics::CheckedRegulation& regulation, const values::Value& value,
                       const semantics::Type& type, const std::optional<values::Rounding>& rounding) {
  return evaluation::value_words(regulation, value, type, rounding);
}

std::string cell_text(const semantics::CheckedRegulation& regulation, const values::Value& value,
                      const std::optional<values::Rounding>& rounding, CellStyle style) {
  if (value.state() == State::SansObjet) return "";
  if (value.is_number()) {
    std::string text = plain_number(value.number(), rounding);
    if (style == CellStyle::Csv) std::replace(text.begin(), text.end(), ',', '.');
    return text;
  }
  if (value.present() && value.kind() == values::Kind::Date && style == CellStyle::Csv) return value.date().iso();
  return evaluation::value_words(regulation, value, {});
}

const char* symbol(const semantics::CheckedRegulation& regulation, const values::Value& value) {
  switch (value.state()) {
    case State::SansObjet:
      return "−";
    case State::EnAttente:
      return "◌";
    case State::Impossible:
      return "✗";
    case State::EnErreur:
      return "⚠";
    case State::Present:
      break;
  }
  if (value.is_truth()) return value.truth() ? "✓" : "✗";
  if (!value.is_code()) return "";
  switch (regulation.code(value.code()).kind) {
    case semantics::Code::Kind::Validating:
      return "✓";
    case semantics::Code::Kind::Refusing:
      return "✗";
    case semantics::Code::Kind::Waiting:
      return "◌";
    default:
      return "";
  }
}

}  // namespace bareme::report
