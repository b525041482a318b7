// Which exception, if any, replaces the base value of a quantity (R10): a true one that no other beats; several or an
// unknown one are told.
#include "evaluation/tree.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

Standing standing(const plan::CellKey& key, const ExceptionRule& exception) {
  return {key.object, key.object, key.view.with(exception.heading.view), exception.article, nullptr};
}

bool calls_lua(const ExpressionPtr& body) {
  bool found = false;
  walk(body, [&](const Expression& part) {
    const auto* cohort = std::get_if<Cohort>(&part.node);
    found = found || std::holds_alternative<CallLua>(part.node) || (cohort != nullptr && cohort->lua);
  });
  return found;
}

}  // namespace

// Directly or through others: « hors délai » à « retard » à « oubli » wins over « oubli » too.
bool TreeWalk::wins_over(const Quantity& quantity, std::size_t winner, std::size_t loser) const {
  std::size_t steps = 0;
  for (int next = quantity.exceptions[winner].over; next >= 0 && steps < quantity.exceptions.size(); ++steps) {
    if (static_cast<std::size_t>(next) == loser) return true;
    next = quantity.exceptions[static_cast<std::size_t>(next)].over;
  }
  return false;
}

TreeWalk::Ruling TreeWalk::exceptions(const plan::CellKey& key, Wording* says, Wording* considered) {
  const Quantity& quantity = regulation().quantity(key.quantity);
  std::vector<Contender> contenders;
  for (std::size_t i = 0; i < quantity.exceptions.size(); ++i) {
    const ExceptionRule& exception = quantity.exceptions[i];
    if (curriculum().selects(regulation(), key.object, exception.heading.scope.filters))
      contend(key, i, contenders, considered);
  }
  const auto beaten = [&](const Contender& one) {
    for (const Contender& other : contenders)
      if (other.state == State::Present && wins_over(quantity, other.exception, one.exception)) return true;
    return false;
  };
  State unknown = State::Present;
  std::vector<std::size_t> applicable;
  for (const Contender& one : contenders) {
    if (beaten(one)) continue;
    if (one.state == State::Present)
      applicable.push_back(one.exception);
    else
      unknown = values::strictest(unknown, one.state);
  }
  if (applicable.size() > 1) {
    const auto label = [&](std::size_t i) { return "« " + quantity.exceptions[applicable[i]].label + " »"; };
    return {true, failed("les exceptions " + label(0) + " et " + label(1) +
                         " s'appliquent ensemble sans que l'une l'emporte")};
  }
  if (unknown != State::Present) return {true, Value::absent(unknown)};
  if (applicable.empty()) return {};
  return {true, applied(key, applicable.front(), says)};
}

// Keeps the exceptions whose condition is true (Present) or unknown; the others do not apply.
void TreeWalk::contend(const plan::CellKey& key, std::size_t index, std::vector<Contender>& contenders, Wording* says) {
  const ExceptionRule& exception = regulation().quantity(key.quantity).exceptions[index];
  const Standing at = standing(key, exception);
  Wording said;
  const Value holds =
      exception.condition ? evaluate(*exception.condition, at, says ? &said : nullptr) : Value::of_truth(true);
  const bool applies = holds.present() && holds.truth();
  if (says) {
    Trace trace = row_trace("exception « " + exception.label + " »" + (said.text.empty() ? "" : " : " + said.text),
                            holds, std::move(said), at);
    trace.kind = Trace::Kind::Exception;
    trace.decisive = applies || holds.state() > State::SansObjet;
    says->children.push_back(std::move(trace));
  }
  if (applies) contenders.push_back({index, State::Present});
  if (holds.state() > State::SansObjet) contenders.push_back({index, holds.state()});
}

values::Value TreeWalk::applied(const plan::CellKey& key, std::size_t index, Wording* says) {
  const ExceptionRule& exception = regulation().quantity(key.quantity).exceptions[index];
  took(exception);
  const std::size_t mark = causes_.size();
  Value value = evaluate(*exception.body, standing(key, exception), says);
  if (!says) return value;
  // What waits is told below; what a call of Lua stopped on is told nowhere else.
  const bool stopped = value.state() == State::EnErreur ||
                       (!value.present() && value.state() != State::EnAttente && calls_lua(exception.body));
  if (stopped && says->remark.empty()) says->remark = causes_since(mark);
  says->remark = "exception « " + exception.label + " »" + (says->remark.empty() ? "" : " ; " + says->remark);
  says->article = exception.article;
  return value;
}

}  // namespace bareme::evaluation
