#include "evaluation/possible.hpp"

#include <algorithm>

#include "semantics/relation.hpp"

namespace bareme::evaluation {

using semantics::Operation;
using semantics::Operator;
using semantics::Relation;
using values::Number;
using values::Value;

Possible Possible::anything() {
  Possible possible;
  possible.unknown = true;
  return possible;
}

Possible Possible::of(const Value& value) {
  Possible possible;
  if (value.is_number())
    possible.numbers = Range{value.number(), value.number()};
  else if (value.present())
    possible.others.push_back(value);
  else
    (value.state() == values::State::SansObjet ? possible.nothing : possible.unknown) = true;
  return possible;
}

Possible Possible::between(Number low, Number high) {
  Possible possible;
  possible.numbers = Range{std::move(low), std::move(high)};
  return possible;
}

Possible Possible::truth(bool may_hold, bool may_fail) {
  Possible possible;
  if (may_hold) possible.add(Value::of_truth(true));
  if (may_fail) possible.add(Value::of_truth(false));
  return possible;
}

void Possible::add(const Possible& more) {
  if (more.numbers && numbers)
    numbers = Range{std::min(numbers->low, more.numbers->low), std::max(numbers->high, more.numbers->high)};
  else if (more.numbers)
    numbers = more.numbers;
  for (const Value& other : more.others)
    if (std::find(others.begin(), others.end(), other) == others.end()) others.push_back(other);
  nothing = nothing || more.nothing;
  unknown = unknown || more.unknown;
}

bool Possible::may(bool truth) const {
  return unknown || std::find(others.begin(), others.end(), Value::of_truth(truth)) != others.end();
}

bool Possible::surely(bool truth) const {
  const std::optional<Value> value = only();
  return value && value->is_truth() && value->truth() == truth;
}

std::optional<Value> Possible::only() const {
  if (unknown) return std::nullopt;
  const std::size_t kinds = (numbers ? 1U : 0U) + others.size() + (nothing ? 1U : 0U);
  if (kinds != 1) return std::nullopt;
  if (nothing) return Value();
  if (!numbers) return others.front();
  if (!(numbers->low == numbers->high)) return std::nullopt;
  return Value::of(numbers->low);
}

namespace {

bool any_unknown(const std::vector<Possible>& items) {
  return std::any_of(items.begin(), items.end(), [](const Possible& item) { return item.unknown; });
}
bool any_nothing(const std::vector<Possible>& items) {
  return std::any_of(items.begin(), items.end(), [](const Possible& item) { return item.nothing; });
}

using Bound = Number Possible::Range::*;

// The least (or greatest) mean when the parts that may be sans objet come or not: those below the mean of the others
// pull it down, from the lowest up; those above it do not.
Number extreme_mean(const std::vector<PossiblePart>& parts, Bound bound, bool least) {
  std::vector<values::WeightedPart> kept, optional;
  for (const PossiblePart& part : parts)
    if (part.value.numbers)
      (part.value.nothing ? optional : kept).push_back({(*part.value.numbers).*bound, part.weight});
  const auto pulls = [&](const Number& one, const Number& other) { return least ? one < other : one > other; };
  std::sort(optional.begin(), optional.end(),
            [&](const auto& one, const auto& other) { return pulls(one.value, other.value); });
  for (const values::WeightedPart& part : optional)
    if (kept.empty() || pulls(part.value, values::weighted_mean(kept))) kept.push_back(part);
  return values::weighted_mean(kept);
}

std::vector<Possible> values_of(const std::vector<PossiblePart>& parts) {
  std::vector<Possible> items;
  for (const PossiblePart& part : parts)
    items.push_back(part.value);
  return items;
}

Possible sum_of(const std::vector<PossiblePart>& parts) {
  const Number zero;
  Number low, high;
  for (const auto& [value, weight] : parts) {
    if (!value.numbers) continue;
    low = low + (value.nothing ? std::min(value.numbers->low, zero) : value.numbers->low);
    high = high + (value.nothing ? std::max(value.numbers->high, zero) : value.numbers->high);
  }
  return Possible::between(low, high);
}

Possible count_of(const std::vector<PossiblePart>& parts) {
  std::int64_t sure = 0, at_most = 0;
  for (const auto& [value, weight] : parts) {
    if (value.numbers) ++at_most;
    if (value.numbers && !value.nothing) ++sure;
  }
  return Possible::between(sure, at_most);
}

// The order between two ranges is one of those between their ends, or equality where they overlap.
Possible range_comparison(Relation relation, const Possible::Range& left, const Possible::Range& right) {
  std::vector<std::strong_ordering> orders = {left.low <=> right.high, left.high <=> right.low};
  if (left.low <= right.high && right.low <= left.high) orders.push_back(std::strong_ordering::equal);
  Possible outcome;
  for (const std::strong_ordering order : orders)
    outcome.add(Value::of_truth(semantics::holds(relation, order)));
  return outcome;
}

}  // namespace

Possible possible_mean(const std::vector<PossiblePart>& parts) {
  std::vector<PossiblePart> counting;
  bool sure = false;
  for (const PossiblePart& part : parts) {
    if (!part.value.only_numbers() || part.weight.sign() < 0) return Possible::anything();
    if (part.weight.sign() == 0 || !part.value.numbers) continue;
    counting.push_back(part);
    sure = sure || !part.value.nothing;
  }
  if (counting.empty()) return Possible::of(Value());
  Possible mean = Possible::between(extreme_mean(counting, &Possible::Range::low, true),
                                    extreme_mean(counting, &Possible::Range::high, false));
  mean.nothing = !sure;
  return mean;
}

Possible possible_fold(Operation operation, const std::vector<PossiblePart>& parts) {
  for (const PossiblePart& part : parts)
    if (!part.value.only_numbers()) return Possible::anything();
  switch (operation) {
    case Operation::Mean:
      return possible_mean(parts);
    case Operation::Sum:
      return sum_of(parts);
    case Operation::Count:
      return count_of(parts);
    case Operation::Min:
    case Operation::Max:
      return possible_extremum(operation == Operation::Max, values_of(parts));
    case Operation::Median:
    case Operation::Product:
    case Operation::Variance:
    case Operation::First:
    case Operation::Last:
      break;
  }
  return Possible::anything();
}

// Under max: at least the greatest of the lows that are surely there, at most the greatest of the highs.
Possible possible_extremum(bool max, const std::vector<Possible>& items) {
  std::optional<Possible::Range> sure, any;
  const auto stretch = [&](std::optional<Possible::Range>& range, const Possible::Range& by) {
    if (!range)
      range = by;
    else if (max)
      range = Possible::Range{std::max(range->low, by.low), std::max(range->high, by.high)};
    else
      range = Possible::Range{std::min(range->low, by.low), std::min(range->high, by.high)};
  };
  Possible hull;
  for (const Possible& item : items) {
    if (!item.only_numbers()) return Possible::anything();
    if (!item.numbers) continue;
    stretch(any, *item.numbers);
    if (!item.nothing) stretch(sure, *item.numbers);
    hull.add(Possible::between(item.numbers->low, item.numbers->high));
  }
  if (!any) return Possible::of(Value());
  const Possible::Range& base = sure ? *sure : *hull.numbers;
  Possible outcome = max ? Possible::between(base.low, any->high) : Possible::between(any->low, base.high);
  outcome.nothing = !sure;
  return outcome;
}

Possible possible_arithmetic(Operator op, const Possible& left, const Possible& right) {
  if (!left.only_numbers() || !right.only_numbers()) return Possible::anything();
  Possible outcome;
  outcome.nothing = left.nothing || right.nothing;
  if (!left.numbers || !right.numbers) return outcome;
  const Possible::Range &a = *left.numbers, &b = *right.numbers;
  if (op == Operator::Divide && b.low.sign() * b.high.sign() <= 0) return Possible::anything();
  for (const Number& x : {a.low, a.high})
    for (const Number& y : {b.low, b.high})
      switch (op) {
        case Operator::Add:
          outcome.add(Value::of(x + y));
          break;
        case Operator::Subtract:
          outcome.add(Value::of(x - y));
          break;
        case Operator::Multiply:
          outcome.add(Value::of(x * y));
          break;
        case Operator::Divide:
          outcome.add(Value::of(x / y));
          break;
      }
  return outcome;
}

Possible possible_opposite(const Possible& value) {
  return possible_arithmetic(Operator::Subtract, Possible::of(Value::of(Number(0))), value);
}

Possible possible_comparison(Relation relation, const Possible& left, const Possible& right) {
  const bool mixed = (left.numbers && !right.others.empty()) || (right.numbers && !left.others.empty());
  if (left.unknown || right.unknown || mixed) return Possible::anything();
  Possible outcome;
  outcome.nothing = left.nothing || right.nothing;
  if (left.numbers && right.numbers) outcome.add(range_comparison(relation, *left.numbers, *right.numbers));
  for (const Value& one : left.others)
    for (const Value& other : right.others) {
      const auto order = values::is_textual(one.kind()) ? one.text() <=> other.text() : one.number() <=> other.number();
      if (one.kind() != other.kind()) return Possible::anything();
      outcome.add(Value::of_truth(semantics::holds(relation, order)));
    }
  return outcome;
}

Possible possible_all(const std::vector<Possible>& items, bool skip) {
  bool may_hold = true, may_fail = false;
  for (const Possible& item : items) {
    if (item.surely(false)) return Possible::truth(false, true);
    may_hold = may_hold && (item.may(true) || (skip && item.nothing));
    may_fail = may_fail || item.may(false);
  }
  Possible outcome = Possible::truth(may_hold, may_fail);
  outcome.nothing = !skip && any_nothing(items);
  outcome.unknown = any_unknown(items);
  return outcome;
}

Possible possible_at_least(const std::vector<Possible>& items, std::size_t count, bool skip) {
  std::size_t may_hold = 0, hold = 0;
  for (const Possible& item : items) {
    if (item.may(true)) ++may_hold;
    if (item.surely(true)) ++hold;
  }
  if (hold >= count) return Possible::truth(true, false);
  Possible outcome = Possible::truth(may_hold >= count, true);
  outcome.nothing = !skip && any_nothing(items);
  outcome.unknown = any_unknown(items);
  return outcome;
}

Possible possible_negation(const Possible& value) {
  Possible outcome = Possible::truth(value.may(false), value.may(true));
  outcome.nothing = value.nothing;
  outcome.unknown = value.unknown;
  return outcome;
}

}  // namespace bareme::evaluation
