#include "session/control_weights.hpp"

#include "session/quantities.hpp"

namespace bareme {
namespace {

using semantics::ObjectId;
using semantics::QuantityId;
using values::Number;
using values::Value;

// The value of a part that its container reads: its mean, or of an épreuve the mark that counts.
QuantityId leading(const Session& session, ObjectId object) {
  const semantics::CheckedRegulation& rules = session.regulation();
  if (session.curriculum().object(object).level != rules.lowest)
    return leading_mean(rules, session.curriculum(), object);
  return rules.quantity_named(rules.lowest, "note retenue");
}

void collect(Session& session, std::size_t student, ObjectId inside, Parts& parts, std::vector<ObjectId>& objects) {
  const semantics::Curriculum& maquette = session.curriculum();
  for (const ObjectId child : maquette.object(inside).children) {
    if (maquette.object(child).elsewhere) continue;
    const QuantityId id = leading(session, child);
    const Value value = id.valid() ? session.value(student, plan::CellKey{child, id, {}}) : Value();
    if (value.is_number()) {
      parts.names.push_back(maquette.address(child));
      parts.values.push_back(value.number());
      objects.push_back(child);
    } else if (!id.valid() || maquette.object(child).filled) {
      collect(session, student, child, parts, objects);
    }
  }
}

}  // namespace

Parts parts_of(Session& session, std::size_t student, const plan::CellKey& cell) {
  Parts parts;
  std::vector<ObjectId> objects;
  collect(session, student, cell.object, parts, objects);
  if (objects.size() < 2) return {};
  parts.weights.push_back({"moyenne simple", std::vector<Number>(objects.size(), Number(1))});
  const semantics::CheckedRegulation& rules = session.regulation();
  for (std::size_t i = 0; i < rules.facts.size(); ++i) {
    if (rules.facts[i].source != semantics::FactSource::Attribute || rules.facts[i].type.kind != values::Kind::Number)
      continue;
    Weights weights{"moyenne par " + rules.facts[i].name, {}};
    for (const ObjectId object : objects) {
      const Value one = session.curriculum().attribute(object, semantics::FactId(i));
      if (one.is_number() && one.number().sign() > 0) weights.each.push_back(one.number());
    }
    if (weights.each.size() == objects.size()) parts.weights.push_back(std::move(weights));
  }
  return parts;
}

std::optional<Number> mean_of_parts(const Parts& parts, const Weights& weights, std::optional<std::size_t> without) {
  std::vector<values::WeightedPart> all;
  for (std::size_t i = 0; i < parts.values.size(); ++i)
    if (!without || *without != i) all.push_back({parts.values[i], weights.each[i]});
  return all.empty() ? std::nullopt : std::optional(values::weighted_mean(all));
}

}  // namespace bareme
