#include "evaluation/monotony_students.hpp"

#include <utility>

#include "evaluation/explain.hpp"

namespace bareme::evaluation {

using namespace semantics;
using values::Number;
using values::Value;

namespace {

// What stands for an entry the règlement waits for: nothing that depends on marks.
Value neutral(const CheckedRegulation& regulation, const Fact& fact) {
  if (fact.otherwise || fact.source != FactSource::Entry) return Value();
  switch (fact.type.kind) {
    case values::Kind::Number:
      return Value::of(fact.type.high.value_or(Number(0)));
    case values::Kind::Truth:
      return Value::of_truth(false);
    case values::Kind::Code:
      return Value::of_code(regulation.code_lists[fact.type.list.index()].codes.front());
    default:
      return Value();
  }
}

Value mark_of(const Student& student, const plan::InputKey& key) {
  const Lever& lever = student.lever;
  const bool moved = key.object == lever.object && !lever.fact.valid();
  if (moved && key.session == lever.session) return Value::of(student.mark);
  if (key.session > 1) return Value();
  if (moved) return Value::of(lever.worst);  // what a second session comes after
  const bool placed = student.placed != nullptr && student.placed->papers.contains(key.object);
  return Value::of(placed ? student.near : student.others);
}

}  // namespace

std::optional<Pair> Students::fall(const Target& target, Student student, const std::vector<Number>& marks) {
  student.mark = marks.front();
  Value least = value(target, student);
  for (std::size_t i = 1; i < marks.size(); ++i) {
    Student after = student;
    after.mark = marks[i];
    Value more = value(target, after);
    if (worse(target.quantity, least, more)) return closest(target, {student, after, least, more});
    student = std::move(after);
    least = std::move(more);
  }
  return std::nullopt;
}

Pair Students::closest(const Target& target, Pair pair) {
  const Number finest = pair.low.lever.step;
  const values::Rounding on_step{values::RoundingMode::Down, finest};
  while (pair.high.mark - pair.low.mark > finest || pair.low.mark - pair.high.mark > finest) {
    Student middle = pair.low;
    middle.mark = values::rounded((pair.low.mark + pair.high.mark) / Number(2), on_step);
    if (middle.mark == pair.low.mark || middle.mark == pair.high.mark) break;
    const Value there = value(target, middle);
    if (worse(target.quantity, pair.before, there))
      pair = {pair.low, middle, pair.before, there};
    else if (worse(target.quantity, there, pair.after))
      pair = {middle, pair.high, there, pair.after};
    else
      break;
  }
  return pair;
}

bool Students::worse(QuantityId quantity, const Value& before, const Value& after) const {
  if (before.is_number() && after.is_number())
    return regulation_.quantity(quantity).type.low_best ? after.number() > before.number()
                                                        : after.number() < before.number();
  if (before.is_truth() && after.is_truth()) return before.truth() && !after.truth();
  if (!before.is_code() || !after.is_code()) return false;
  const auto validating = [&](const Value& v) { return regulation_.code(v.code()).kind == Code::Kind::Validating; };
  return validating(before) && !validating(after);
}

Value Students::value(const Target& target, const Student& student) {
  ++tried_;
  World world;
  world.regulation = &regulation_;
  world.curriculum = &target.maquette;
  world.inputs = [&](const plan::InputKey& key, values::Kind) {
    if (key.kind == plan::InputKey::Kind::Mark) return mark_of(student, key);
    if (key.kind != plan::InputKey::Kind::Fact) return Value();
    const bool moved = key.object == student.lever.object && key.fact == student.lever.fact;
    return moved ? Value::of(student.mark) : neutral(regulation_, regulation_.fact(key.fact));
  };
  return TreeEvaluator(std::move(world)).value(target.object, target.quantity);
}

}  // namespace bareme::evaluation
