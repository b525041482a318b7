// Whom the règlement puts in the same case: the same result proposed, for the same letters not met. Looked at before
// any act of a jury, so that those already decided are found too.
#include <algorithm>

#include "session_state.hpp"

namespace bareme {
namespace {

using evaluation::Trace;
using values::Value;

// The promotion without what a jury gave.
evaluation::World before_acts(evaluation::World world) {
  const semantics::CheckedRegulation* rules = world.regulation;
  world.inputs = [rules, below = std::move(world.inputs)](const plan::InputKey& key, values::Kind kind) {
    const bool act =
        key.kind == plan::InputKey::Kind::Decision || (key.kind == plan::InputKey::Kind::Fact && key.fact.valid() &&
                                                       rules->fact(key.fact).source == semantics::FactSource::Act);
    return act ? Value() : below(key, kind);
  };
  return world;
}

struct Case {
  Value proposed;
  std::vector<std::pair<int, char>> missed;  // article and letter
  friend bool operator==(const Case&, const Case&) = default;
};

void letters_missed(const Trace& trace, Case& found) {
  for (const Trace& child : trace.children) {
    if (child.kind == Trace::Kind::Letter && child.value == Value::of_truth(false))
      found.missed.emplace_back(static_cast<int>(child.article.value), child.letter);
    if (child.kind == Trace::Kind::Row) letters_missed(child, found);
  }
}

Case case_of(Session::State& state, std::size_t student, const plan::CellKey& result) {
  evaluation::TreeEvaluator evaluator(before_acts(state.world(student)));
  const Trace trace = evaluator.explain(result.object, result.quantity, result.view);
  Case found{trace.value, {}};
  letters_missed(trace, found);
  return found;
}

bool decided(const Session::State& state, std::size_t student, semantics::ObjectId object) {
  const auto& columns = state.promotion.columns();
  return std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
    const plan::InputKey& key = column.first;
    const bool act = key.kind == plan::InputKey::Kind::Decision ||
                     (key.kind == plan::InputKey::Kind::Fact && key.fact.valid() &&
                      state.regulation->fact(key.fact).source == semantics::FactSource::Act);
    return act && key.object == object && column.second.tags[student] <= plan::Tag::Code;
  });
}

}  // namespace

std::vector<Similar> Session::similar(std::size_t student, semantics::ObjectId object) const {
  State& state = *state_;
  std::vector<Similar> found;
  const auto result = result_cell(regulation(), curriculum(), object);
  if (!result) return found;
  const Case own = case_of(state, student, *result);
  for (std::size_t other = 0; other < promotion().size(); ++other) {
    if (other == student) continue;
    const bool acted = decided(state, other, object);
    const Value stands = value(other, *result);
    // Columns first: whoever has another result without an act is not in this case.
    if (!acted && stands != own.proposed) continue;
    if (case_of(state, other, *result) == own) found.push_back({other, stands, acted});
  }
  return found;
}

}  // namespace bareme
