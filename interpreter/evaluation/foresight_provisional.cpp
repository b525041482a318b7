// Ranks and statistics « hors attente » are known before everybody is: what reads one is not certain yet.
#include "evaluation/foresight.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

template <class Visit>
void each_rule(const Quantity& quantity, const Visit& visit) {
  for (const Rule& rule : quantity.rules)
    walk(rule.body, visit);
  for (const Verdict& verdict : quantity.verdicts)
    for (const VerdictRow& row : verdict.rows)
      walk(row.condition, visit);
  for (const ExceptionRule& exception : quantity.exceptions) {
    if (exception.condition) walk(exception.condition, visit);
    walk(exception.body, visit);
  }
}

bool reads_one(const Expression& node, const std::vector<bool>& provisional) {
  if (const auto* cohort = std::get_if<Cohort>(&node.node)) return cohort->without_pending;
  const auto* read = std::get_if<ReadQuantity>(&node.node);
  return read && provisional[read->quantity.index()];
}

// A decision follows nobody's marks; a result and « validé » follow the rows of their level.
bool follows_rows(Quantity::Role role) { return role == Quantity::Role::Result || role == Quantity::Role::Validated; }

}  // namespace

std::vector<bool> Foresight::provisional(const TreeWalk& walk) {
  const std::vector<Quantity>& quantities = walk.regulation().quantities;
  std::vector<bool> found(quantities.size(), false);
  bool any = false;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      bool now = found[i];
      each_rule(quantities[i], [&](const Expression& node) { now = now || reads_one(node, found); });
      for (std::size_t j = 0; j < quantities.size() && follows_rows(quantities[i].role); ++j)
        now = now || (found[j] && quantities[j].level == quantities[i].level &&
                      quantities[j].role == Quantity::Role::Proposition);
      more = more || now != found[i];
      found[i] = now;
      any = any || now;
    }
  }
  return any ? found : std::vector<bool>();
}

bool Foresight::is_provisional(const Expression& expression) const {
  if (provisional_.empty()) return false;
  bool found = false;
  walk(std::make_shared<const Expression>(expression),
       [&](const Expression& node) { found = found || reads_one(node, provisional_); });
  return found;
}

}  // namespace bareme::evaluation
