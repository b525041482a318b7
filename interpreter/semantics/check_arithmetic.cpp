// Numbers: literals, + − × /, units (R25), percentages (R26), bounds of scales (R24).
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

bool bare(const ExpressionPtr& e) { return as<Constant>(e) && e->type.unit.plain() && !e->type.scale; }

ExpressionPtr with_unit(const ExpressionPtr& e, const values::Unit& unit) {
  Type type = e->type;
  type.unit = unit;
  return make(*as<Constant>(e), type, e->place);
}

struct Bounds {
  std::optional<Number> low, high;
};

Bounds product(const Type& a, const Type& b) {
  if (!a.low || !a.high || !b.low || !b.high) return {};
  const auto corners = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
  return {std::min(corners), std::max(corners)};
}

Bounds quotient(const Type& a, const Type& b) {
  if (!a.low || !a.high || !b.low || !b.high || b.low->sign() <= 0) return {};
  const auto corners = {*a.low / *b.low, *a.low / *b.high, *a.high / *b.low, *a.high / *b.high};
  return {std::min(corners), std::max(corners)};
}

// A literal or a parameter with finitely many decimals: what it multiplies keeps finitely many, and stays comparable.
bool decimal_factor(const CheckedRegulation& regulation, const ExpressionPtr& e) {
  const auto* fact = as<ReadFact>(e);
  const bool parameter = fact && regulation.fact(fact->fact).source == FactSource::Parameter;
  const auto* constant = as<Constant>(parameter ? regulation.fact(fact->fact).otherwise : e);
  return constant && constant->value.is_number() && constant->value.number().has_decimals(9);
}

// A number that makes a mark greater carries it to the school's scale: 20/6 × x, x on 6, is on 20. A share of it, or a
// mark divided, is still what it was.
bool enlarges(Operator op, const Type& left, const Type& right) {
  const Type& by = op == Operator::Multiply && left.scale ? right : op == Operator::Multiply ? left : right;
  if (!by.low || by.low != by.high || by.low->sign() == 0) return false;
  const Number size = by.low->sign() < 0 ? -*by.low : *by.low;
  return op == Operator::Divide ? size < Number(1) : size > Number(1);
}

Type combined(Operator op, const Type& left, const Type& right, bool by_decimal) {
  Type type;
  type.declared_rounding = left.declared_rounding && right.declared_rounding && op != Operator::Divide &&
                           (op != Operator::Multiply || by_decimal);
  if (op == Operator::Add || op == Operator::Subtract) {
    type.unit = left.unit;
    type.scale = left.scale ? left.scale : right.scale;
    if (left.low && left.high && right.low && right.high) {
      type.low = op == Operator::Add ? *left.low + *right.low : *left.low - *right.high;
      type.high = op == Operator::Add ? *left.high + *right.high : *left.high - *right.low;
    }
    return type;
  }
  type.unit = op == Operator::Multiply ? left.unit * right.unit : left.unit / right.unit;
  const Bounds bounds = op == Operator::Multiply ? product(left, right) : quotient(left, right);
  type.low = bounds.low;
  type.high = bounds.high;
  if (op == Operator::Divide && right.scale)
    type.scale.reset();  // a ratio of marks is not a mark
  else
    type.scale = op == Operator::Multiply && left.scale && right.scale ? std::nullopt
                 : left.scale                                          ? left.scale
                                                                       : right.scale;
  if (type.scale && enlarges(op, left, right)) type.scale = Number(20);
  return type;
}

// Which way is better, of what a formula makes of values that say it. A constant says nothing; taken from one, or by a
// factor that may be below 0, a value no longer says it.
bool low_best(Operator op, const ExpressionPtr& left, const ExpressionPtr& right) {
  const auto positive = [](const ExpressionPtr& e) { return e->type.low && e->type.low->sign() >= 0; };
  switch (op) {
    case Operator::Add:
      return left->type.low_best || right->type.low_best;
    case Operator::Subtract:
      return left->type.low_best && !as<Constant>(left);
    case Operator::Multiply:
      return (left->type.low_best && positive(right)) || (right->type.low_best && positive(left));
    case Operator::Divide:
      break;
  }
  return left->type.low_best && positive(right);
}

Operator operator_of(syntax::Operator op) {
  switch (op) {
    case syntax::Operator::Add:
      return Operator::Add;
    case syntax::Operator::Subtract:
      return Operator::Subtract;
    case syntax::Operator::Multiply:
      return Operator::Multiply;
    case syntax::Operator::Divide:
      break;
  }
  return Operator::Divide;
}

}  // namespace

// Equal units, or a bare number that takes the other side's.
bool Checker::same_units(ExpressionPtr& left, ExpressionPtr& right, Span place) {
  if (left->type.unit == right->type.unit) return true;
  if (bare(left)) {
    left = with_unit(left, right->type.unit);
    return true;
  }
  if (bare(right)) {
    right = with_unit(right, left->type.unit);
    return true;
  }
  report(problems::different_units(left->type.unit, right->type.unit, place));
  return false;
}

ExpressionPtr Checker::binary(const syntax::Binary& tree, const Standing& standing, Span place) {
  const bool additive = tree.op == syntax::Operator::Add || tree.op == syntax::Operator::Subtract;
  if (additive)
    for (const auto* side : {tree.left.get(), tree.right.get()})
      if (std::holds_alternative<syntax::Percent>(side->node)) {
        report(problems::percent_added(side->place));
        return nullptr;
      }
  ExpressionPtr left = expression(*tree.left, standing), right = expression(*tree.right, standing);
  if (left && right && (left->type.kind == values::Kind::Date || right->type.kind == values::Kind::Date))
    return dated(tree, std::move(left), std::move(right), place);
  left = calculable(std::move(left), tree.left->place), right = calculable(std::move(right), tree.right->place);
  if (!left || !right) return nullptr;
  if (additive && !same_units(left, right, place)) return nullptr;
  const Operator op = operator_of(tree.op);
  const bool by_decimal = decimal_factor(regulation_, left) || decimal_factor(regulation_, right);
  Type type = combined(op, left->type, right->type, by_decimal);
  type.low_best = low_best(op, left, right);
  return make(Arithmetic{op, std::move(left), std::move(right)}, type, place);
}

// 10/20 is a mark where 20 is a declared scale, else the exact quotient (R25, decisions 13).
ExpressionPtr Checker::fraction(const syntax::Fraction& tree, Span place) {
  const auto top = Number::parse(tree.numerator), bottom = Number::parse(tree.denominator);
  if (!top || !bottom || bottom->sign() == 0) {
    report(problems::value_expected("une fraction", place));
    return nullptr;
  }
  bool scale = *bottom == Number(20) || (regulation_.mark_type.scale && *regulation_.mark_type.scale == *bottom);
  for (const Fact& fact : regulation_.facts)
    scale = scale || (fact.type.scale && *fact.type.scale == *bottom);
  for (const ScaleTable& table : regulation_.tables)
    for (const ScaleTable::Argument& argument : table.arguments)
      scale = scale || (argument.type.scale && *argument.type.scale == *bottom);
  if (*bottom != Number(20) && *top > *bottom) scale = false;  // 20/6: what carries a mark on 6 to 20
  Type type;
  const Number value = scale ? *top : *top / *bottom;
  type.low = type.high = value;
  if (scale) {
    type.scale = *bottom;
    if (*top > *bottom || top->sign() < 0)
      report(problems::threshold_outside_scale(tree.numerator + "/" + tree.denominator, "de 0 à " + tree.denominator,
                                               place));
  }
  return make(Constant{values::Value::of(value)}, type, place);
}

ExpressionPtr Checker::number(const syntax::Expression& tree, const Standing& standing) {
  return calculable(expression(tree, standing), tree.place);
}

ExpressionPtr Checker::calculable(ExpressionPtr found, Span place) {
  if (!found) return nullptr;
  if (found->type.kind == values::Kind::Number) return found;
  if (const auto* constant = as<Constant>(found); constant && !constant->value.present()) return found;  // sans objet
  report(problems::number_expected("ceci est " + nature_text(found->type), place));
  return nullptr;
}

// A day moves by whole days, months or years of the calendar; two days are some days apart.
ExpressionPtr Checker::dated(const syntax::Binary& tree, ExpressionPtr left, ExpressionPtr right, Span place) {
  using values::Unit;
  const bool first = left->type.kind == values::Kind::Date, second = right->type.kind == values::Kind::Date;
  const Operator op = operator_of(tree.op);
  Type type;
  if (first && second && op == Operator::Subtract) {
    type.unit = Unit::of(Unit::Days);
    return make(Arithmetic{op, std::move(left), std::move(right)}, type, place);
  }
  const Type& by = first ? right->type : left->type;
  const bool moves =
      first != second && by.kind == values::Kind::Number &&
      (by.unit == Unit::of(Unit::Days) || by.unit == Unit::of(Unit::Months) || by.unit == Unit::of(Unit::Years)) &&
      (op == Operator::Add || (op == Operator::Subtract && first));
  if (!moves) {
    report(problems::value_expected(
        "une date et une durée : « d + 4 mois », « d − 10 jours », ou deux dates : « d − e »", place));
    return nullptr;
  }
  type.kind = values::Kind::Date;
  return make(Arithmetic{op, std::move(left), std::move(right)}, type, place);
}

std::optional<values::Value> Checker::constant(const syntax::Expression& tree, const Type& type) {
  using values::Value;
  if (std::holds_alternative<syntax::Nothing>(tree.node)) return Value();
  if (type.kind == values::Kind::Code) {
    const auto word = word_of(tree);
    if (word)
      if (const auto code = code_at(regulation_, type.list, *word, tree.place)) return Value::of_code(*code);
    report(problems::unknown_code(word.value_or(""), regulation_.code_lists[type.list.index()].name, tree.place,
                                  code_names(type.list)));
    return std::nullopt;
  }
  if (type.kind == values::Kind::Text) {
    if (const auto word = word_of(tree)) return Value::of(*word);
  } else if (ExpressionPtr found = expression(tree, Standing{})) {
    const auto* literal = as<Constant>(found);
    if (literal && found->type.kind == type.kind) {
      if (type.kind == values::Kind::Number && !fits(found, type)) return std::nullopt;
      return literal->value;
    }
  } else {
    return std::nullopt;
  }
  report(problems::value_expected(
      type.kind == values::Kind::Truth ? "oui ou non" : "un nombre, une date ou un texte du type déclaré", tree.place));
  return std::nullopt;
}

}  // namespace bareme::semantics
