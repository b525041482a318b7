#include <algorithm>

#include "plan/unroll.hpp"
#include "semantics/motifs.hpp"
#include "semantics/weight.hpp"

namespace bareme::plan {

using semantics::Operation;
using values::Number;
using values::State;
using values::Value;

namespace {

using Parts = std::vector<std::pair<Slot, Slot>>;  // (value, weight)

Op op_of(Operation operation) {
  switch (operation) {
    case Operation::Sum:
      return Op::Sum;
    case Operation::Count:
      return Op::Count;
    case Operation::Min:
      return Op::Min;
    case Operation::Max:
      return Op::Max;
    case Operation::Median:
      return Op::Median;
    case Operation::Product:
      return Op::Product;
    case Operation::Variance:
      return Op::Variance;
    case Operation::First:
      return Op::First;
    case Operation::Last:
      return Op::Last;
    case Operation::Mean:
      break;
  }
  return Op::MeanBy;
}

}  // namespace

std::vector<Unroller::Member> Unroller::members(const semantics::Set& set, const Standing& standing) {
  std::vector<Member> found;
  for (const ObjectId object : curriculum_.members(regulation_, standing.object, set)) {
    Member member{{object, standing.view, standing.arguments, standing.object}, -1};
    if (set.condition) member.condition = expression(*set.condition, member.standing);
    const bool out = member.condition >= 0 &&
                     (builder_.truth_of(member.condition) == false || builder_.is_sans_objet(member.condition));
    if (out && follows(object) < 0) continue;  // whether it is followed is asked first, and may be awaited
    found.push_back(member);
  }
  return found;
}

// What is read on a member, where it is one: a line the student has not is none, whatever is asked of it.
Slot Unroller::kept(const Member& member, Slot value) {
  const Slot in = member.condition < 0 ? value : builder_.add(Op::Keep, {member.condition, value});
  return on_line(member.standing.object, in);
}

// A weight decides only for who is a member: an awaited condition is told before a weight that is not there.
Slot Unroller::weight_of(const Member& member, const semantics::ExpressionPtr& weight) {
  if (!weight) return builder_.constant(Value::of(Number(1)));
  const Slot slot = operand(*weight, member.standing);
  const Value* known = builder_.constant_of(slot);
  const bool counts = known && known->present() && !(known->is_number() && known->number().sign() == 0);
  if (counts) return slot;
  const Slot in = member.condition < 0 ? slot : builder_.add(Op::Keep, {member.condition, slot});
  const Slot followed = follows(member.standing.object);
  return followed < 0 ? in : builder_.add(Op::Keep, {followed, in});
}

// Weights known when planning make an integer dot product; parts known to be sans objet leave with their weight, and
// those of weight 0, which await nothing.
Slot Unroller::mean(Parts parts) {
  const auto gone = [&](const auto& part) {
    const Value* weight = builder_.constant_of(part.second);
    return builder_.is_sans_objet(part.first) || builder_.is_sans_objet(part.second) ||
           (weight && weight->is_number() && weight->number().sign() == 0);
  };
  parts.erase(std::remove_if(parts.begin(), parts.end(), gone), parts.end());
  if (parts.empty()) return builder_.absent(State::SansObjet);
  Instruction constant, varying;
  constant.op = Op::WeightedMean;
  varying.op = Op::MeanBy;
  for (const auto& [value, weight] : parts) {
    const Value* known = builder_.constant_of(weight);
    constant.operands.push_back(value);
    if (known && known->is_number()) constant.weights.push_back(known->number());
    varying.operands.insert(varying.operands.end(), {value, weight});
  }
  if (constant.weights.size() < parts.size()) return builder_.add(std::move(varying));
  if (parts.size() == 1 && constant.weights.front().sign() != 0) return parts.front().first;
  return builder_.add(std::move(constant));
}

Slot Unroller::part_weight(const semantics::MeanPart& part, const Standing& standing) {
  return part.weight ? operand(*part.weight, standing) : builder_.constant(Value::of(Number(1)));
}

void Unroller::add_each(const semantics::MeanPart& part, const Standing& standing, Parts& parts) {
  for (const Member& member : members(*part.each, standing)) {
    const Slot value = builder_.effect(kept(member, expression(*part.value, member.standing)));
    parts.emplace_back(value, part_weight(part, member.standing));
  }
}

// Parts written in % total 100 %; where one does not exist the others are rescaled, and the author is told where (R26).
void Unroller::note_rescaling(const semantics::Mean& node, const Standing& standing, const Parts& parts) {
  Number total;
  bool missing = false, left = false;
  for (const auto& [value, weight] : parts) {
    const Value* known = builder_.constant_of(weight);
    if (!known || !known->is_number()) return;
    total = total + known->number();
    (builder_.is_sans_objet(value) ? missing : left) = true;
  }
  if (!missing || !left || total != Number(1) || elsewhere_[standing.object.index()]) return;
  diagnostics::Span place = node.parts.front().value->place;
  place.end = std::max(place.end, node.parts.back().value->place.end);
  auto& met = rescaled_[{place.source, place.begin}];
  met.place = place;
  if (std::find(met.objects.begin(), met.objects.end(), standing.object) == met.objects.end())
    met.objects.push_back(standing.object);
}

Slot Unroller::of(const semantics::Mean& node, const Standing& standing) {
  Parts parts;
  for (const semantics::MeanPart& part : node.parts) {
    if (part.each)
      add_each(part, standing, parts);
    else
      parts.emplace_back(operand(*part.value, standing), part_weight(part, standing));
  }
  note_rescaling(node, standing, parts);
  return mean(std::move(parts));
}

Slot Unroller::aggregate_best(const semantics::Aggregate& node, const Parts& parts) {
  Instruction instruction;
  instruction.op = Op::Best;
  instruction.count = node.set.best.value_or(-1);
  instruction.lowest = node.set.lowest;
  instruction.highest = node.set.highest;
  instruction.flag = static_cast<int>(node.operation);
  if (node.set.best && node.body && node.body->type.low_best) instruction.ascending = {true};
  for (const auto& [value, weight] : parts)
    if (!builder_.is_sans_objet(value) && !builder_.is_sans_objet(weight))
      instruction.operands.insert(instruction.operands.end(), {value, weight});
  return builder_.add(std::move(instruction));
}

Slot Unroller::up_to(const semantics::Aggregate& node, const Parts& parts, const Standing& standing) {
  Instruction instruction;
  instruction.op = Op::UpTo;
  instruction.count = node.whole ? 1 : 0;
  if (node.body->type.low_best) instruction.ascending = {true};
  instruction.operands.push_back(operand(*node.amount, standing));
  for (const auto& [value, weight] : parts)
    if (!builder_.is_sans_objet(value) && !builder_.is_sans_objet(weight))
      instruction.operands.insert(instruction.operands.end(), {value, weight});
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Listing& node, const Standing& standing) {
  Instruction instruction;
  instruction.op = Op::List;
  for (const Member& member : members(node.set, standing)) {
    instruction.operands.push_back(kept(member, builder_.truth(true)));
    instruction.names.push_back(curriculum_.address(member.standing.object));
  }
  return builder_.add(std::move(instruction));
}

Slot Unroller::of(const semantics::Reasons& node, const Standing& standing) {
  const int chosen = only_rule(standing.object, node.proposition);
  if (chosen < 0) return builder_.absent(State::SansObjet);
  const semantics::Verdict& verdict = regulation_.quantity(node.proposition).verdicts[static_cast<std::size_t>(chosen)];
  const Standing inside{standing.object, standing.view.with(verdict.heading.view)};
  Instruction list;
  list.op = Op::List;
  std::vector<Slot> not_held;
  for (const semantics::VerdictRow& row : verdict.rows) {
    not_held.push_back(builder_.add(Op::Not, {expression(*row.condition, inside)}));
    for (const semantics::Motif& motif : semantics::motifs_of(*row.condition)) {
      std::vector<Slot> told = not_held;
      for (const semantics::ExpressionPtr& failed : motif.failed)
        told.push_back(builder_.add(Op::Not, {expression(*failed, inside)}));
      list.operands.push_back(builder_.add(Op::And, std::move(told)));
      list.names.push_back(motif.text);
    }
  }
  const Slot validates = builder_.add(Op::Kind, {cell(standing.object, node.proposition, standing.view)});
  const Slot none = builder_.constant(Value::of_list({}));
  return builder_.add(Op::Select, {validates, none, builder_.add(std::move(list))});
}

// A computed weight that reads what this object has not (« moyenne de l'ue précédente » of the first): the object
// leaves with it, and nobody asked for that. What the maquette does not give, or no rule defines, is told of that.
void Unroller::note_unweighed(const semantics::Aggregate& node, const Member& member, Slot value, Slot weight) {
  const ObjectId object = member.standing.object;
  if (!builder_.is_sans_objet(weight) || builder_.is_sans_objet(value) || elsewhere_[object.index()]) return;
  if (std::holds_alternative<semantics::ReadFact>(node.weight->node) || !(member.standing.view == View{})) return;
  if (const auto* read = std::get_if<semantics::ReadQuantity>(&node.weight->node)) {
    const ObjectId on = curriculum_.reach(object, read->reach);
    if (!on.valid() || curriculum_.rule_for(regulation_, read->quantity, on) < 0) return;
  }
  AtPlace& met = unweighed_[{node.weight->place.source, node.weight->place.begin}];
  met.place = node.weight->place;
  if (std::find(met.objects.begin(), met.objects.end(), object) == met.objects.end()) met.objects.push_back(object);
}

Slot Unroller::of(const semantics::Aggregate& node, const Standing& standing) {
  Parts parts;
  const bool alone = semantics::needs_no_weight(regulation_, curriculum_, standing.object, node);
  for (const Member& member : members(node.set, standing)) {
    const Slot value = node.body ? expression(*node.body, member.standing) : builder_.constant(Value::of(Number(1)));
    const bool unweighted = alone && builder_.is_sans_objet(operand(*node.weight, member.standing));
    parts.emplace_back(builder_.effect(kept(member, value)), weight_of(member, unweighted ? nullptr : node.weight));
    if (node.weight) note_unweighed(node, member, parts.back().first, parts.back().second);
  }
  if (node.amount) return up_to(node, parts, standing);
  if (node.set.selects()) return aggregate_best(node, parts);
  if (node.operation == Operation::Mean) return mean(std::move(parts));
  std::vector<Slot> values;
  for (const auto& [value, weight] : parts)
    values.push_back(value);
  return builder_.add(op_of(node.operation), std::move(values));
}

}  // namespace bareme::plan
