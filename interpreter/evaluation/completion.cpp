#include "evaluation/completion.hpp"

#include <algorithm>

#include "semantics/marks.hpp"

namespace bareme::evaluation {

using plan::InputKey;
using semantics::CheckedRegulation;
using semantics::Curriculum;
using semantics::Type;
using values::Number;
using values::Value;

Type input_type(const CheckedRegulation& regulation, const Curriculum& curriculum, const InputKey& key) {
  if (key.kind == InputKey::Kind::Fact) return regulation.fact(key.fact).type;
  Type type;
  for (const semantics::Quantity& quantity : regulation.quantities)
    if (quantity.role == semantics::Quantity::Role::Mark && quantity.session == key.session) type = quantity.type;
  if (!type.step) type.step = regulation.mark_type.step;
  if (regulation.mark_maximum) type.high = semantics::mark_type_of(regulation, curriculum, key.object).high;
  return type;
}

std::optional<Number> least_entered(const Type& type) {
  return type.low ? type.low : type.scale ? std::optional(Number(0)) : std::nullopt;
}

std::optional<Number> greatest_entered(const Type& type) {
  const std::optional<Number> low = least_entered(type), high = type.high ? type.high : type.scale;
  if (!low || !high || !type.step || type.step->sign() <= 0) return high;
  return *low + ((*high - *low) / *type.step).floor() * *type.step;
}

// Where no step is declared: the hundredth of a mark, the unit of what is counted.
std::optional<Grid> grid_of(const Type& type) {
  const std::optional<Number> low = least_entered(type), high = greatest_entered(type);
  if (type.kind != values::Kind::Number || !low || !high) return std::nullopt;
  const bool whole = !type.mark && !type.scale && *low == low->floor() && *high == high->floor();
  const Number step = type.step && type.step->sign() > 0 ? *type.step : whole ? Number(1) : Number(1, 100);
  return Grid{*low, *high, step};
}

std::vector<Value> codes_entered(const CheckedRegulation& regulation, const Type& type) {
  const semantics::ListId list = type.kind == values::Kind::Code ? type.list
                                 : type.mark                     ? regulation.list_named("note")
                                                                 : semantics::ListId();
  std::vector<Value> codes;
  if (!list.valid()) return codes;
  for (const values::CodeId code : regulation.code_lists[list.index()].codes)
    if (regulation.code(code).effect != semantics::MarkEffect::Awaits) codes.push_back(Value::of_code(code));
  return codes;
}

namespace {

bool waits(const CheckedRegulation& regulation, const Curriculum& curriculum, const InputKey& key, const Value& value) {
  const bool mark = key.kind == InputKey::Kind::Mark;
  if (!mark && key.kind != InputKey::Kind::Fact) return false;
  for (semantics::ObjectId id = key.object; id.valid(); id = curriculum.object(id).parent)
    if (curriculum.object(id).elsewhere) return false;  // a closed year: nothing more comes
  if (value.state() == values::State::EnAttente) return true;
  if (mark && value.is_code()) return regulation.code(value.code()).effect == semantics::MarkEffect::Awaits;
  if (value.state() != values::State::SansObjet) return false;
  if (mark) return key.session == 1;
  const semantics::Fact& fact = regulation.fact(key.fact);
  return fact.source == semantics::FactSource::Entry && !fact.otherwise;
}

Value at_the_end(const CheckedRegulation& regulation, const Type& type, bool high) {
  if (type.kind == values::Kind::Truth) return Value::of_truth(high);
  if (type.kind == values::Kind::Code) {
    const std::vector<Value> codes = codes_entered(regulation, type);
    if (codes.empty()) return Value::absent(values::State::EnAttente);
    return high ? codes.back() : codes.front();
  }
  const std::optional<Number> end = high ? greatest_entered(type) : least_entered(type);
  return type.kind == values::Kind::Number && end ? Value::of(*end) : Value::absent(values::State::EnAttente);
}

}  // namespace

World completed(World world, const Completion& completion) {
  world.inputs = [below = std::move(world.inputs), regulation = world.regulation, curriculum = world.curriculum,
                  high = completion.high, chosen = completion.chosen,
                  given = completion.given](const InputKey& key, values::Kind kind) {
    const Value entered = below ? below(key, kind) : Value();
    if (!waits(*regulation, *curriculum, key, entered)) return entered;
    if (std::find(given->begin(), given->end(), key) == given->end()) given->push_back(key);
    const auto found = chosen.find(key);
    if (found != chosen.end()) return found->second;
    return at_the_end(*regulation, input_type(*regulation, *curriculum, key), high);
  };
  return world;
}

}  // namespace bareme::evaluation
