#include "evaluation/wording.hpp"

namespace bareme::evaluation {

using semantics::CheckedRegulation;
using values::Number;

namespace {

// Enough to see on which side of a threshold given in hundredths an unrounded value falls.
constexpr int shown_exactly = 4;

}  // namespace

std::string number_words(const Number& number, const std::optional<values::Rounding>& rounding) {
  if (rounding && number.has_decimals(values::shown_decimals(*rounding)))
    return number.decimal_text(values::shown_decimals(*rounding));
  if (number.has_decimals(shown_exactly)) return number.exact_text();
  const values::Rounding cut{values::RoundingMode::Truncate, Number(1, 10'000)};
  const Number shown = values::rounded(number, cut);
  const bool lost_sign = number.sign() < 0 && shown.sign() == 0;
  return (lost_sign ? "-" : "") + shown.decimal_text(shown_exactly) + "…";
}

std::string unit_words(const Number& number, const values::Unit& unit) {
  if (unit.plain()) return "";
  std::string words = values::describe(unit);
  const bool singular = number > Number(-2) && number < Number(2) && words.find(' ') == std::string::npos &&
                        words.back() == 's' && words != "mois";
  if (singular) words.pop_back();
  return " " + words;
}

std::string value_words(const CheckedRegulation& regulation, const values::Value& value, const semantics::Type& type,
                        const std::optional<values::Rounding>& rounding) {
  if (!value.present()) return values::describe(value.state());
  switch (value.kind()) {
    case values::Kind::Number:
      return number_words(value.number(), rounding) + unit_words(value.number(), type.unit);
    case values::Kind::Truth:
      return value.truth() ? "oui" : "non";
    case values::Kind::Code:
      return regulation.code(value.code()).name;
    case values::Kind::Date:
      return value.date().text();
    case values::Kind::Text:
      return value.text();
    case values::Kind::List: {
      std::string text;
      for (const std::string& code : value.list())
        text += (text.empty() ? "" : " ; ") + code;
      return text.empty() ? "aucun" : text;
    }
  }
  return "";
}

std::string view_words(const CheckedRegulation& regulation, const semantics::View& view) {
  std::string words;
  if (view.session != 0) words += " en session " + std::to_string(view.session);
  for (std::size_t i = 0; i < regulation.views.size(); ++i)
    if (view.holds(semantics::ViewId(i))) words += " en " + regulation.views[i].name;
  return words;
}

std::string code_words(const semantics::Code& code) {
  return code.label.empty() ? code.name : code.name + " (" + code.label + ")";
}

const char* symbol(semantics::Operator op) {
  switch (op) {
    case semantics::Operator::Add:
      return "+";
    case semantics::Operator::Subtract:
      return "−";
    case semantics::Operator::Multiply:
      return "×";
    case semantics::Operator::Divide:
      return "/";
  }
  return "";
}

const char* symbol(semantics::Relation relation) {
  switch (relation) {
    case semantics::Relation::Equal:
      return "=";
    case semantics::Relation::NotEqual:
      return "≠";
    case semantics::Relation::Less:
      return "<";
    case semantics::Relation::LessEqual:
      return "≤";
    case semantics::Relation::Greater:
      return ">";
    case semantics::Relation::GreaterEqual:
      return "≥";
  }
  return "";
}

}  // namespace bareme::evaluation
