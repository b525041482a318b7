#include <algorithm>

#include "plan/problems.hpp"
#include "plan/unroll.hpp"

namespace bareme::plan {

using semantics::Expression;
using values::State;
using values::Value;

namespace {

Op op_of(semantics::Operator op) {
  switch (op) {
    case semantics::Operator::Add:
      return Op::Add;
    case semantics::Operator::Subtract:
      return Op::Subtract;
    case semantics::Operator::Multiply:
      return Op::Multiply;
    case semantics::Operator::Divide:
      return Op::Divide;
  }
  return Op::Add;
}

Op op_of(semantics::Relation relation) {
  switch (relation) {
    case semantics::Relation::Equal:
      return Op::Equal;
    case semantics::Relation::NotEqual:
      return Op::NotEqual;
    case semantics::Relation::Less:
      return Op::Less;
    case semantics::Relation::LessEqual:
      return Op::LessEqual;
    case semantics::Relation::Greater:
      return Op::Greater;
    case semantics::Relation::GreaterEqual:
      return Op::GreaterEqual;
  }
  return Op::Equal;
}

std::optional<values::Rounding> rounding_of(const semantics::Function& function, const Value* step) {
  using semantics::FunctionName;
  using values::RoundingMode;
  if (step && (!step->is_number() || step->number().sign() <= 0)) return std::nullopt;
  const values::Number by = step ? step->number() : values::Number(1);
  switch (function.name) {
    case FunctionName::Round:
      return values::Rounding{function.mode, by};
    case FunctionName::Truncate:
      return values::Rounding{RoundingMode::Truncate, by};
    case FunctionName::Floor:
      return values::Rounding{RoundingMode::Down, by};
    case FunctionName::Ceiling:
      return values::Rounding{RoundingMode::Up, by};
    default:
      return std::nullopt;
  }
}

}  // namespace

Slot Unroller::expression(const Expression& expression, const Standing& standing) {
  return std::visit([&](const auto& node) { return of(node, standing); }, expression.node);
}

Slot Unroller::operand(const Expression& expression, const Standing& standing) {
  const Slot slot = this->expression(expression, standing);
  return expression.type.kind == values::Kind::Text ? slot : builder_.effect(slot);
}

Slot Unroller::of(const semantics::Constant& node, const Standing&) { return builder_.constant(node.value); }

// A name without a level is an object of the level that is read: MATH5 as ecue, or as the matière that fills it.
Unroller::ObjectId Unroller::reached(const semantics::Reach& reach, ObjectId from, semantics::LevelId level) const {
  semantics::Reach wanted = reach;
  if (wanted.kind == semantics::Reach::Kind::Named && !wanted.level.valid()) wanted.level = level;
  return curriculum_.reach(from, wanted);
}

Slot Unroller::of(const semantics::ReadQuantity& node, const Standing& standing) {
  const semantics::Quantity& quantity = regulation_.quantity(node.quantity);
  const ObjectId met = reached(node.reach, standing.object, quantity.level);
  const ObjectId object = met.valid() ? curriculum_.ancestor(met, quantity.level) : met;
  if (!object.valid()) return builder_.absent(State::SansObjet);
  const bool ruled = quantity.role == semantics::Quantity::Role::Value ||
                     quantity.role == semantics::Quantity::Role::Predicate ||
                     quantity.role == semantics::Quantity::Role::Proposition;
  const CellKey key{object, node.quantity, standing.view};
  if (ruled && !cells_.contains(key) && !elsewhere_[object.index()] &&
      curriculum_.rule_for(regulation_, node.quantity, object) < 0 && !has_exception(object, quantity)) {
    auto& objects = uncovered_[node.quantity].objects;
    if (std::find(objects.begin(), objects.end(), object) == objects.end()) objects.push_back(object);
  }
  return cell(object, node.quantity, standing.view);
}

Slot Unroller::of(const semantics::ReadFact& node, const Standing& standing) {
  const ObjectId seen_from = reached(node.reach, standing.object, regulation_.fact(node.fact).level);
  return seen_from.valid() ? fact(node.fact, standing, seen_from) : builder_.absent(State::SansObjet);
}

Slot Unroller::of(const semantics::ReadJury& node, const Standing&) { return jury(node.fact); }

Slot Unroller::of(const semantics::Argument& node, const Standing& standing) {
  const auto index = static_cast<std::size_t>(node.index);
  return index < standing.arguments.size() ? standing.arguments[index] : builder_.absent(State::SansObjet);
}

Slot Unroller::of(const semantics::Arithmetic& node, const Standing& standing) {
  const Slot left = operand(*node.left, standing), right = operand(*node.right, standing);
  const bool date = node.left->type.kind == values::Kind::Date || node.right->type.kind == values::Kind::Date;
  return date ? dated(node, left, right) : builder_.add(op_of(node.op), {left, right});
}

// Two dates subtract into days; a date moves by days, or by months or years of the calendar.
Slot Unroller::dated(const semantics::Arithmetic& node, Slot left, Slot right) {
  const bool date_first = node.left->type.kind == values::Kind::Date;
  if (node.left->type.kind == node.right->type.kind) return builder_.add(Op::Subtract, {left, right});
  const Slot amount = date_first ? right : left;
  const values::Unit& unit = (date_first ? node.right : node.left)->type.unit;
  Instruction moved;
  moved.op = Op::Function;
  moved.operands = {date_first ? left : right,
                    node.op == semantics::Operator::Subtract ? builder_.add(Op::Negate, {amount}) : amount};
  moved.flag = unit == values::Unit::of(values::Unit::Years)    ? MoveByYears
               : unit == values::Unit::of(values::Unit::Months) ? MoveByMonths
                                                                : MoveByDays;
  return builder_.add(std::move(moved));
}

Slot Unroller::of(const semantics::Negate& node, const Standing& standing) {
  return builder_.add(Op::Negate, {operand(*node.operand, standing)});
}

Slot Unroller::of(const semantics::Compare& node, const Standing& standing) {
  const Slot left = operand(*node.left, standing);
  return builder_.add(op_of(node.relation), {left, operand(*node.right, standing)});
}

Slot Unroller::of(const semantics::Extremum& node, const Standing& standing) {
  const Op op = node.max ? Op::Max : Op::Min;
  std::vector<Slot> items, own;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    items.push_back(operand(*node.items[i], standing));
    if (!node.limits.empty() && !node.limits[i]) own.push_back(items.back());
  }
  const Slot outcome = builder_.add(op, std::move(items));
  if (own.empty()) return outcome;
  const Slot there = builder_.add(Op::Exists, {own.size() == 1 ? own.front() : builder_.add(op, std::move(own))});
  return builder_.add(Op::Keep, {there, outcome});
}

Slot Unroller::of(const semantics::Function& node, const Standing& standing) {
  Instruction instruction;
  for (const auto& argument : node.arguments)
    instruction.operands.push_back(operand(*argument, standing));
  const bool dates = node.arguments.front()->type.kind == values::Kind::Date;
  const Value* step =
      instruction.operands.size() == 2 && !dates ? builder_.constant_of(instruction.operands[1]) : nullptr;
  if (node.name == semantics::FunctionName::Absolute) {
    instruction.op = Op::Absolute;
  } else if (auto rounding = rounding_of(node, step); rounding && (step || instruction.operands.size() == 1)) {
    instruction.op = Op::Round;
    instruction.operands.resize(1);
    instruction.rounding = std::move(rounding);
  } else {
    instruction.op = Op::Function;
    instruction.flag = static_cast<int>(node.name);
  }
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Apply& node, const Standing& standing) {
  Standing inside = standing;
  inside.arguments.clear();
  for (const auto& argument : node.arguments)
    inside.arguments.push_back(expression(*argument, standing));
  return expression(*regulation_.tables[node.table.index()].body, inside);
}

Slot Unroller::of(const semantics::Table& node, const Standing& standing) {
  const Slot subject = expression(*node.subject, standing);
  Instruction instruction;
  instruction.op = Op::Table;
  const bool text = node.subject->type.kind == values::Kind::Text;  // which no effect replaces
  instruction.operands = {subject, text ? subject : builder_.effect(subject)};
  for (const semantics::TableRow& row : node.rows) {
    instruction.table.push_back({op_of(row.relation), row.key});
    instruction.operands.push_back(expression(*row.result, standing));
  }
  instruction.operands.push_back(node.otherwise ? expression(*node.otherwise, standing)
                                                : builder_.absent(State::EnErreur));
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::InView& node, const Standing& standing) {
  Standing inside = standing;
  inside.view = standing.view.with(node.view);
  return expression(*node.operand, inside);
}

void Unroller::allocate(const semantics::Allocation& node, const Standing& standing, Instruction& instruction) {
  instruction.flag = static_cast<int>(node.told);
  instruction.about = node.about;
  instruction.wishes = static_cast<int>(node.wishes.size());
  for (const semantics::ExpressionPtr& wish : node.wishes)
    instruction.operands.push_back(expression(*wish, standing));
  for (const semantics::Opening& opening : node.openings) {
    instruction.codes.push_back(opening.code);
    instruction.operands.push_back(opening.room ? operand(*opening.room, standing) : -1);
  }
}

// The same object for everyone: the operand is unrolled where we stand, and read down the whole promotion.
Slot Unroller::of(const semantics::Cohort& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = node.lua ? Op::LuaCohort : node.allocation ? Op::Allocate : node.rank ? Op::Rank : Op::CohortFold;
  instruction.flag =
      node.rank ? static_cast<int>(node.ties.value_or(regulation_.ties)) : static_cast<int>(node.operation);
  instruction.count = node.without_pending ? 1 : 0;
  for (const semantics::RankKey& key : node.keys) {
    instruction.operands.push_back(operand(*key.operand, standing));
    instruction.ascending.push_back(key.ascending);
  }
  if (node.lua)
    instruction.operands.push_back(operand(*node.lua->arguments.front(), standing));
  else if (!node.rank)
    instruction.operands.push_back(node.operand ? operand(*node.operand, standing) : -1);
  instruction.operands.push_back(node.condition ? expression(*node.condition, standing) : -1);
  if (node.allocation) allocate(*node.allocation, standing, instruction);
  if (node.lua) promotion_call(*node.lua, standing, instruction);
  std::vector<FactId> keys = regulation_.population_keys;
  keys.insert(keys.end(), node.same.begin(), node.same.end());
  for (const FactId key : keys)
    instruction.operands.push_back(fact(key, standing, standing.object));
  return builder_.add(std::move(instruction));
}

}  // namespace bareme::plan
