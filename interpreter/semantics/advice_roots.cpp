#include "semantics/advice_roots.hpp"

namespace bareme::semantics {

void each_root(const CheckedRegulation& regulation, const std::function<void(const ExpressionPtr&, const View&)>& act) {
  for (const Quantity& quantity : regulation.quantities) {
    for (const Rule& rule : quantity.rules)
      act(rule.body, rule.heading.view);
    for (const Verdict& verdict : quantity.verdicts)
      for (const VerdictRow& row : verdict.rows)
        act(row.condition, verdict.heading.view);
    for (const ExceptionRule& exception : quantity.exceptions) {
      act(exception.condition, exception.heading.view);
      act(exception.body, exception.heading.view);
    }
  }
  for (const Choice& choice : regulation.choices) {
    act(choice.condition, choice.heading.view);
    for (const ChoiceRow& row : choice.rows)
      act(row.condition, choice.heading.view);
  }
}

}  // namespace bareme::semantics
