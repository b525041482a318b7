#include "session/objective.hpp"

namespace bareme {

using values::Kind;
using values::Value;

namespace {

plan::Request request_of(const Session::State& state, const Goal& goal) {
  plan::Request request = state.setting();
  request.expressions = {{std::make_shared<const semantics::Expression>(goal.whole), state.curriculum->root(), {}}};
  if (!goal.mean) return request;
  request.cells = {*goal.mean};
  request.exact = {*goal.mean};
  request.posed = {{goal.mean->object, goal.mean->quantity, goal.mean->view}};
  return request;
}

}  // namespace

Tries::Tries(Session::State& state, std::size_t student, const Goal& goal)
    : mean_(goal.mean), request_(request_of(state, goal)), variants_(state, student, request_) {}

bool Tries::holds_now() const { return variants_.standing(goal(), Kind::Truth) == Value::of_truth(true); }

std::vector<bool> Tries::hold(const std::vector<One>& tries) const {
  const Variants::Answers answers = variants_.answers(tries);
  std::vector<bool> held;
  for (std::size_t i = 0; i < tries.size(); ++i)
    held.push_back(answers.value(i, goal(), Kind::Truth) == Value::of_truth(true));
  return held;
}

std::vector<Tries::Outcome> Tries::outcomes(const std::vector<One>& tries) const {
  const Variants::Answers answers = variants_.answers(tries);
  const auto exact = by_rounding(tries, answers);
  std::vector<Outcome> outcomes;
  for (std::size_t i = 0; i < tries.size(); ++i) {
    Outcome made;
    made.holds = answers.value(i, goal(), Kind::Truth) == Value::of_truth(true);
    if (mean_) made.mean = answers.value(i, *variants_.plan().slot(*mean_), Kind::Number);
    if (made.holds) made.exact = exact[i];
    outcomes.push_back(std::move(made));
  }
  return outcomes;
}

// The mean posed at what it is worth before its rounding: is the goal missed?
std::vector<std::optional<Value>> Tries::by_rounding(const std::vector<One>& tries,
                                                     const Variants::Answers& answers) const {
  std::vector<std::optional<Value>> exact(tries.size());
  const plan::Slot before = mean_ ? variants_.plan().exact.front() : -1;
  if (before < 0) return exact;
  std::vector<One> unrounded = tries;
  for (std::size_t i = 0; i < tries.size(); ++i) {
    const Value value = answers.value(i, before, Kind::Number);
    if (!value.is_number() || value == answers.value(i, *variants_.plan().slot(*mean_), Kind::Number)) continue;
    exact[i] = value;
    unrounded[i].emplace_back(plan::posed_flag(request_, 0), Value::of_truth(true));
    unrounded[i].emplace_back(plan::posed_value(request_, 0), value);
  }
  const std::vector<bool> held = hold(unrounded);
  for (std::size_t i = 0; i < tries.size(); ++i)
    if (held[i]) exact[i].reset();
  return exact;
}

plan::Inputs entered(const Tries& tries) {
  plan::Inputs inputs;
  for (const plan::InputKey& key : tries.variants().plan().inputs)
    if (key.kind == plan::InputKey::Kind::Mark || key.kind == plan::InputKey::Kind::Fact) inputs.insert(key);
  return inputs;
}

evaluation::HoldsWith hold_alone(const Tries& tries) {
  return [&tries](const std::vector<std::pair<plan::InputKey, values::Number>>& inputs) {
    std::vector<Tries::One> tried;
    for (const auto& [key, value] : inputs)
      tried.push_back({{key, Value::of(value)}});
    return tries.hold(tried);
  };
}

}  // namespace bareme
