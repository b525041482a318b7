// objectif: the least change of each lever that reaches a goal, on the values that may be entered, with the value just
// below shown failing. Every value of a short scale is tried, so that several intervals are told as such.
#include <algorithm>

#include "evaluation/completion.hpp"
#include "evaluation/overlay.hpp"
#include "session/act_problems.hpp"
#include "session/goal.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using plan::InputKey;
using semantics::FactSource;
using values::Number;
using values::Value;

constexpr std::int64_t whole_scale = 4001;  // values tried one by one
const Number hundredth(1, 100);

class Try {
 public:
  Try(Session::State& state, std::size_t student, const Goal& goal) : state_(state), student_(student), goal_(goal) {}

  bool reaches(const InputKey& key, const Number& value) { return world_with(key, value).first; }
  // Whether the goal holds, and the mean of its object.
  std::pair<bool, Value> world_with(const InputKey& key, const Number& value) {
    evaluation::Overlay overlay;
    overlay.jury = state_.jury;
    overlay.inputs[key] = Value::of(value);
    evaluation::TreeEvaluator after(evaluation::over(state_.world(student_), overlay));
    const bool holds = after.value(goal_.whole, state_.curriculum->root()) == Value::of_truth(true);
    return {holds, goal_.mean ? after.value(goal_.mean->object, goal_.mean->quantity, goal_.mean->view) : Value()};
  }

 private:
  Session::State& state_;
  std::size_t student_;
  const Goal& goal_;
};

// What a jury may grant on the objects of the goal and what contains or is in them.
std::vector<InputKey> grants(const Session::State& state, const Goal& goal) {
  std::vector<InputKey> keys;
  const semantics::Curriculum& maquette = *state.curriculum;
  const auto inside = [&](semantics::ObjectId inner, semantics::ObjectId outer) {
    for (; inner.valid(); inner = maquette.object(inner).parent)
      if (inner == outer) return true;
    return false;
  };
  if (!goal.question.cell) return keys;
  const semantics::ObjectId about = goal.question.cell->object;
  for (std::size_t i = 0; i < state.regulation->facts.size(); ++i) {
    const semantics::Fact& fact = state.regulation->facts[i];
    if (fact.source != FactSource::Act || fact.type.kind != values::Kind::Number || !fact.type.low || !fact.type.high)
      continue;
    for (std::size_t j = 0; j < maquette.objects.size(); ++j) {
      const semantics::ObjectId object(j);
      const semantics::Object& one = maquette.object(object);
      if (one.level == fact.level && !one.filled && !one.elsewhere && (inside(object, about) || inside(about, object)))
        keys.push_back({InputKey::Kind::Fact, object, semantics::FactId(i), {}, 0});
    }
  }
  return keys;
}

struct Scale {
  Number low, high, step;
  std::int64_t count() const { return ((high - low) / step).floor().integer().value_or(0) + 1; }
  Number at(std::int64_t i) const { return low + Number(i) * step; }
};

std::optional<Scale> scale_of(const semantics::Type& type, bool act) {
  if (const auto grid = evaluation::grid_of(type)) return Scale{grid->low, grid->high, grid->step};
  if (act && type.low && type.high) return Scale{*type.low, *type.high, type.step.value_or(hundredth)};
  return std::nullopt;
}

Objective::Row row_of(Try& trial, const InputKey& key, const semantics::Type& type, const Value& before,
                      const Number& value, const std::optional<Number>& below) {
  Objective::Row row{key, type, before, Value::of(value), {}, {}, {}};
  row.mean = trial.world_with(key, value).second;
  if (below) {
    row.below = Value::of(*below);
    row.mean_below = trial.world_with(key, *below).second;
  }
  return row;
}

// Where on the whole scale the goal is reached: « de 9,5 à 20 », one interval or several.
std::vector<Objective::Interval> intervals_of(Try& trial, const InputKey& key, const Scale& scale) {
  std::vector<Objective::Interval> intervals;
  bool open = false;
  for (std::int64_t i = 0; i < scale.count(); ++i) {
    const bool holds = trial.reaches(key, scale.at(i));
    if (holds && !open) intervals.push_back({Value::of(scale.at(i)), Value::of(scale.at(i))});
    if (holds) intervals.back().to = Value::of(scale.at(i));
    open = holds;
  }
  return intervals;
}

}  // namespace

std::optional<Objective> Session::objective(std::size_t student, const std::string& typed, const std::string& lever,
                                            Diagnostics& diagnostics) {
  State& state = *state_;
  const std::optional<Goal> goal = read_goal(*this, state, typed, diagnostics);
  if (!goal) return std::nullopt;
  Objective objective;
  objective.goal = goal->question;
  objective.code = goal->code ? regulation().code(*goal->code).name : "";
  objective.mean = goal->mean;
  const evaluation::WhyNot why = evaluation::why_not(state.world(student), goal->whole, curriculum().root());
  objective.met = why.met();
  if (objective.met) return objective;
  Try trial(state, student, *goal);
  const auto wanted = [&](const InputKey& key) { return lever.empty() || text::same_name(lever, input_label(key)); };
  std::vector<InputKey> tried;
  for (const evaluation::WhyNot::Lever& one : why.levers) {
    tried.push_back(one.input);
    if (!wanted(one.input) || !one.after.is_number()) continue;
    const bool below = one.short_of && one.short_of->is_number();
    objective.rows.push_back(row_of(trial, one.input, one.type, one.before, one.after.number(),
                                    below ? std::optional(one.short_of->number()) : std::nullopt));
  }
  for (const InputKey& key : grants(state, *goal)) {
    if (!wanted(key)) continue;
    const semantics::Type& type = regulation().fact(key.fact).type;
    const std::optional<Scale> scale = scale_of(type, true);
    if (!scale || scale->count() > whole_scale) continue;
    const auto found = intervals_of(trial, key, *scale);
    if (found.empty()) continue;
    const Number least = found.front().from.number();
    objective.rows.insert(objective.rows.begin(),
                          row_of(trial, key, type, state.evaluator(student).fact(key.object, key.fact), least,
                                 least > scale->low ? std::optional(least - scale->step) : std::nullopt));
  }
  if (!lever.empty() && objective.rows.size() == 1) {
    const Objective::Row& only = objective.rows.front();
    if (const auto scale = scale_of(only.type, true); scale && scale->count() <= whole_scale)
      objective.intervals = intervals_of(trial, only.input, *scale);
  }
  objective.lacks = why.lacks;
  objective.of_promotion = why.of_promotion;
  return objective;
}

}  // namespace bareme
