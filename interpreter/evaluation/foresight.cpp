// Quantities and inputs: what is known is taken from the tree evaluator; what waits is read over sets.
#include "evaluation/foresight.hpp"

#include <algorithm>

#include "semantics/marks.hpp"
#include "values/rounding.hpp"

namespace bareme::evaluation {

using namespace semantics;
using Role = Quantity::Role;

Possible Foresight::cell(const plan::CellKey& key) {
  const Value known = walk_.read(key, nullptr);
  const bool sure = provisional_.empty() || !provisional_[key.quantity.index()];
  if (!to_come(known) && sure) return Possible::of(known);
  if (const auto found = cells_.find(key); found != cells_.end()) return found->second;
  // What a mark that stands cuts short (a branch no mark would ever take) may lead back here once it is to come.
  if (!open_.insert(key).second) return Possible::anything();
  Possible possible = waiting(key);
  open_.erase(key);
  cells_[key] = possible;
  return possible;
}

std::optional<values::Value> Foresight::certain(const semantics::Expression& condition, const Standing& at) {
  return evaluate(condition, {at, nullptr}).only();
}

Possible Foresight::waiting(const plan::CellKey& key) {
  if (walk_.posed(key) || walk_.elsewhere(key.object)) return Possible::anything();
  if (const Value capital = walk_.capitalised(key.object); capital.state() != State::SansObjet)
    return Possible::anything();
  if (walk_.follows(key.object) != State::Present) return Possible::anything();
  switch (walk_.regulation().quantity(key.quantity).role) {
    case Role::Decision:
      return Possible::anything();
    case Role::Result: {
      const QuantityId decided = walk_.sibling(key.quantity, Role::Decision);
      const QuantityId proposed = walk_.sibling(key.quantity, Role::Proposition);
      const bool open =
          !decided.valid() || walk_.read({key.object, decided, key.view}, nullptr).state() == State::SansObjet;
      return open && proposed.valid() ? cell({key.object, proposed, key.view}) : Possible::anything();
    }
    case Role::Validated:
      return validated(key);
    default:
      return ruled(key);
  }
}

Possible Foresight::validated(const plan::CellKey& key) {
  const Possible result = cell({key.object, walk_.sibling(key.quantity, Role::Result), key.view});
  if (result.unknown) return Possible::anything();
  Possible outcome;
  outcome.nothing = result.nothing;
  for (const Value& code : result.others)
    outcome.add(Value::of_truth(code.is_code() && walk_.regulation().code(code.code()).kind == Code::Kind::Validating));
  return outcome;
}

Possible Foresight::ruled(const plan::CellKey& key) {
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  bool base_too = true;
  const std::optional<Possible> replaced = exceptions(key, base_too);
  Possible outcome = replaced.value_or(Possible());
  if (base_too) outcome.add(base(key));
  if (outcome.numbers && quantity.rounding && quantity.role != Role::Mark)
    outcome.numbers = Possible::Range{values::rounded(outcome.numbers->low, *quantity.rounding),
                                      values::rounded(outcome.numbers->high, *quantity.rounding)};
  return outcome;
}

// What the exceptions that may apply give; `base_too` unless one surely applies. Two that may apply together without
// an order between them might be in error: nothing is foreseen.
std::optional<Possible> Foresight::exceptions(const plan::CellKey& key, bool& base_too) {
  struct Contender {
    std::size_t index;
    bool sure;
  };
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  const auto place = [&](const ExceptionRule& exception) {
    return Place{{key.object, key.object, key.view.with(exception.heading.view), exception.article, nullptr}};
  };
  std::vector<Contender> contenders;
  for (std::size_t i = 0; i < quantity.exceptions.size(); ++i) {
    const ExceptionRule& exception = quantity.exceptions[i];
    if (!walk_.curriculum().selects(walk_.regulation(), key.object, exception.heading.scope.filters)) continue;
    const Possible applies =
        exception.condition ? evaluate(*exception.condition, place(exception)) : Possible::of(Value::of_truth(true));
    if (applies.unknown) return Possible::anything();
    if (applies.may(true)) contenders.push_back({i, applies.surely(true)});
  }
  Possible outcome;
  std::vector<std::size_t> met;
  for (const Contender& one : contenders) {
    const bool beaten = std::any_of(contenders.begin(), contenders.end(), [&](const Contender& other) {
      return other.sure && walk_.wins_over(quantity, other.index, one.index);
    });
    if (beaten) continue;
    for (const std::size_t other : met)
      if (!walk_.wins_over(quantity, other, one.index) && !walk_.wins_over(quantity, one.index, other))
        return Possible::anything();
    met.push_back(one.index);
    base_too = base_too && !one.sure;
    outcome.add(evaluate(*quantity.exceptions[one.index].body, place(quantity.exceptions[one.index])));
  }
  return outcome;
}

Possible Foresight::base(const plan::CellKey& key) {
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  if (quantity.role == Role::Mark) {
    const Value mark = walk_.mark(key);
    if (!to_come(mark)) return Possible::of(mark);
    Type type = quantity.type;
    if (walk_.regulation().mark_maximum)
      type.high = mark_type_of(walk_.regulation(), walk_.curriculum(), key.object).high;
    return any_input(type);
  }
  const int index = walk_.curriculum().rule_for(walk_.regulation(), key.quantity, key.object);
  if (index < 0) return Possible::of(Value());
  if (quantity.role == Role::Proposition) return verdict(quantity.verdicts[static_cast<std::size_t>(index)], key);
  const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
  return evaluate(*rule.body, {{key.object, key.object, key.view.with(rule.heading.view), rule.article, nullptr}});
}

Possible Foresight::verdict(const Verdict& verdict, const plan::CellKey& key) {
  const Place at{{key.object, key.object, key.view.with(verdict.heading.view), verdict.article, nullptr}};
  Possible outcome;
  for (const VerdictRow& row : verdict.rows) {
    const Possible holds = evaluate(*row.condition, at);
    outcome.nothing = outcome.nothing || holds.nothing;
    outcome.unknown = outcome.unknown || holds.unknown;
    if (holds.may(true)) outcome.add(Value::of_code(row.code));
    if (!holds.may(false)) return outcome;
  }
  outcome.add(Value::of_code(verdict.otherwise));
  return outcome;
}

// Any value the declaration allows: a number of the scale, a code of the list, either truth. A mark may also be a code
// of « codes de note », but not one that says that the mark is still to come.
Possible Foresight::any_input(const Type& type) const {
  if (type.kind == values::Kind::Truth) return Possible::truth(true, true);
  Possible outcome;
  const auto add_codes = [&](ListId list) {
    if (!list.valid()) return;
    for (const values::CodeId code : walk_.regulation().code_lists[list.index()].codes)
      if (walk_.regulation().code(code).effect != MarkEffect::Awaits) outcome.add(Value::of_code(code));
  };
  if (type.kind == values::Kind::Code) {
    add_codes(type.list);
    return outcome;
  }
  const std::optional<values::Number> low = type.low     ? type.low
                                            : type.scale ? std::optional(values::Number(0))
                                                         : std::nullopt;
  const std::optional<values::Number> high = type.high ? type.high : type.scale;
  if (type.kind != values::Kind::Number || !low || !high) return Possible::anything();
  if (type.mark) add_codes(walk_.regulation().list_named("note"));
  outcome.add(Possible::between(*low, *high));
  return outcome;
}

}  // namespace bareme::evaluation
