#include "session/columns.hpp"

#include <algorithm>

namespace bareme {
namespace {

using semantics::Cohort;
using semantics::Expression;
using semantics::ExpressionPtr;
using semantics::Quantity;

// The règlement with one more quantity, defined by this expression at the level it stands on.
semantics::CheckedRegulation with_quantity(semantics::CheckedRegulation regulation, const ExpressionPtr& expression,
                                           semantics::LevelId level) {
  Quantity quantity;
  quantity.name = "question";
  quantity.level = level;
  quantity.type = expression->type;
  semantics::Rule rule;
  rule.heading.scope.level = level;
  rule.body = expression;
  rule.place = expression->place;
  quantity.rules.push_back(std::move(rule));
  regulation.quantities.push_back(std::move(quantity));
  return regulation;
}

}  // namespace

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

std::vector<values::Value> values_of(const Grounds& grounds, const ExpressionPtr& expression,
                                     semantics::ObjectId object, semantics::View view, const plan::Request& setting,
                                     diagnostics::Diagnostics& diagnostics) {
  const semantics::CheckedRegulation regulation =
      with_quantity(*grounds.regulation, expression, grounds.curriculum->object(object).level);
  const plan::CellKey asked{object, semantics::QuantityId(regulation.quantities.size() - 1), view};
  plan::Request request = setting;
  request.cells = {asked};
  request.choices = false;
  const Computed computed = compute({&regulation, grounds.curriculum, grounds.promotion}, request, diagnostics);
  const plan::Column* column = computed.column(asked);
  std::vector<values::Value> values(grounds.promotion->size(), values::Value::absent(values::State::EnErreur));
  for (std::size_t student = 0; column != nullptr && student < values.size(); ++student)
    values[student] = computed.results.value(*computed.plan.slot(asked), student, expression->type.kind);
  return values;
}

CohortColumns::CohortColumns(const Grounds& grounds, plan::Request setting)
    : grounds_(grounds), setting_(std::move(setting)) {}

CohortColumns::CohortColumns(const Grounds& grounds, plan::Request setting, plan::Promotion promotion)
    : own_(std::make_unique<const plan::Promotion>(std::move(promotion))),
      grounds_(grounds),
      setting_(std::move(setting)) {
  grounds_.promotion = own_.get();
}

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
