#include "semantics/intervals.hpp"

#include <algorithm>

namespace bareme::semantics {
namespace {

using values::Number;

void widen(Interval& interval, const Interval& by) {
  if (!interval.low || !by.low)
    interval.low.reset();
  else
    interval.low = std::min(*interval.low, *by.low);
  if (!interval.high || !by.high)
    interval.high.reset();
  else
    interval.high = std::max(*interval.high, *by.high);
}

bool sans_objet(const Expression& expression) {
  const auto* constant = std::get_if<Constant>(&expression.node);
  return constant && !constant->value.present();
}

// A mark may be a code, worth what its list says.
void widen_by_codes(Interval& interval, const CheckedRegulation& regulation) {
  for (const Code& code : regulation.codes)
    if (code.effect == MarkEffect::Worth) widen(interval, {code.worth, code.worth});
}

Interval declared(const CheckedRegulation& regulation, const Type& type) {
  Interval interval{type.low, type.high};
  if (type.mark) widen_by_codes(interval, regulation);
  return interval;
}

Interval rounded(Interval interval, const values::Rounding& rounding) {
  if (interval.low) interval.low = values::rounded(*interval.low, rounding);
  if (interval.high) interval.high = values::rounded(*interval.high, rounding);
  return interval;
}

constexpr int deepest = 8;  // quantities read through one another: beyond, the bounds their author's scales give

Interval interval_within(const CheckedRegulation& regulation, const Expression& expression, int depth);

Interval of_quantity(const CheckedRegulation& regulation, const Quantity& quantity, int depth) {
  Interval interval = declared(regulation, quantity.type);
  bool first = depth < deepest;
  for (const Rule& rule : quantity.rules) {
    if (!rule.body || sans_objet(*rule.body)) continue;
    const Interval body = interval_within(regulation, *rule.body, depth + 1);
    if (first)
      interval = body;
    else
      widen(interval, body);
    first = false;
  }
  for (const ExceptionRule& exception : quantity.exceptions)
    if (exception.body && !sans_objet(*exception.body))
      widen(interval, interval_within(regulation, *exception.body, depth + 1));
  return quantity.rounding ? rounded(interval, *quantity.rounding) : interval;
}

bool always_there(const CheckedRegulation& regulation, const Expression& expression) {
  const auto* fact = std::get_if<ReadFact>(&expression.node);
  return (std::holds_alternative<Constant>(expression.node) && !sans_objet(expression)) ||
         (fact && regulation.fact(fact->fact).source == FactSource::Parameter);
}

// A part that may be sans objet leaves the others alone: it bounds nothing.
Interval of_extremum(const CheckedRegulation& regulation, const Extremum& extremum, int depth) {
  Interval interval;
  bool first = true;
  for (const ExpressionPtr& item : extremum.items) {
    if (sans_objet(*item)) continue;
    const Interval range = interval_within(regulation, *item, depth);
    if (first)
      interval = range;
    else
      widen(interval, range);
    first = false;
  }
  for (const ExpressionPtr& item : extremum.items) {
    if (!always_there(regulation, *item)) continue;
    const Interval range = interval_within(regulation, *item, depth);
    if (extremum.max && range.low && (!interval.low || *range.low > *interval.low)) interval.low = range.low;
    if (!extremum.max && range.high && (!interval.high || *range.high < *interval.high)) interval.high = range.high;
  }
  return interval;
}

// What is rounded to a step may leave the bounds of what was rounded by less than a step.
Interval of_function(const CheckedRegulation& regulation, const Function& function, const Type& type) {
  Interval interval = declared(regulation, type);
  std::optional<Number> step;
  if (function.name == FunctionName::Floor || function.name == FunctionName::Ceiling) step = Number(1);
  if (function.name == FunctionName::Round || function.name == FunctionName::Truncate)
    if (const auto* constant = std::get_if<Constant>(&function.arguments[1]->node)) step = constant->value.number();
  if (step && interval.low) interval.low = *interval.low - *step;
  if (step && interval.high) interval.high = *interval.high + *step;
  return interval;
}

Interval interval_within(const CheckedRegulation& regulation, const Expression& expression, int depth) {
  if (const auto* constant = std::get_if<Constant>(&expression.node))
    return constant->value.present() ? Interval{constant->value.number(), constant->value.number()} : Interval{};
  if (const auto* read = std::get_if<ReadQuantity>(&expression.node))
    return of_quantity(regulation, regulation.quantity(read->quantity), depth);
  if (const auto* extremum = std::get_if<Extremum>(&expression.node)) return of_extremum(regulation, *extremum, depth);
  if (const auto* function = std::get_if<Function>(&expression.node))
    return of_function(regulation, *function, expression.type);
  // A parameter is what its règlement says today; a hypothesis or another year may give it any value of its scale.
  const auto* fact = std::get_if<ReadFact>(&expression.node);
  if (fact && regulation.fact(fact->fact).source == FactSource::Parameter)
    return expression.type.scale ? Interval{Number(0), expression.type.scale} : Interval{};
  Interval interval = declared(regulation, expression.type);
  const auto* aggregate = std::get_if<Aggregate>(&expression.node);
  if (aggregate && (aggregate->operation == Operation::Sum || aggregate->operation == Operation::Product)) {
    // Of nothing, a sum is 0 and a product 1, whatever the bounds of their terms.
    interval.high.reset();
    if (interval.low) interval.low = interval.low->sign() < 0 ? std::nullopt : std::optional(Number(0));
  }
  return interval;
}

}  // namespace

Interval interval_of(const CheckedRegulation& regulation, const Expression& expression) {
  return interval_within(regulation, expression, 0);
}

std::optional<Number> step_of(const CheckedRegulation& regulation, const Expression& expression) {
  if (const auto* read = std::get_if<ReadQuantity>(&expression.node)) {
    const Quantity& quantity = regulation.quantity(read->quantity);
    if (quantity.role != Quantity::Role::Mark && quantity.rounding) return quantity.rounding->step;
  }
  const auto* aggregate = std::get_if<Aggregate>(&expression.node);
  if (aggregate && aggregate->operation == Operation::Count) return Number(1);
  return std::nullopt;
}

}  // namespace bareme::semantics
