// The acts of a jury, done and undone: laid over the promotion, so that every question sees them at once.
#include <algorithm>

#include "evaluation/overlay.hpp"
#include "jury/order.hpp"
#include "session/act_problems.hpp"
#include "session/orders.hpp"
#include "session/saving.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using jury::Act;
using semantics::Posed;
using values::Value;

constexpr const char* example_decision = "décider MOREAU S5 ADJ motif \"progression au second semestre\"";
constexpr const char* example_grant = "accorder MOREAU UE72 0,3 points motif \"assiduité\"";

std::vector<Posed> as_posed(const Act& act) {
  Posed posed;
  posed.kind = act.kind == Act::Kind::Decision ? Posed::Kind::Decision : Posed::Kind::Fact;
  posed.object = act.object;
  posed.fact = act.fact;
  posed.value = act.value;
  return {posed};
}

// To whom of these the same grant would do what it did here. All at once, where it moves nobody else; else one by one.
std::vector<bool> would_do(Session::State& state, const Act& act, const plan::CellKey& result, const Value& wanted,
                           const std::vector<Similar>& similar) {
  const Computed& standing = *state.computed;
  const plan::Inputs given{act.settings.front().key};
  const std::vector<char> touched = plan::depending_on(standing.plan, given);
  bool moves_others = false;
  for (std::size_t i = 0; i < touched.size(); ++i)
    moves_others = moves_others || (touched[i] != 0 && plan::reads_promotion(standing.plan.instructions[i].op));
  std::vector<bool> answers;
  if (!moves_others) {
    plan::Promotion promotion = state.promotion;
    for (const Similar& one : similar)
      promotion.set(act.settings.front().key, one.student, act.value);
    evaluation::EvaluateOptions options;
    options.known = standing.known_without(given);
    options.texts = &standing.results.texts;
    const evaluation::Results after = evaluation::evaluate(*state.regulation, standing.plan, promotion, options);
    const plan::Slot slot = *standing.plan.slot(result);
    for (const Similar& one : similar)
      answers.push_back(after.has(slot) && after.value(slot, one.student, values::Kind::Code) == wanted);
    return answers;
  }
  for (const Similar& one : similar) {
    evaluation::Overlay overlay;
    overlay.jury = state.jury;
    evaluation::pose(overlay, as_posed(act).front(), *state.regulation, *state.curriculum);
    evaluation::TreeEvaluator after(evaluation::over(state.world(one.student), overlay));
    answers.push_back(after.value(result.object, result.quantity) == wanted);
  }
  return answers;
}

// Those the règlement puts in the same case, at least as near, and to whom the same act would do what it does here.
std::vector<Similar> uneven(const Session& session, Session::State& state, const Act& act, const Value& wanted) {
  const auto result = result_cell(*state.regulation, *state.curriculum, act.object);
  std::vector<Similar> left;
  if (!result) return left;
  const auto mean = state.regulation->quantity_named(state.curriculum->object(act.object).level, "moyenne");
  const auto mean_of = [&](std::size_t student) {
    return mean.valid() ? session.value(student, {act.object, mean, {}}) : Value();
  };
  const Value own = mean_of(act.student);
  for (const Similar& one : session.similar(act.student, act.object)) {
    if (one.decided || one.result == wanted) continue;
    if (act.kind == Act::Kind::Decision)
      if (const Value theirs = mean_of(one.student); own.is_number() && theirs.is_number()) {
        const bool low_best = state.regulation->quantity(mean).type.low_best;
        if (low_best ? theirs.number() > own.number() : theirs.number() < own.number()) continue;
      }
    left.push_back(one);
  }
  if (act.kind == Act::Kind::Decision) return left;
  const std::vector<bool> same = would_do(state, act, *result, wanted, left);
  std::vector<Similar> kept;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (same[i]) kept.push_back(left[i]);
  return kept;
}

}  // namespace

std::optional<Deed> Session::act(Verb verb, std::size_t student, const std::string& typed, Diagnostics& diagnostics) {
  State& state = *state_;
  if (const std::string scenario = scenes().current; !scenario.empty()) {
    diagnostics.add(problems::act_in_scenario(scenario));
    return std::nullopt;
  }
  if (is_closed(student)) {
    diagnostics.add(problems::year_closed(promotion().students[student].number));
    return std::nullopt;
  }
  const jury::Order order = jury::read_order(typed);
  if (!order.motive) {
    diagnostics.add(problems::motive_missing(verb == Verb::Grant ? example_grant : example_decision));
    return std::nullopt;
  }
  if (!compute_all(diagnostics)) return std::nullopt;
  std::optional<Ordered> ordered = read_act(*this, state, verb, student, order, diagnostics);
  if (!ordered) return std::nullopt;
  const Act* act = &ordered->act;
  Deed deed;
  deed.what = act->object == curriculum().root() ? "" : curriculum().address(act->object);
  if (act->kind == Act::Kind::Grant) {
    deed.what += (deed.what.empty() ? "" : ".") + regulation().fact(act->fact).name;
    deed.limits = limits_of(regulation(), act->type);
  }
  const Value standing = act->kind == Act::Kind::Grant
                             ? act->proposition
                             : state.promotion.given(act->settings.front().key, student, values::Kind::Code);
  if (standing == act->value && !act->next) {
    diagnostics.add(
        problems::act_changes_nothing(deed.what.empty() ? "l'étudiant" : deed.what, words(act->value, act->type)));
    return std::nullopt;
  }
  deed.effect = state.suppose(*this, student, as_posed(*act));
  const auto result = result_cell(regulation(), curriculum(), act->object);
  state.log.perform({jury::Operation::Kind::Act, std::move(ordered->line), *act, {}});
  state.replay();
  if (!compute_all(diagnostics)) return std::nullopt;
  if (result) deed.uneven = uneven(*this, state, *act, value(student, *result));
  deed.act = *act;
  return deed;
}

// What the columns warn of was said at the opening: here only what stops is told.
bool Session::compute_all(Diagnostics& diagnostics) {
  Diagnostics found;
  if (evaluate({}, found)) return true;
  for (const diagnostics::Diagnostic& one : found.all())
    diagnostics.add(one);
  return false;
}

const jury::Log& Session::log() const { return state_->log; }

std::vector<jury::Operation> Session::undo(std::size_t count, Diagnostics& diagnostics) {
  std::vector<jury::Operation> undone = state_->log.undo(count);
  if (undone.empty()) diagnostics.add(problems::nothing_to_undo(false, state_->saved));
  settle(diagnostics);
  return undone;
}

std::vector<jury::Operation> Session::redo(std::size_t count, Diagnostics& diagnostics) {
  std::vector<jury::Operation> redone = state_->log.redo(count);
  if (redone.empty()) diagnostics.add(problems::nothing_to_undo(true, false));
  settle(diagnostics);
  return redone;
}

}  // namespace bareme
