#include "session/before.hpp"

namespace bareme {
namespace {

using evaluation::TreeEvaluator;
using semantics::Posed;
using semantics::Quantity;
using values::Value;

Before mark_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::CheckedRegulation& rules = *state.regulation;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Mark && rules.quantities[i].session == posed.session)
      return {evaluator.value(posed.object, semantics::QuantityId(i)), rules.quantities[i].type};
  return {};
}

Before fact_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::ObjectId object = posed.object.valid() ? posed.object : state.curriculum->root();
  return {evaluator.fact(object, posed.fact), state.regulation->fact(posed.fact).type};
}

Before decision_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::CheckedRegulation& rules = *state.regulation;
  const semantics::LevelId level = state.curriculum->object(posed.object).level;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Result && rules.quantities[i].level == level)
      return {evaluator.value(posed.object, semantics::QuantityId(i)), rules.quantities[i].type};
  return {};
}

Before acquired_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::LevelId level = state.curriculum->object(posed.object).level;
  semantics::Type type;
  if (posed.quantity.valid())
    type = state.regulation->quantity(posed.quantity).type;
  else
    type.unit = values::Unit::of(values::Unit::Years);
  const semantics::Expression left{semantics::ReadAcquired{{}, level, posed.quantity}, type, posed.place};
  return {evaluator.value(left, posed.object, posed.view.value_or(semantics::View{})), type};
}

Before jury_before(const Session::State& state, bool date) {
  Before before;
  if (date) before.type.kind = values::Kind::Date;
  if (date && state.jury.date) before.value = Value::of(*state.jury.date);
  if (!date && state.jury.session) before.value = Value::of(values::Number(*state.jury.session));
  return before;
}

}  // namespace

Before before_of(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  switch (posed.kind) {
    case Posed::Kind::Mark:
      return mark_before(state, evaluator, posed);
    case Posed::Kind::Fact:
      return fact_before(state, evaluator, posed);
    case Posed::Kind::Quantity:
      return {evaluator.value(posed.object, posed.quantity, posed.view.value_or(semantics::View{})),
              state.regulation->quantity(posed.quantity).type};
    case Posed::Kind::Acquired:
      return acquired_before(state, evaluator, posed);
    case Posed::Kind::Decision:
      return decision_before(state, evaluator, posed);
    case Posed::Kind::JurySession:
      return jury_before(state, false);
    case Posed::Kind::JuryDate:
      return jury_before(state, true);
  }
  return {};
}

std::string first_of_two(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  if (posed.kind != Posed::Kind::Mark || posed.session != 1) return "";
  const semantics::CheckedRegulation& rules = *state.regulation;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Mark && rules.quantities[i].session > 1 &&
        evaluator.value(posed.object, semantics::QuantityId(i)).state() != values::State::SansObjet)
      return " (session 1)";
  return "";
}

std::optional<plan::CellKey> cell_posed(const Session::State& state, const Posed& posed) {
  if (posed.kind == Posed::Kind::Quantity) return plan::CellKey{posed.object, posed.quantity, {}};
  if (posed.kind == Posed::Kind::Decision) return result_cell(*state.regulation, *state.curriculum, posed.object);
  return std::nullopt;
}

}  // namespace bareme
