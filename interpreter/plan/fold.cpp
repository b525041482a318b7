// What needs no student: calculations on constants, conditions one constant decides, lists whose sans objet members are
// known.
#include <algorithm>

#include "plan/builder.hpp"
#include "plan/relation.hpp"

namespace bareme::plan {

namespace {

using values::Number;
using values::State;
using values::Value;

std::optional<bool> compared(Op op, const Value& left, const Value& right) {
  if (op < Op::Less || op > Op::NotEqual) return std::nullopt;
  if (op == Op::Equal) return left == right;
  if (op == Op::NotEqual) return !(left == right);
  if (left.is_code() || right.is_code()) return std::nullopt;
  return holds(op, left.number() <=> right.number());
}

std::optional<Value> calculated(Op op, const Number& left, const Number& right) {
  switch (op) {
    case Op::Add:
      return Value::of(left + right);
    case Op::Subtract:
      return Value::of(left - right);
    case Op::Multiply:
      return Value::of(left * right);
    case Op::Divide:
      return right.sign() == 0 ? Value::absent(State::EnErreur) : Value::of(left / right);
    default:
      return std::nullopt;
  }
}

std::optional<Value> of_two(Op op, const Value& left, const Value& right) {
  if (op < Op::Add || op > Op::NotEqual || (op > Op::Divide && op < Op::Less)) return std::nullopt;
  const State absence = strictest(left.state(), right.state());
  if (absence != State::Present) return Value::absent(absence);
  if (left.kind() != right.kind()) return op >= Op::Less ? std::optional(Value::absent(State::EnErreur)) : std::nullopt;
  if (left.is_number() && right.is_number())
    if (auto known = calculated(op, left.number(), right.number())) return known;
  if (const auto known = compared(op, left, right)) return Value::of_truth(*known);
  return std::nullopt;
}

Value after_effect(const semantics::CheckedRegulation& regulation, const Value& value) {
  const semantics::Code& code = regulation.code(value.code());
  if (code.list != regulation.list_named("note")) return value;
  switch (code.effect) {
    case semantics::MarkEffect::Worth:
      return Value::of(code.worth);
    case semantics::MarkEffect::Neutral:
      return Value::absent(State::SansObjet);
    case semantics::MarkEffect::Awaits:
      return Value::absent(State::EnAttente);
    case semantics::MarkEffect::Impossible:
      return Value::absent(State::Impossible);
    case semantics::MarkEffect::None:
      break;
  }
  return Value::absent(State::EnErreur);
}

bool listed(const Instruction& instruction, const Value& value) {
  if (value.state() == State::Impossible) return (instruction.flag & IsImpossible) != 0;
  if (value.is_number()) return (instruction.flag & IsNumber) != 0;
  if (value.present() && value.kind() == values::Kind::Text)
    return std::count(instruction.texts.begin(), instruction.texts.end(), value.text()) > 0;
  const auto& codes = instruction.codes;
  return value.is_code() && std::count(codes.begin(), codes.end(), value.code()) > 0;
}

std::optional<Value> of_one(const Instruction& instruction, const Value& value,
                            const semantics::CheckedRegulation& regulation) {
  const State state = value.state();
  const bool negated = (instruction.flag & IsNegated) != 0;
  switch (instruction.op) {
    case Op::Effect:
      return value.is_code() ? after_effect(regulation, value) : value;
    case Op::Not:
      return state == State::Present ? Value::of_truth(!value.truth()) : value;
    case Op::Negate:
      return value.is_number() ? Value::of(-value.number()) : value;
    case Op::Round:
      return value.is_number() ? Value::of(rounded(value.number(), *instruction.rounding)) : value;
    case Op::Kind:
      if (!value.is_code()) return value.present() ? Value::absent(State::EnErreur) : value;
      return Value::of_truth(regulation.code(value.code()).kind == semantics::Code::Kind::Validating);
    case Op::IsCode:
      if (state == State::Present || state == State::SansObjet ||
          (state == State::Impossible && (instruction.flag & IsImpossible) != 0))
        return Value::of_truth(listed(instruction, value) != negated);
      return value;
    case Op::Exists:
      if (state == State::EnAttente || state == State::EnErreur) return value;
      return Value::of_truth((state != State::SansObjet) != negated);
    default:
      return std::nullopt;
  }
}

bool skips_sans_objet(Op op) {
  switch (op) {
    case Op::Sum:
    case Op::Product:
    case Op::Count:
    case Op::Min:
    case Op::Max:
    case Op::Median:
    case Op::Variance:
    case Op::First:
    case Op::Last:
    case Op::AtLeast:
    case Op::AtMost:
    case Op::Exactly:
    case Op::Every:
    case Op::None:
    case Op::Some:
      return true;
    default:
      return false;
  }
}

// The value of a list of nothing (R17), where it is not sans objet.
std::optional<Value> of_nothing(Op op) {
  switch (op) {
    case Op::Sum:
    case Op::Count:
      return Value::of(Number(0));
    case Op::Product:
      return Value::of(Number(1));
    case Op::Min:
    case Op::Max:
    case Op::Median:
    case Op::Variance:
    case Op::First:
    case Op::Last:
      return Value();
    case Op::Every:
    case Op::None:
      return Value::of_truth(true);
    case Op::Some:
      return Value::of_truth(false);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Slot> Builder::simplified(Instruction& instruction) {
  auto& operands = instruction.operands;
  const Op op = instruction.op;
  if (skips_sans_objet(op)) {
    operands.erase(std::remove_if(operands.begin(), operands.end(), [&](Slot slot) { return is_sans_objet(slot); }),
                   operands.end());
    if (operands.empty())
      if (auto nothing = of_nothing(op)) return constant(*std::move(nothing));
    const bool alone = op == Op::Min || op == Op::Max || op == Op::Median || op == Op::First || op == Op::Last;
    if (operands.size() == 1 && alone) return operands.front();
    return std::nullopt;
  }
  if (op == Op::Share) {
    std::vector<Slot> members;
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2)
      if (!is_sans_objet(operands[i]) && !is_sans_objet(operands[i + 1]))
        members.insert(members.end(), {operands[i], operands[i + 1]});
    operands = std::move(members);
    return operands.empty() ? std::optional(truth(false)) : std::nullopt;
  }
  if (op == Op::And || op == Op::Or) {
    const bool winner = op == Op::Or;  // the truth that decides alone; the other changes nothing
    for (const Slot slot : operands)
      if (truth_of(slot) == winner) return truth(winner);
    operands.erase(
        std::remove_if(operands.begin(), operands.end(), [&](Slot slot) { return truth_of(slot) == !winner; }),
        operands.end());
    if (operands.empty()) return truth(!winner);
    return operands.size() == 1 ? std::optional(operands.front()) : std::nullopt;
  }
  if (op == Op::FirstPresent) {
    operands.erase(std::remove_if(operands.begin(), operands.end(), [&](Slot slot) { return is_sans_objet(slot); }),
                   operands.end());
    if (operands.empty()) return absent(State::SansObjet);
    return operands.size() == 1 ? std::optional(operands.front()) : std::nullopt;
  }
  if (op == Op::Keep) {
    const Value* condition = constant_of(operands[0]);
    if (condition && condition->present()) return condition->truth() ? operands[1] : absent(State::SansObjet);
    if (condition) return absent(condition->state());
    return std::nullopt;
  }
  if (operands.empty() || operands[0] < 0 || !constant_of(operands[0])) return std::nullopt;
  const Value first = *constant_of(operands[0]);
  if (operands.size() == 1) {
    if (auto known = of_one(instruction, first, regulation_)) return constant(*std::move(known));
  } else if (operands.size() == 2 && constant_of(operands[1])) {
    if (auto known = of_two(op, first, *constant_of(operands[1]))) return constant(*std::move(known));
  }
  return std::nullopt;
}

}  // namespace bareme::plan
