#include "semantics/roots.hpp"

namespace bareme::semantics {

void each_root(const CheckedRegulation& regulation,
               const std::function<void(const ExpressionPtr&, const Heading&)>& action) {
  for (const Quantity& quantity : regulation.quantities) {
    for (const Rule& rule : quantity.rules)
      action(rule.body, rule.heading);
    for (const Verdict& verdict : quantity.verdicts)
      for (const VerdictRow& row : verdict.rows)
        action(row.condition, verdict.heading);
    for (const ExceptionRule& exception : quantity.exceptions) {
      action(exception.condition, exception.heading);
      action(exception.body, exception.heading);
    }
  }
  for (const Choice& choice : regulation.choices) {
    action(choice.condition, choice.heading);
    for (const ChoiceRow& row : choice.rows)
      action(row.condition, choice.heading);
  }
}

}  // namespace bareme::semantics
