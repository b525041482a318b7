// Exceptions looked at for themselves: one run on one student, and how often each serves.
#include <algorithm>

#include "session/exceptions.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using semantics::ExceptionRule;
using semantics::ObjectId;
using semantics::Quantity;

// What an exception would give, as the quantity would be read: by its name, at its rounding.
void as_quantity(evaluation::Trace& trace, const Quantity& quantity, const std::string& label) {
  trace.label = label;
  if (!trace.value.is_number() || !quantity.rounding) return;
  trace.before_rounding = trace.value.number();
  trace.rounding = quantity.rounding;
  trace.value = values::Value::of(values::rounded(*trace.before_rounding, *quantity.rounding));
}

}  // namespace

std::vector<Session::Tried> Session::try_exception(std::size_t student, const std::string& label) const {
  std::vector<Tried> all;
  evaluation::TreeEvaluator& evaluator = state_->evaluator(student);
  for_each_exception(regulation(), curriculum(),
                     [&](ObjectId object, semantics::QuantityId quantity, const ExceptionRule& rule) {
                       if (!text::same_name(rule.label, label)) return;
                       Tried tried;
                       tried.cell = {object, quantity, {}};
                       if (rule.condition)
                         tried.condition = evaluator.explain(*rule.condition, object, rule.heading.view);
                       else
                         tried.condition.value = values::Value::of_truth(true);
                       tried.applies = tried.condition.value.is_truth() && tried.condition.value.truth();
                       tried.value = evaluator.explain(*rule.body, object, rule.heading.view);
                       tried.value.article = rule.article;
                       as_quantity(tried.value, regulation().quantity(quantity), this->label(tried.cell));
                       all.push_back(std::move(tried));
                     });
  return all;
}

std::vector<std::string> Session::exception_labels() const {
  std::vector<std::string> labels;
  for (const Quantity& quantity : regulation().quantities)
    for (const ExceptionRule& rule : quantity.exceptions)
      if (std::find(labels.begin(), labels.end(), rule.label) == labels.end()) labels.push_back(rule.label);
  return labels;
}

std::vector<Session::ExceptionUse> Session::exception_uses(Diagnostics& diagnostics) {
  std::vector<std::pair<const ExceptionRule*, ExceptionUse>> uses;
  for (const Quantity& quantity : regulation().quantities)
    for (const ExceptionRule& rule : quantity.exceptions)
      if (rule.condition) uses.push_back({&rule, {rule.label, rule.article, 0, 0}});
  for_each_exception(
      regulation(), curriculum(), [&](ObjectId object, semantics::QuantityId, const ExceptionRule& rule) {
        const auto use = std::find_if(uses.begin(), uses.end(), [&](const auto& one) { return one.first == &rule; });
        if (use == uses.end()) return;
        for (const values::Value& holds : bareme::values_of(state_->grounds(), rule.condition, object,
                                                            rule.heading.view, state_->setting(), diagnostics)) {
          use->second.cases += holds.state() <= values::State::SansObjet;
          use->second.used += holds.is_truth() && holds.truth();
        }
      });
  std::vector<ExceptionUse> all;
  for (auto& [rule, use] : uses)
    all.push_back(std::move(use));
  return all;
}

}  // namespace bareme
