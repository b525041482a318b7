#include "semantics/promotion_calls.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "semantics/build.hpp"
#include "semantics/problems_lua.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

const Cohort* promotion_call(const Expression& expression) {
  const auto* cohort = std::get_if<Cohort>(&expression.node);
  return cohort != nullptr && cohort->lua ? cohort : nullptr;
}

const Expression* call_in(const ExpressionPtr& body) {
  const Expression* found = nullptr;
  walk(body, [&](const Expression& part) {
    if (found == nullptr && promotion_call(part) != nullptr) found = &part;
  });
  return found;
}

const Expression* call_under_condition(const ExpressionPtr& body) {
  const Expression* found = nullptr;
  walk(body, [&](const Expression& part) {
    if (found != nullptr || !(std::holds_alternative<Case>(part.node) || std::holds_alternative<Table>(part.node)))
      return;
    found = call_in(std::make_shared<const Expression>(part));
  });
  return found;
}

// False or sans objet: an exception applies only where its condition is true.
ExpressionPtr does_not_hold(const ExpressionPtr& condition) {
  const ExpressionPtr no = make(Not{condition}, truth_type(), condition->place);
  const ExpressionPtr none = make(Exists{condition, true}, truth_type(), condition->place);
  return make(Logic{false, {none, no}}, truth_type(), condition->place);
}

bool beats(const Quantity& quantity, std::size_t winner, std::size_t loser) {
  int at = quantity.exceptions[winner].over;
  for (std::size_t steps = 0; at >= 0 && steps <= quantity.exceptions.size(); ++steps) {
    if (static_cast<std::size_t>(at) == loser) return true;
    at = quantity.exceptions[static_cast<std::size_t>(at)].over;
  }
  return false;
}

class Narrowing {
 public:
  Narrowing(CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation), diagnostics_(diagnostics) {}

  void quantity(Quantity& quantity) {
    for (Rule& rule : quantity.rules) {
      std::vector<const ExceptionRule*> takers;
      for (const ExceptionRule& exception : quantity.exceptions)
        takers.push_back(&exception);
      narrow(rule.body, quantity, nullptr, takers);
    }
    for (std::size_t i = 0; i < quantity.exceptions.size(); ++i) {
      std::vector<const ExceptionRule*> takers;
      for (std::size_t j = 0; j < quantity.exceptions.size(); ++j)
        if (j != i && beats(quantity, j, i)) takers.push_back(&quantity.exceptions[j]);
      narrow(quantity.exceptions[i].body, quantity, quantity.exceptions[i].condition, takers);
    }
  }

 private:
  void narrow(ExpressionPtr& body, const Quantity& quantity, const ExpressionPtr& own,
              const std::vector<const ExceptionRule*>& takers) {
    const Expression* call = body ? call_in(body) : nullptr;
    if (call == nullptr) return;
    const std::string& name = regulation_.lua_functions[promotion_call(*call)->lua->function.index()].name;
    if (const Expression* under = call_under_condition(body))
      return diagnostics_.add(problems::lua_promotion_under_condition(name, quantity.name, under->place));
    std::vector<ExpressionPtr> conditions;
    if (own) conditions.push_back(own);
    for (const ExceptionRule* taker : takers) {
      if (!taker->heading.scope.filters.empty() || !(taker->heading.view == View{}))
        return diagnostics_.add(problems::lua_promotion_taken_by_some(name, taker->label, call->place, taker->place));
      if (taker->condition) conditions.push_back(does_not_hold(taker->condition));
    }
    if (conditions.empty()) return;
    if (promotion_call(*body) == nullptr)
      return diagnostics_.add(problems::lua_promotion_in_calculation(name, quantity.name, call->place));
    Cohort cohort = *promotion_call(*body);
    cohort.condition = conditions.size() == 1 ? conditions.front()
                                              : make(Logic{true, std::move(conditions)}, truth_type(), body->place);
    body = make(std::move(cohort), body->type, body->place);
  }

  CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

void narrow_promotion_calls(CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics) {
  const bool any = std::any_of(regulation.lua_functions.begin(), regulation.lua_functions.end(),
                               [](const LuaFunction& function) { return function.for_promotion; });
  if (!any) return;
  Narrowing narrowing(regulation, diagnostics);
  for (Quantity& quantity : regulation.quantities)
    narrowing.quantity(quantity);
}

}  // namespace bareme::semantics
