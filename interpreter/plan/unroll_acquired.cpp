// What a past jury left: read as « x de l'acquis », and taken in the place of what the rules would give wherever an
// object is « capitalisée ».
#include "plan/unroll.hpp"

namespace bareme::plan {

using Role = semantics::Quantity::Role;
using values::State;
using values::Value;

// `validé` that was not left follows from the résultat that was.
Slot Unroller::frozen(ObjectId object, QuantityId id, View view) {
  const semantics::Quantity& quantity = regulation_.quantity(id);
  InputKey key;
  key.kind = InputKey::Kind::Frozen;
  key.object = object;
  key.quantity = id;
  key.session = view.session;
  const bool mark = quantity.type.mark || quantity.role == Role::Mark;
  const Slot left = input(key, Value(), mark);
  const auto result = roles_.find({quantity.level, Role::Result});
  if (quantity.role != Role::Validated || result == roles_.end()) return left;
  return builder_.add(Op::FirstPresent, {left, builder_.add(Op::Kind, {frozen(object, result->second, view)})});
}

// Is the object capitalised, or one that contains it? Always asked of the plain view: what is capitalised is so in
// each.
Slot Unroller::capitalised(ObjectId object) {
  std::vector<Slot> any;
  for (ObjectId at = object; at.valid(); at = curriculum_.object(at).parent) {
    const QuantityId predicate = capitalised_[curriculum_.object(at).level.index()];
    if (predicate.valid() && curriculum_.rule_for(regulation_, predicate, at) >= 0)
      any.push_back(cell(at, predicate, {}));
  }
  if (any.empty()) return builder_.truth(false);
  return any.size() == 1 ? any.front() : builder_.add(Op::Or, std::move(any));
}

Slot Unroller::unless_capitalised(ObjectId object, const std::function<Slot()>& acquired, Slot otherwise) {
  const Slot condition = capitalised(object);
  if (builder_.truth_of(condition) == false || builder_.is_sans_objet(condition)) return otherwise;
  Instruction instruction;
  instruction.op = Op::Exceptions;
  instruction.operands = {otherwise, condition, acquired()};
  instruction.over = {-1};
  return on_line(object, builder_.add(std::move(instruction)));
}

Slot Unroller::of(const semantics::ReadAcquired& node, const Standing& standing) {
  const ObjectId met = reached(node.reach, standing.object, node.level);
  const ObjectId object = met.valid() ? curriculum_.ancestor(met, node.level) : met;
  if (!object.valid()) return builder_.absent(State::SansObjet);
  if (node.quantity.valid()) return frozen(object, node.quantity, standing.view);
  InputKey key;
  key.kind = InputKey::Kind::Age;
  key.object = object;
  return input(key, Value());
}

}  // namespace bareme::plan
