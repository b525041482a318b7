// objectif: the least change of each lever that reaches a goal, on the values that may be entered, with the value just
// below shown failing. Every value of a short scale is tried, so that several intervals are told as such.
#include <algorithm>

#include "evaluation/completion.hpp"
#include "evaluation/levers.hpp"
#include "session/act_problems.hpp"
#include "session/objective.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using plan::InputKey;
using semantics::FactSource;
using values::Number;
using values::Value;

const Number hundredth(1, 100);
constexpr std::size_t levers_told = 8;

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

std::optional<Scale> scale_of(const semantics::Type& type, bool act) {
  if (const auto grid = evaluation::grid_of(type)) return Scale{grid->low, grid->high, grid->step};
  if (act && type.low && type.high) return Scale{*type.low, *type.high, type.step.value_or(hundredth)};
  return std::nullopt;
}

Objective::Row row_of(const Tries& tries, const LeverAsked& lever, const Number& value,
                      const std::optional<Number>& below) {
  std::vector<Tries::One> tried{{{lever.input, Value::of(value)}}};
  if (below) tried.push_back({{lever.input, Value::of(*below)}});
  const std::vector<Tries::Outcome> found = tries.outcomes(tried);
  Objective::Row row{lever.input, lever.type, lever.before, Value::of(value), found[0].mean, {}, {}, found[0].exact};
  if (below) {
    row.below = Value::of(*below);
    row.mean_below = found[1].mean;
  }
  return row;
}

// Where on the whole scale the goal is reached: « de 9,5 à 20 », one interval or several.
std::vector<Objective::Interval> intervals_of(const Tries& tries, const LeverAsked& lever) {
  std::vector<Tries::One> tried;
  for (std::int64_t i = 0; i < lever.scale.count(); ++i)
    tried.push_back({{lever.input, Value::of(lever.scale.at(i))}});
  const std::vector<bool> held = tries.hold(tried);
  std::vector<Objective::Interval> intervals;
  for (std::size_t i = 0; i < held.size(); ++i) {
    if (!held[i]) continue;
    const Value here = Value::of(lever.scale.at(static_cast<std::int64_t>(i)));
    if (i == 0 || !held[i - 1]) intervals.push_back({here, here});
    intervals.back().to = here;
  }
  return intervals;
}

// Everything the goal reads that somebody may enter or grant.
std::vector<LeverAsked> levers_of(Session::State& state, std::size_t student, const Goal& goal, const Tries& tries) {
  std::vector<LeverAsked> levers;
  std::vector<InputKey> keys = grants(state, goal);
  for (const InputKey& key : tries.variants().plan().inputs)
    if (key.kind == InputKey::Kind::Mark || key.kind == InputKey::Kind::Fact)
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  for (const InputKey& key : keys) {
    const bool fact = key.kind == InputKey::Kind::Fact;
    const semantics::Type type = evaluation::input_type(*state.regulation, *state.curriculum, key);
    const bool act = fact && state.regulation->fact(key.fact).source == FactSource::Act;
    const auto scale = scale_of(type, act);
    if (!scale || scale->count() > whole_scale) continue;
    const Value before = fact ? state.evaluator(student).fact(key.object, key.fact)
                              : state.promotion.given(key, student, values::Kind::Number);
    // A mark of a session nobody called the student to, an entry that does not concern them: not theirs to change.
    if (!act && before.state() == values::State::SansObjet && (fact || key.session > 1)) continue;
    levers.push_back({key, type, *scale, before});
  }
  return levers;
}

std::vector<std::string> parts_of(const std::string& lever) {
  static const std::string between = " et ";
  const std::size_t at = lever.find(between);
  if (at == std::string::npos) return {lever};
  return {lever.substr(0, at), lever.substr(at + between.size())};
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
  const Tries tries(state, student, *goal);
  objective.met = tries.holds_now();
  if (objective.met) return objective;

  const std::vector<LeverAsked> known = levers_of(state, student, *goal, tries);
  std::vector<const LeverAsked*> asked;
  for (const std::string& one : lever.empty() ? std::vector<std::string>() : parts_of(lever)) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const LeverAsked& is) { return text::same_name(one, input_label(is.input)); });
    if (found == known.end()) {
      std::vector<std::string> labels;
      for (const LeverAsked& is : known)
        labels.push_back(input_label(is.input));
      diagnostics.add(problems::unknown_lever(one, objective.goal.label, labels));
      return std::nullopt;
    }
    asked.push_back(&*found);
  }
  const auto refused_by = [&] {
    return evaluation::why_not(state.world(student), goal->whole, curriculum().root(), hold_alone(tries)).lacks;
  };
  if (asked.size() == 2) {
    objective.of_promotion = tries.variants().move_promotion({asked[0]->input, asked[1]->input});
    objective.pair = smallest_pairs(tries, *asked[0], *asked[1]);
    if (!objective.pair) objective.lacks = refused_by();
    return objective;
  }

  const auto wanted = [&](const InputKey& key) { return asked.empty() || asked.front()->input == key; };
  for (const LeverAsked& one : known) {
    const bool granted =
        one.input.kind == InputKey::Kind::Fact && regulation().fact(one.input.fact).source == FactSource::Act;
    if (!granted || !wanted(one.input)) continue;
    if (tries.variants().move_promotion({one.input})) {
      objective.of_promotion = true;
      continue;
    }
    const auto found = intervals_of(tries, one);
    if (found.empty()) continue;
    const Number least = found.front().from.number();
    objective.rows.push_back(
        row_of(tries, one, least, least > one.scale.low ? std::optional(least - one.scale.step) : std::nullopt));
  }
  const evaluation::Levers found =
      evaluation::find_levers(state.world(student), goal->whole, curriculum().root(), hold_alone(tries));
  objective.of_promotion = objective.of_promotion || found.of_promotion;
  std::size_t told = 0;
  for (const evaluation::WhyNot::Lever& one : found.all) {
    if (!wanted(one.input) || !one.after.is_number()) continue;
    if (tries.variants().move_promotion({one.input})) {
      objective.of_promotion = true;
      continue;
    }
    if (told++ >= levers_told) continue;
    const Value below = one.short_of.value_or(one.before);  // what stands does not do
    objective.rows.push_back(row_of(tries, {one.input, one.type, {}, one.before}, one.after.number(),
                                    below.is_number() ? std::optional(below.number()) : std::nullopt));
  }
  if (asked.size() == 1 && objective.rows.size() == 1) objective.intervals = intervals_of(tries, *asked.front());
  if (!objective.rows.empty()) return objective;
  // Nothing would do, the others' ranks being what they are: but a lever that moves them was not tried so.
  const plan::Inputs tried = asked.empty() ? entered(tries) : plan::Inputs{asked.front()->input};
  objective.of_promotion = objective.of_promotion || tries.variants().move_promotion(tried);
  objective.lacks = refused_by();
  return objective;
}

}  // namespace bareme
