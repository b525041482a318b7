#include <memory>

#include "session/as_closed.hpp"
#include "session/closing_cells.hpp"
#include "session/state.hpp"

namespace bareme {

evaluation::CohortSource source_of(std::shared_ptr<CohortColumns> columns, std::size_t student) {
  return [columns = std::move(columns), student](const semantics::Cohort& cohort, semantics::ObjectId object,
                                                 semantics::View view) {
    return columns->value(cohort, object, view, student);
  };
}

evaluation::OthersSource others_of(std::shared_ptr<CohortColumns> columns, std::size_t student) {
  return [columns = std::move(columns), student](const semantics::Cohort& cohort, semantics::ObjectId object,
                                                 semantics::View view) {
    return columns->others(cohort, object, view, student);
  };
}

evaluation::World Session::State::world(std::size_t student) {
  if (!cohorts) cohorts = std::make_shared<CohortColumns>(grounds(), setting());
  evaluation::World world;
  world.regulation = &*regulation;
  world.curriculum = &*curriculum;
  world.inputs = [this, student](const plan::InputKey& key, values::Kind kind) {
    return promotion.given(key, student, kind);
  };
  world.cohort = source_of(cohorts, student);
  world.others = others_of(cohorts, student);
  world.jury = jury;
  world.parameters = parameters;
  return world;
}

evaluation::Trace Session::explain(std::size_t student, const Question& question) const {
  evaluation::TreeEvaluator& evaluator = state_->evaluator(student);
  if (!question.cell) return evaluator.explain(*question.expression, curriculum().root());
  evaluation::Trace trace = evaluator.explain(question.cell->object, question.cell->quantity, question.cell->view);
  const auto closed = as_closed(*this, *state_, student, *question.cell);
  const bool told = closed && (kept_by_a_closing(*closed) || kept_by_a_closing(trace.value));
  if (told && !(*closed == trace.value))
    trace.remark = words(*question.cell, *closed) + " à la clôture, qui fait foi" +
                   (trace.remark.empty() ? "" : " ; ") + trace.remark;
  return trace;
}

}  // namespace bareme
