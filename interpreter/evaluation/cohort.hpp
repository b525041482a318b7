// Ranks, statistics and allocations over the whole promotion. Inside evaluation/ only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "plan/column.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

// Operands as in plan::Op::Rank: value or null, condition or null, keys. `out` has a row for each student already.
// Texts of the operands are in `texts`, and those answered go there. `name`: of a student, for messages.
void run_cohort(const semantics::CheckedRegulation& regulation, const plan::Instruction& instruction,
                const std::vector<const plan::Column*>& operands, const std::function<std::string(std::size_t)>& name,
                plan::TextPool& texts, plan::Column& out);
std::int64_t cohort_denominator(const plan::Instruction& instruction, std::int64_t of_value);

}  // namespace bareme::evaluation
