// What comes from outside: marks, entries, acts, attributes, parameters, decisions, lines of the dossier and what past
// juries froze.
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;
using plan::InputKey;

values::Value TreeWalk::input(const InputKey& key, values::Kind kind) const {
  return world_.inputs ? world_.inputs(key, kind) : Value();
}

std::string TreeWalk::input_name(const InputKey& key) const {
  const std::string address = address_of(key.object);
  switch (key.kind) {
    case InputKey::Kind::Mark:
      return key.session > 1 ? address + " session " + std::to_string(key.session) : address;
    case InputKey::Kind::Fact: {
      const std::string& name = regulation().fact(key.fact).name;
      return key.object == curriculum().root() ? name : address + "." + name;
    }
    case InputKey::Kind::Frozen:
      return address + "." + regulation().quantity(key.quantity).name + " de l'acquis";
    case InputKey::Kind::Age:
      return address + ".ancienneté de l'acquis";
    default:
      return address;
  }
}

values::Value TreeWalk::awaited_input(const InputKey& key) { return absent(State::EnAttente, input_name(key), key); }

// A code that « attend » is a mark still to come: which one is told when a calculation meets it.
values::Value TreeWalk::as_given(const InputKey& key, Value value) {
  if (is_to_be_replaced(value))
    causes_.push_back({State::Present, input_name(key) + " (" + regulation().code(value.code()).name + ")", key});
  return value;
}

// An exemple states all it reads: what it forgot is a fault of the exemple, not a mark to wait for.
values::Value TreeWalk::missing(const std::string& name) {
  if (std::find(missing_.begin(), missing_.end(), name) == missing_.end()) missing_.push_back(name);
  return failed("« " + name + " » n'est pas posé");
}

values::Value TreeWalk::not_given(const InputKey& key) {
  if (!world_.strict) return awaited_input(key);
  const bool posed = world_.said && world_.said(key);
  return posed ? absent(State::SansObjet, "posé sans objet") : missing(input_name(key));
}

values::Value TreeWalk::mark(const plan::CellKey& cell) {
  InputKey key;
  key.kind = InputKey::Kind::Mark;
  key.object = cell.object;
  key.session = static_cast<std::uint8_t>(regulation().quantity(cell.quantity).session);
  Value value = input(key, values::Kind::Number);
  if (value.present()) return as_given(key, std::move(value));
  if (value.state() == State::EnAttente) return awaited_input(key);
  if (value.state() != State::SansObjet) return absent(value.state(), input_name(key));
  if (key.session != 1) return Value();  // not convened: nothing to say of it
  return not_given(key);
}

// Seen from session n: the latest decision taken at n or before.
values::Value TreeWalk::decision(const plan::CellKey& cell) {
  InputKey key;
  key.kind = InputKey::Kind::Decision;
  key.object = cell.object;
  if (cell.view.session == 0) return input(key, values::Kind::Code);
  for (key.session = cell.view.session; key.session > 0; --key.session)
    if (Value value = input(key, values::Kind::Code); value.state() != State::SansObjet) return value;
  return Value();
}

values::Value TreeWalk::frozen(const plan::CellKey& cell) {
  InputKey key;
  key.kind = InputKey::Kind::Frozen;
  key.object = cell.object;
  key.quantity = cell.quantity;
  key.session = cell.view.session;
  const Quantity& quantity = regulation().quantity(cell.quantity);
  Value value = input(key, quantity.type.kind);
  if (value.state() == State::SansObjet && quantity.role == Quantity::Role::Validated)
    if (key.quantity = sibling(cell.quantity, Quantity::Role::Result); key.quantity.valid())
      if (const Value result = input(key, values::Kind::Code); result.is_code())
        value = Value::of_truth(regulation().code(result.code()).kind == Code::Kind::Validating);
  if (value.state() == State::SansObjet) return absent(State::SansObjet, "aucun jury passé ne l'a fixée");
  return value;
}

values::Value TreeWalk::acquired(const ReadAcquired& node, const Standing& at) {
  const ObjectId met = reach(node.reach, at, node.level);
  const ObjectId object = met.valid() ? curriculum().ancestor(met, node.level) : met;
  if (!object.valid()) return absent(State::SansObjet, "pas dans la maquette");
  if (node.quantity.valid() && elsewhere(object)) return read({object, node.quantity, at.view}, nullptr);
  if (node.quantity.valid()) return frozen({object, node.quantity, at.view});
  const Value age = input({InputKey::Kind::Age, object, {}, {}, 0}, values::Kind::Number);
  return age.state() == State::SansObjet ? absent(State::SansObjet, "aucun acquis daté") : age;
}

// Is the object capitalised, or one that contains it? Unknown when one may be; sans objet counts for no.
values::Value TreeWalk::capitalised(ObjectId object) {
  State unknown = State::SansObjet;
  const std::size_t mark = causes_.size();
  for (ObjectId id = object; id.valid(); id = curriculum().object(id).parent) {
    const QuantityId predicate = capitalised_[curriculum().object(id).level.index()];
    if (!predicate.valid() || curriculum().rule_for(regulation(), predicate, id) < 0) continue;
    const Value holds = read({id, predicate, {}}, nullptr);
    if (holds.present() && holds.truth()) {
      keep_causes(mark, State::Present);
      return holds;
    }
    if (!holds.present()) unknown = values::strictest(unknown, holds.state());
  }
  keep_causes(mark,
              unknown == State::SansObjet ? State::Present : unknown);  // why it is not capitalised explains nothing
  return Value::absent(unknown);
}

bool TreeWalk::line_not_brought(ObjectId object) const {
  for (ObjectId id = object; id.valid(); id = curriculum().object(id).parent) {
    if (!curriculum().object(id).line) continue;
    InputKey key;
    key.kind = InputKey::Kind::Line;
    key.object = id;
    const Value brought = input(key, values::Kind::Truth);
    if (!brought.present() || !brought.truth()) return true;
  }
  return false;
}

values::State TreeWalk::follows(ObjectId object) {
  if (regulation().followed.empty()) return State::Present;
  State unknown = State::Present;
  const std::size_t mark = causes_.size();
  for (ObjectId id = object; id.valid(); id = curriculum().object(id).parent) {
    if (std::find(asked_.begin(), asked_.end(), id) != asked_.end() || elsewhere(id)) continue;
    for (const Followed& followed : regulation().followed) {
      if (followed.level != curriculum().object(id).level) continue;
      asked_.push_back(id);
      const Value holds = evaluate(*followed.condition, Standing{id, id, {}, {}, nullptr}, nullptr);
      asked_.pop_back();
      if (holds.present() && !holds.truth()) {
        causes_.resize(mark);
        absent(State::SansObjet, "non suivi");
        return State::SansObjet;
      }
      if (!holds.present()) unknown = values::strictest(unknown, holds.state());
    }
  }
  keep_causes(mark, unknown);
  if (unknown == State::SansObjet) absent(State::SansObjet, "non suivi");
  return unknown;
}

bool TreeWalk::elsewhere(ObjectId object) const {
  for (ObjectId id = object; id.valid(); id = curriculum().object(id).parent)
    if (curriculum().object(id).elsewhere) return true;
  return false;
}

values::Value TreeWalk::fact(ObjectId object, FactId fact, View view, Trace* trace) {
  const std::size_t mark = causes_.size();
  Value value = fact_value(object, fact, view);
  keep_causes(mark, value);
  if (trace) {
    const Fact& read = regulation().fact(fact);
    trace->kind = Trace::Kind::Fact;
    trace->label = read.name;
    trace->value = value;
    trace->type = read.type;
    trace->article = read.article;
    if (!value.present()) trace->remark = causes_since(mark);
  }
  return value;
}

values::Value TreeWalk::fact_value(ObjectId object, FactId id, View view) {
  const Fact& fact = regulation().fact(id);
  const ObjectId owner = curriculum().ancestor(object, fact.level);
  if (fact.source == FactSource::Attribute || fact.source == FactSource::Parameter)
    return stated(object, owner.valid() ? owner : object, id, view);
  if (!owner.valid()) return absent(State::SansObjet, "pas dans la maquette");
  if (line_not_brought(owner)) return absent(State::SansObjet, "pas au dossier");
  if (const State taken = follows(owner); taken != State::Present) return Value::absent(taken);
  return given(owner, id, view);
}

// What a scenario says of this object or of all, else the maquette, else the règlement.
values::Value TreeWalk::stated(ObjectId object, ObjectId owner, FactId id, View view) {
  for (const ObjectId named : {object, owner, ObjectId()})
    if (const auto found = world_.parameters.find(plan::parameter_key(id, named)); found != world_.parameters.end())
      return found->second;
  Value written = curriculum().attribute(object, id);
  if (written.present()) return written;
  return fact_default(owner, id, view).value_or(Value());
}

std::optional<values::Value> TreeWalk::fact_default(ObjectId owner, FactId id, View view) {
  const Fact& fact = regulation().fact(id);
  if (!fact.otherwise) return std::nullopt;
  return evaluate(*fact.otherwise, Standing{owner, owner, view, fact.article, nullptr}, nullptr);
}

// Entries and acts: what the dossier holds of this student. An act carries no session: it is the last jury's.
values::Value TreeWalk::given(ObjectId owner, FactId id, View view) {
  const Fact& fact = regulation().fact(id);
  InputKey key;
  key.kind = InputKey::Kind::Fact;
  key.object = owner;
  key.fact = id;
  const bool act = fact.source == FactSource::Act;
  const ObjectId around = curriculum().object(owner).parent;
  if (!act && !fact.otherwise && around.valid() && !elsewhere(owner)) {  // asked for only where nothing is capitalised
    const Value capital = capitalised(around);
    if (capital.present()) return absent(State::SansObjet, "capitalisé");
    if (capital.state() != State::SansObjet) return capital;
  }
  const bool before_it = act && view.session != 0 && view.session < regulation().sessions;
  Value value = before_it ? Value() : input(key, fact.type.kind);
  if (value.state() == State::EnAttente) return awaited_input(key);
  if (value.state() != State::SansObjet) return as_given(key, std::move(value));
  if (const auto otherwise = fact_default(owner, id, view)) return *otherwise;
  if (act) return absent(State::SansObjet, "aucun acte");
  if (elsewhere(owner)) return absent(State::SansObjet, "année close");
  return not_given(key);
}

}  // namespace bareme::evaluation
