#include "plan/unroll.hpp"

namespace bareme::plan {

using semantics::Fact;
using semantics::FactSource;
using values::State;
using values::Value;

std::string parameter_key(semantics::FactId fact, semantics::ObjectId object) {
  return std::to_string(fact.value) + "@" + std::to_string(object.value);
}

Slot Unroller::fact(FactId id, const Standing& standing, ObjectId seen_from) {
  const Fact& declared = regulation_.fact(id);
  if (declared.within.valid()) {
    const Value written = curriculum_.of_pair(standing.around, seen_from, id);
    return written.present() ? builder_.constant(written) : otherwise(declared, seen_from, State::SansObjet);
  }
  const ObjectId owner = curriculum_.ancestor(seen_from, declared.level);
  if (declared.source == FactSource::Attribute || declared.source == FactSource::Parameter)
    return stated(declared, id, owner.valid() ? owner : seen_from, seen_from);
  if (!owner.valid()) return builder_.absent(State::SansObjet);
  return on_line(owner, given(declared, id, owner, standing.view));
}

// Entries and acts: what the dossier holds for each student. An act is the last jury's.
Slot Unroller::given(const Fact& declared, FactId id, ObjectId owner, View view) {
  const bool act = declared.source == FactSource::Act;
  const State when_none = act || elsewhere_[owner.index()] ? State::SansObjet : State::EnAttente;
  const Slot fallback = otherwise(declared, owner, when_none);
  if (act && view.session != 0 && view.session < regulation_.sessions) return fallback;
  InputKey key;
  key.kind = InputKey::Kind::Fact;
  key.object = owner;
  key.fact = id;
  const Value* known = builder_.constant_of(fallback);
  const Slot slot = input(key, known ? *known : Value::absent(when_none), declared.type.mark);
  const ObjectId around = curriculum_.object(owner).parent;
  if (when_none != State::EnAttente || declared.otherwise || !around.valid()) return slot;
  return unless_capitalised(
      around, [&] { return builder_.absent(State::SansObjet); }, slot);
}

// Attributes and parameters: what the request overrides, else the maquette, else the règlement.
Slot Unroller::stated(const Fact& declared, FactId id, ObjectId owner, ObjectId seen_from) {
  for (const ObjectId object : {seen_from, owner, ObjectId()}) {
    if (request_.open.contains(parameter_key(id, object)))
      return input(open_input(id, object), Value(), declared.type.mark);
    if (const auto found = request_.parameters.find(parameter_key(id, object)); found != request_.parameters.end())
      return builder_.constant(found->second);
  }
  const Value written = curriculum_.attribute(seen_from, id);
  return written.present() ? builder_.constant(written) : otherwise(declared, owner, State::SansObjet);
}

Slot Unroller::otherwise(const Fact& declared, ObjectId owner, State when_none) {
  return declared.otherwise ? expression(*declared.otherwise, {owner, {}}) : builder_.absent(when_none);
}

Slot Unroller::jury(semantics::JuryFact fact) {
  const auto& asking = request_.jury;
  if (fact == semantics::JuryFact::Session && asking.session)
    return builder_.constant(Value::of(values::Number(*asking.session)));
  if (fact == semantics::JuryFact::Date && asking.date) return builder_.constant(Value::of(*asking.date));
  return builder_.absent(State::EnAttente);
}

}  // namespace bareme::plan
