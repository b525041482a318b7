#include "plan/builder.hpp"

#include <algorithm>

namespace bareme::plan {

namespace {

using values::Number;
using values::State;
using values::Value;

void mix(std::size_t& hash, std::size_t part) { hash = hash * 1000003U ^ part; }

// Equal numbers hash alike however they are written; that different ones may too only costs a comparison.
std::size_t hash_of(const Number& number) { return static_cast<std::size_t>(number.scaled(1000000).value_or(-1)); }

std::size_t hash_of(const Value& value) {
  if (!value.present()) return static_cast<std::size_t>(value.state());
  return hash_of(value.number()) ^ std::hash<std::string>{}(value.text()) ^ static_cast<std::size_t>(value.kind()) << 8;
}

std::size_t hash_of(const Instruction& instruction) {
  std::size_t hash = static_cast<std::size_t>(instruction.op);
  for (const Slot operand : instruction.operands)
    mix(hash, static_cast<std::size_t>(operand));
  mix(hash, std::hash<InputKey>{}(instruction.input));
  mix(hash, hash_of(instruction.constant));
  for (const Number& weight : instruction.weights)
    mix(hash, hash_of(weight));
  for (const auto code : instruction.codes)
    mix(hash, static_cast<std::size_t>(code));
  for (const std::string& text : instruction.texts)
    mix(hash, std::hash<std::string>{}(text));
  for (const TableEntry& entry : instruction.table)
    mix(hash, hash_of(entry.key));
  mix(hash, static_cast<std::size_t>(instruction.count));
  mix(hash, static_cast<std::size_t>(instruction.flag));
  return hash;
}

bool same_entries(const std::vector<TableEntry>& left, const std::vector<TableEntry>& right) {
  const auto same = [](const TableEntry& a, const TableEntry& b) { return a.relation == b.relation && a.key == b.key; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same);
}

bool same(const Instruction& left, const Instruction& right) {
  return left.op == right.op && left.operands == right.operands && left.input == right.input &&
         left.constant == right.constant && left.weights == right.weights && left.rounding == right.rounding &&
         left.codes == right.codes && left.texts == right.texts && same_entries(left.table, right.table) &&
         left.over == right.over && left.names == right.names && left.ascending == right.ascending &&
         left.given == right.given && left.wishes == right.wishes && left.about == right.about &&
         left.lowest == right.lowest && left.highest == right.highest && left.count == right.count &&
         left.flag == right.flag && left.mark == right.mark;
}

}  // namespace

Slot Builder::add(Instruction instruction) {
  if (const auto known = simplified(instruction)) return *known;
  return intern(std::move(instruction));
}

Slot Builder::add(Op op, std::vector<Slot> operands) {
  Instruction instruction;
  instruction.op = op;
  instruction.operands = std::move(operands);
  return add(std::move(instruction));
}

Slot Builder::constant(Value value) {
  Instruction instruction;
  instruction.op = Op::Constant;
  instruction.constant = std::move(value);
  return intern(std::move(instruction));
}

Slot Builder::effect(Slot slot) { return mark_codes_[static_cast<std::size_t>(slot)] ? add(Op::Effect, {slot}) : slot; }

const Value* Builder::constant_of(Slot slot) const {
  if (slot < 0) return nullptr;  // a cohort without condition: an operand that is not there
  const Instruction& instruction = instructions_[static_cast<std::size_t>(slot)];
  return instruction.op == Op::Constant ? &instruction.constant : nullptr;
}

bool Builder::is_sans_objet(Slot slot) const {
  const Value* known = constant_of(slot);
  return known && known->state() == State::SansObjet;
}

std::optional<bool> Builder::truth_of(Slot slot) const {
  const Value* known = constant_of(slot);
  if (!known || !known->present()) return std::nullopt;
  return known->truth();
}

Slot Builder::intern(Instruction instruction) {
  const std::size_t hash = hash_of(instruction);
  const auto [first, last] = interned_.equal_range(hash);
  for (auto known = first; known != last; ++known)
    if (same(instructions_[static_cast<std::size_t>(known->second)], instruction)) return known->second;
  for (const Slot operand : instruction.operands)
    if (operand >= 0)
      instruction.stage = std::max(instruction.stage, instructions_[static_cast<std::size_t>(operand)].stage);
  if (reads_promotion(instruction.op)) ++instruction.stage;
  const auto slot = static_cast<Slot>(instructions_.size());
  mark_codes_.push_back(holds_mark_code(instruction));
  instructions_.push_back(std::move(instruction));
  interned_.emplace(hash, slot);
  return slot;
}

bool Builder::holds_mark_code(const Instruction& instruction) const {
  const auto& operands = instruction.operands;
  const auto holds = [&](Slot operand) { return operand >= 0 && mark_codes_[static_cast<std::size_t>(operand)]; };
  switch (instruction.op) {
    case Op::Constant: {
      if (!instruction.constant.is_code()) return false;
      return regulation_.code(instruction.constant.code()).list == regulation_.list_named("note");
    }
    case Op::Input:
      return instruction.mark;
    case Op::Round:
    case Op::Keep:
    case Op::Select:
    case Op::Exceptions:
    case Op::FirstPresent:
    case Op::Table:
      return std::any_of(operands.begin(), operands.end(), holds);
    default:
      return false;
  }
}

}  // namespace bareme::plan
