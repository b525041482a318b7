// Ranks, statistics and allocations over the whole promotion. Inside evaluation/ only.
#pragma once

#include <vector>

#include "plan/column.hpp"
#include "plan/plan.hpp"

namespace bareme::evaluation {

// Operands as in plan::Op::Rank: value or null, condition or null, keys. `out` has a row for each student already.
void run_cohort(const plan::Instruction& instruction, const std::vector<const plan::Column*>& operands,
                plan::Column& out);
std::int64_t cohort_denominator(const plan::Instruction& instruction, std::int64_t of_value);

}  // namespace bareme::evaluation
