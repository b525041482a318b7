// Computing by columns: what was asked over a whole promotion, and any checked expression as if it were a quantity of
// the règlement, which is how a filter runs at full speed and how ranks reach the evaluator of one student. For
// this folder only.
#pragma once

#include <deque>
#include <memory>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/explain.hpp"
#include "plan/dependents.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme {

// A plan and its columns.
struct Computed {
  plan::Plan plan;
  evaluation::Results results;
  const plan::Column* column(const plan::CellKey& cell) const;  // null: was not asked
  const plan::Column* column(plan::Slot slot) const { return results.has(slot) ? &results.column(slot) : nullptr; }
  // Of each slot, the column kept that reads none of these; null elsewhere. As EvaluateOptions::known.
  std::vector<const plan::Column*> known_without(const plan::Inputs& changed) const;
  // Computes again what reads these, over a promotion that differs by nothing else.
  void refresh(const semantics::CheckedRegulation& regulation, const plan::Promotion& promotion,
               const plan::Inputs& changed);
};

// What columns are computed over; borrowed.
struct Grounds {
  const semantics::CheckedRegulation* regulation = nullptr;
  const semantics::Curriculum* curriculum = nullptr;
  const plan::Promotion* promotion = nullptr;
};

Computed compute(const Grounds& grounds, const plan::Request& request, diagnostics::Diagnostics& diagnostics,
                 const evaluation::EvaluateOptions& options = {});

// The value of an expression standing on an object, for every student. `setting` gives the jury and the parameters; its
// cells are not read.
std::vector<values::Value> values_of(const Grounds& grounds, const semantics::ExpressionPtr& expression,
                                     semantics::ObjectId object, semantics::View view, const plan::Request& setting,
                                     diagnostics::Diagnostics& diagnostics);

// Ranks and statistics of a promotion: each computed over all students the first time one asks it.
class CohortColumns {
 public:
  CohortColumns(const Grounds& grounds, plan::Request setting);

  values::Value value(const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view,
                      std::size_t student);
  // Who is awaited in this student's population, and who stands next to her; by their numbers.
  evaluation::Others others(const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view,
                            std::size_t student);

 private:
  struct Known {
    semantics::Cohort cohort;  // keeps its parts alive, so that comparing their addresses is comparing them
    semantics::ObjectId object;
    semantics::View view;
    std::vector<values::Value> values;
  };
  struct Beside {  // what `others` reads, once for all students
    semantics::Cohort cohort;
    semantics::ObjectId object;
    semantics::View view;
    std::vector<std::vector<values::Value>> keys;  // or the operand of a statistic
    std::vector<values::Value> condition;
    std::vector<std::vector<values::Value>> population;
    bool together(std::size_t one, std::size_t other) const;
    bool is(values::State state, std::size_t student) const;  // in it, or perhaps, and so by a value it is known by
  };
  const Beside& beside(const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view);
  Grounds grounds_;
  plan::Request setting_;
  std::vector<Known> known_;
  std::deque<Beside> beside_;
};

}  // namespace bareme
