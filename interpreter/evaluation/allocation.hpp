// « attribution »: places given in the order of a rank, each student having the first of her wishes that has room.
// Inside evaluation/ only.
//
// Equals are served together. Of each opening are known the least and the most it may have left, the same number until
// equals disagree. A wish is certain when there is room for all the equals who may come to ask for it: those who ask it
// first, and no more of those who ask it next than their wish before turns away. Who asks first for a certain one has
// it; else she is en erreur, or waits when what is missing is only awaited. So a place that is given does not depend on
// the order of equals; after them, whoever finds her place certain whatever they were given has it.
#pragma once

#include <vector>

#include "plan/column.hpp"
#include "plan/plan.hpp"

namespace bareme::evaluation {

// Members whose rank is known, of one group. Operands as in plan::Op::Allocate.
void allocate(const std::vector<std::size_t>& members, const plan::Instruction& instruction,
              const std::vector<const plan::Column*>& operands, plan::Column& out);

}  // namespace bareme::evaluation
