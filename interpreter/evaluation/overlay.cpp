#include "evaluation/overlay.hpp"

#include <algorithm>
#include <memory>

namespace bareme::evaluation {
namespace {

using plan::InputKey;

// A value posed on a line of the dossier says that the student has that line.
void bring_line(Overlay& overlay, semantics::ObjectId object, const semantics::Curriculum& curriculum) {
  for (; object.valid(); object = curriculum.object(object).parent)
    if (curriculum.object(object).line)
      overlay.inputs[{InputKey::Kind::Line, object, {}, {}, 0}] = values::Value::of_truth(true);
}

// A decision without a jury said is the last jury's: `en session 1` does not see it.
void pose_decision(Overlay& overlay, const semantics::Posed& posed, int sessions) {
  const auto session = static_cast<std::uint8_t>(overlay.jury.session.value_or(sessions));
  for (const std::uint8_t key : {std::uint8_t{0}, session})
    overlay.inputs[{InputKey::Kind::Decision, posed.object, {}, {}, key}] = posed.value;
}

void pose_quantity(Overlay& overlay, const semantics::Posed& posed) {
  auto& all = overlay.quantities;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [&](const World::Posed& old) {
                             return old.object == posed.object && old.quantity == posed.quantity &&
                                    old.view == posed.view;
                           }),
            all.end());
  all.push_back({posed.object, posed.quantity, posed.view, posed.value});
}

// In every view unless it names one, as all that is posed.
void pose_acquired(Overlay& overlay, const semantics::Posed& posed, int sessions) {
  if (!posed.quantity.valid()) {
    overlay.inputs[{InputKey::Kind::Age, posed.object, {}, {}, 0}] = posed.value;
    return;
  }
  const int first = posed.view ? posed.view->session : 0, last = posed.view ? posed.view->session : sessions;
  for (int session = first; session <= last; ++session)
    overlay.inputs[{InputKey::Kind::Frozen, posed.object, {}, posed.quantity, static_cast<std::uint8_t>(session)}] =
        posed.value;
}

void pose_fact(Overlay& overlay, const semantics::Posed& posed, const semantics::CheckedRegulation& regulation,
               const semantics::Curriculum& curriculum) {
  if (regulation.fact(posed.fact).source == semantics::FactSource::Parameter) {
    overlay.parameters[plan::parameter_key(posed.fact, posed.object)] = posed.value;
    return;
  }
  bring_line(overlay, posed.object, curriculum);
  overlay.inputs[{InputKey::Kind::Fact, posed.object, posed.fact, {}, 0}] = posed.value;
}

}  // namespace

void pose(Overlay& overlay, const semantics::Posed& posed, const semantics::CheckedRegulation& regulation,
          const semantics::Curriculum& curriculum) {
  using Kind = semantics::Posed::Kind;
  switch (posed.kind) {
    case Kind::Mark:
      bring_line(overlay, posed.object, curriculum);
      overlay.inputs[{InputKey::Kind::Mark, posed.object, {}, {}, static_cast<std::uint8_t>(posed.session)}] =
          posed.value;
      return;
    case Kind::Fact:
      return pose_fact(overlay, posed, regulation, curriculum);
    case Kind::Quantity:
      return pose_quantity(overlay, posed);
    case Kind::Acquired:
      return pose_acquired(overlay, posed, regulation.sessions);
    case Kind::Decision:
      return pose_decision(overlay, posed, regulation.sessions);
    case Kind::JurySession:
      overlay.jury.session = static_cast<int>(*posed.value.number().integer());
      return;
    case Kind::JuryDate:
      overlay.jury.date = posed.value.date();
      return;
  }
}

World over(World world, const Overlay& overlay) {
  auto given = std::make_shared<const std::unordered_map<InputKey, values::Value>>(
      overlay.inputs);  // shared: a std::function must be copyable cheaply
  world.inputs = [given, below = std::move(world.inputs)](const InputKey& key, values::Kind kind) {
    const auto posed = given->find(key);
    if (posed != given->end()) return posed->second;
    return below ? below(key, kind) : values::Value();
  };
  world.said = [given](const InputKey& key) { return given->count(key) != 0; };
  for (const auto& [key, value] : overlay.parameters)
    world.parameters[key] = value;
  world.posed.insert(world.posed.end(), overlay.quantities.begin(), overlay.quantities.end());
  if (overlay.jury.session) world.jury.session = overlay.jury.session;
  if (overlay.jury.date) world.jury.date = overlay.jury.date;
  return world;
}

}  // namespace bareme::evaluation
