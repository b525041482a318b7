// Expressions over sets: one arm a node kind, with the meaning expression.hpp gives it.
#include <algorithm>

#include "evaluation/foresight.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

// Stands for the argument of a barème while the tree evaluator tries what it can say without it.
const std::vector<values::Value> awaited_arguments(2, values::Value::absent(values::State::EnAttente));

}  // namespace

Possible Foresight::evaluate(const Expression& expression, const Place& at) {
  const Value known = walk_.evaluate(expression, at.at, nullptr);
  if (!to_come(known) && !is_provisional(expression)) return Possible::of(known);
  return std::visit([&](const auto& node) { return of(node, at); }, expression.node);
}

Possible Foresight::calculated(const Expression& expression, const Place& at) {
  return effect(evaluate(expression, at), expression.type);
}

Possible Foresight::effect(const Possible& value, const Type& type) const {
  Possible outcome;
  outcome.numbers = value.numbers;
  outcome.nothing = value.nothing;
  outcome.unknown = value.unknown;
  const ListId marks = walk_.regulation().list_named("note");
  for (const Value& other : value.others) {
    const Code* code = other.is_code() ? &walk_.regulation().code(other.code()) : nullptr;
    outcome.add(code && code->list == marks ? effect(*code, type) : Possible::of(other));
  }
  return outcome;
}

Possible Foresight::effect(const Code& code, const Type& type) const {
  switch (code.effect) {
    case MarkEffect::Worth:
      return Possible::of(Value::of(code.worth));
    case MarkEffect::Neutral:
      return Possible::of(Value());
    case MarkEffect::Awaits: {  // the mark that will stand in its place, codes included, whatever carried it here
      if (walk_.regulation().mark_maximum) return Possible::anything();
      Type mark = walk_.regulation().mark_type.high ? walk_.regulation().mark_type : type;
      mark.mark = true;
      return effect(any_input(mark), mark);
    }
    case MarkEffect::Impossible:
    case MarkEffect::None:
      break;
  }
  return Possible::anything();
}

std::vector<Possible> Foresight::all(const std::vector<ExpressionPtr>& items, const Place& at) {
  std::vector<Possible> found;
  for (const ExpressionPtr& item : items)
    found.push_back(evaluate(*item, at));
  return found;
}

Possible Foresight::of(const ReadQuantity& node, const Place& at) {
  const LevelId level = walk_.regulation().quantity(node.quantity).level;
  const ObjectId met = walk_.reach(node.reach, at.at, level);
  const ObjectId object = met.valid() ? walk_.curriculum().ancestor(met, level) : met;
  if (!object.valid()) return Possible::of(Value());  // no such object: « la matière précédente » of the first
  return cell({object, node.quantity, at.at.view});
}

Possible Foresight::of(const ReadAcquired& node, const Place& at) { return Possible::of(walk_.acquired(node, at.at)); }

// Where students do not all follow the same objects, what waits may also come to nothing.
Possible Foresight::of(const ReadFact& node, const Place&) {
  Possible outcome = any_input(walk_.regulation().fact(node.fact).type);
  outcome.nothing = outcome.nothing || !walk_.regulation().followed.empty();
  return outcome;
}

Possible Foresight::of(const Argument& node, const Place& at) {
  const auto index = static_cast<std::size_t>(node.index);
  return at.arguments && index < at.arguments->size() ? (*at.arguments)[index] : Possible::anything();
}

Possible Foresight::of(const Arithmetic& node, const Place& at) {
  return possible_arithmetic(node.op, calculated(*node.left, at), calculated(*node.right, at));
}

Possible Foresight::of(const Negate& node, const Place& at) { return possible_opposite(calculated(*node.operand, at)); }

Possible Foresight::of(const Extremum& node, const Place& at) {
  std::vector<Possible> items;
  bool only_limits = !node.limits.empty();
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    items.push_back(calculated(*node.items[i], at));
    if (only_limits && !node.limits[i]) only_limits = items.back().nothing || items.back().unknown;
  }
  Possible outcome = possible_extremum(node.max, items);
  outcome.nothing = outcome.nothing || only_limits;  // where all the others may be sans objet
  return outcome;
}

// Those that never decrease are read at both ends.
Possible Foresight::of(const Function& node, const Place& at) {
  const bool grows = node.name == FunctionName::Round || node.name == FunctionName::Truncate ||
                     node.name == FunctionName::Floor || node.name == FunctionName::Ceiling ||
                     node.name == FunctionName::Root;
  const Possible x = calculated(*node.arguments.front(), at);
  if (!grows || !x.only_numbers()) return Possible::anything();
  Possible outcome;
  outcome.nothing = x.nothing;
  if (!x.numbers) return outcome;
  TreeWalk::List low{Value::of(x.numbers->low)}, high{Value::of(x.numbers->high)};
  for (std::size_t i = 1; i < node.arguments.size(); ++i) {
    const Value step = walk_.calculated(node.arguments[i], at.at, nullptr);
    if (!step.is_number()) return Possible::anything();
    low.push_back(step);
    high.push_back(step);
  }
  outcome.add(walk_.function(node, low));
  outcome.add(walk_.function(node, high));
  return outcome;
}

Possible Foresight::of(const Apply& node, const Place& at) {
  const std::vector<Possible> arguments = all(node.arguments, at);
  Place inside{at.at, &arguments};
  inside.at.arguments = &awaited_arguments;
  return evaluate(*walk_.regulation().tables[node.table.index()].body, inside);
}

// A code is met by its own row; one no row names takes its effect and is looked for again.
Possible Foresight::of(const Table& node, const Place& at) {
  const Possible subject = evaluate(*node.subject, at);
  Possible outcome, rest = subject;
  rest.others.clear();
  for (const Value& other : subject.others) {
    const auto row = std::find_if(node.rows.begin(), node.rows.end(), [&](const TableRow& one) {
      return other.is_code() && one.relation == Relation::Equal && one.key == other;
    });
    if (row != node.rows.end())
      outcome.add(evaluate(*row->result, at));
    else
      rest.others.push_back(other);
  }
  outcome.add(looked_up(node, effect(rest, node.subject->type), at));
  return outcome;
}

Possible Foresight::looked_up(const Table& node, const Possible& subject, const Place& at) {
  Possible outcome, present = subject;
  outcome.nothing = std::exchange(present.nothing, false);
  outcome.unknown = present.unknown;
  if (present.unknown || (!present.numbers && present.others.empty())) return outcome;
  for (const TableRow& row : node.rows) {
    const Possible holds = possible_comparison(row.relation, present, Possible::of(row.key));
    if (holds.may(true)) outcome.add(evaluate(*row.result, at));
    if (!holds.may(false)) return outcome;
  }
  outcome.add(node.otherwise ? evaluate(*node.otherwise, at) : Possible::anything());
  return outcome;
}

Possible Foresight::of(const Case& node, const Place& at) {
  Possible outcome;
  for (const CaseRow& row : node.rows) {
    const Possible holds = evaluate(*row.condition, at);
    outcome.nothing = outcome.nothing || holds.nothing;
    outcome.unknown = outcome.unknown || holds.unknown;
    if (holds.may(true)) outcome.add(evaluate(*row.result, at));
    if (!holds.may(false)) return outcome;
  }
  outcome.add(node.otherwise ? evaluate(*node.otherwise, at) : Possible::anything());
  return outcome;
}

Possible Foresight::of(const Compare& node, const Place& at) {
  return possible_comparison(node.relation, calculated(*node.left, at), calculated(*node.right, at));
}

Possible Foresight::of(const Logic& node, const Place& at) {
  const std::vector<Possible> items = all(node.items, at);
  return node.all ? possible_all(items, false) : possible_at_least(items, 1, false);
}

Possible Foresight::of(const Not& node, const Place& at) { return possible_negation(evaluate(*node.operand, at)); }

Possible Foresight::of(const Is& node, const Place& at) {
  const Possible operand = evaluate(*node.operand, at);
  if (operand.unknown) return Possible::anything();
  Possible outcome;
  const auto answer = [&](bool is) { outcome.add(Value::of_truth(is != node.negated)); };
  if (operand.numbers) answer(node.number);
  if (operand.nothing) answer(false);
  for (const Value& other : operand.others)
    answer(other.is_code() ? std::find(node.codes.begin(), node.codes.end(), other.code()) != node.codes.end()
                           : std::find(node.texts.begin(), node.texts.end(), other.text()) != node.texts.end());
  return outcome;
}

Possible Foresight::of(const Exists& node, const Place& at) {
  const Possible operand = evaluate(*node.operand, at);
  if (operand.unknown) return Possible::anything();
  const bool there = operand.numbers || !operand.others.empty();
  return Possible::truth(node.negated ? operand.nothing : there, node.negated ? there : operand.nothing);
}

// Each letter needs its answer: one that may stay without makes the whole uncertain.
Possible Foresight::of(const Letters& node, const Place& at) {
  std::vector<Possible> letters;
  for (const Letter& letter : node.letters)
    letters.push_back(evaluate(*letter.condition, at));
  Possible outcome = node.mode == Letters::Mode::All ? possible_all(letters, false)
                     : node.mode == Letters::Mode::Any
                         ? possible_at_least(letters, 1, false)
                         : possible_at_least(letters, static_cast<std::size_t>(node.count), false);
  for (const Possible& letter : letters)
    outcome.unknown = outcome.unknown || letter.unknown;
  return outcome;
}

Possible Foresight::of(const InView& node, const Place& at) { return evaluate(*node.operand, at.in(node.view)); }

}  // namespace bareme::evaluation
