// « < 10 : 8 + (x − 8) × 2 »: in a row, what is examined stays within the thresholds of the row and beyond those of the
// rows above, and the bounds of what is written there follow.
#pragma once

#include "semantics/checker.hpp"

namespace bareme::semantics {

// The expression, its bounds narrowed when it reads what the row examines.
ExpressionPtr within_band(ExpressionPtr read, const Band* band);

}  // namespace bareme::semantics
