#include "plan/plan.hpp"

#include <algorithm>

#include "plan/unroll.hpp"

namespace bareme::plan {

namespace {

std::vector<InputKey> inputs_of(const std::vector<Instruction>& instructions) {
  std::vector<InputKey> inputs;  // interning makes each key appear once for each default it has: nearly always once
  for (const Instruction& instruction : instructions)
    if (instruction.op == Op::Input) inputs.push_back(instruction.input);
  return inputs;
}

}  // namespace

bool reads_promotion(Op op) {
  return op == Op::Rank || op == Op::Allocate || op == Op::CohortFold || op == Op::LuaCohort;
}

std::optional<Slot> Plan::slot(const CellKey& key) const {
  const auto found = cells.find(key);
  return found == cells.end() ? std::nullopt : std::optional(found->second);
}

Request everything(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum) {
  std::vector<std::vector<semantics::QuantityId>> by_level(regulation.levels.size());
  for (std::size_t i = 0; i < regulation.quantities.size(); ++i)
    if (regulation.quantities[i].role != semantics::Quantity::Role::Local)
      by_level[regulation.quantities[i].level.index()].emplace_back(i);
  Request request;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i)
    for (const auto quantity : by_level[curriculum.objects[i].level.index()])
      request.cells.push_back({semantics::ObjectId(i), quantity, {}});
  return request;
}

Plan plan(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
          const Request& request, diagnostics::Diagnostics& diagnostics) {
  Unroller unroller(regulation, curriculum, request, diagnostics);
  Plan made;
  for (const CellKey& key : request.cells)
    made.cells.emplace(key, unroller.cell(key.object, key.quantity, key.view));
  if (request.choices) made.choices = unroller.choices();
  for (const Asked& asked : request.expressions)
    made.expressions.push_back(unroller.asked(asked));
  for (const CellKey& key : request.exact) {
    unroller.cell(key.object, key.quantity, key.view);
    made.exact.push_back(unroller.exact(key));
  }
  unroller.report();
  made.instructions = unroller.builder().take();
  made.read = unroller.take_cells();
  made.inputs = inputs_of(made.instructions);
  for (const Instruction& instruction : made.instructions)
    made.stages = std::max(made.stages, instruction.stage + 1);
  return made;
}

}  // namespace bareme::plan
