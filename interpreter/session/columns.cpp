#include "session/columns.hpp"

#include <algorithm>

namespace bareme {

using semantics::Cohort;
using semantics::Expression;
using semantics::ExpressionPtr;

const plan::Column* Computed::column(const plan::CellKey& cell) const {
  const std::optional<plan::Slot> slot = plan.slot(cell);
  return slot && results.has(*slot) ? &results.column(*slot) : nullptr;
}

Computed compute(const Grounds& grounds, const plan::Request& request, diagnostics::Diagnostics& diagnostics,
                 const evaluation::EvaluateOptions& options) {
  const std::size_t before = diagnostics.error_count();
  Computed computed;
  computed.plan = plan::plan(*grounds.regulation, *grounds.curriculum, request, diagnostics);
  if (diagnostics.error_count() == before)
    computed.results = evaluation::evaluate(*grounds.regulation, computed.plan, *grounds.promotion, options);
  return computed;
}

std::vector<const plan::Column*> Computed::known_without(const plan::Inputs& changed) const {
  const std::vector<char> touched = plan::depending_on(plan, changed);
  std::vector<const plan::Column*> known(plan.instructions.size(), nullptr);
  for (std::size_t i = 0; i < results.slots.size(); ++i)
    if (const auto slot = static_cast<std::size_t>(results.slots[i]); touched[slot] == 0)
      known[slot] = &results.columns[i];
  return known;
}

void Computed::refresh(const semantics::CheckedRegulation& regulation, const plan::Promotion& promotion,
                       const plan::Inputs& changed) {
  if (changed.empty()) return;
  evaluation::EvaluateOptions options;
  options.known = known_without(changed);
  options.texts = &results.texts;
  evaluation::Results made = evaluation::evaluate(regulation, plan, promotion, options);
  for (std::size_t i = 0; i < made.slots.size(); ++i)
    results.writable(made.slots[i]) = std::move(made.columns[i]);
  results.texts = std::move(made.texts);
}

std::vector<values::Value> values_of(const Grounds& grounds, const ExpressionPtr& expression,
                                     semantics::ObjectId object, semantics::View view, const plan::Request& setting,
                                     diagnostics::Diagnostics& diagnostics) {
  plan::Request request = setting;
  request.cells.clear();
  request.choices = false;
  request.expressions = {{expression, object, view}};
  const Computed computed = compute(grounds, request, diagnostics);
  std::vector<values::Value> values(grounds.promotion->size(), values::Value::absent(values::State::EnErreur));
  if (computed.plan.expressions.empty()) return values;
  const plan::Slot slot = computed.plan.expressions.front();
  for (std::size_t student = 0; computed.results.has(slot) && student < values.size(); ++student)
    values[student] = computed.results.value(slot, student, expression->type.kind);
  return values;
}

CohortColumns::CohortColumns(const Grounds& grounds, plan::Request setting)
    : grounds_(grounds), setting_(std::move(setting)) {}

values::Value CohortColumns::value(const Cohort& cohort, semantics::ObjectId object, semantics::View view,
                                   std::size_t student) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& known) {
    return known.object == object && known.view == view && known.cohort == cohort;
  });
  if (found != known_.end()) return found->values[student];
  semantics::Type type;
  if (cohort.lua) {
    type = grounds_.regulation->lua_functions[cohort.lua->function.index()].result_type;
    if (cohort.lua->reason) type.kind = values::Kind::Text;
  }
  const auto expression = std::make_shared<const Expression>(Expression{cohort, type, {}});
  diagnostics::Diagnostics ignored;  // planning the promotion's own quantities has told these already
  known_.push_back({cohort, object, view, values_of(grounds_, expression, object, view, setting_, ignored)});
  return known_.back().values[student];
}

}  // namespace bareme
