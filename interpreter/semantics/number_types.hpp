// The types of numbers that are made of others: of several values, of a mark read as a plain number.
#pragma once

#include <vector>

#include "semantics/expression.hpp"

namespace bareme::semantics {

Type hull(const std::vector<ExpressionPtr>& items);
// « nombre(moyenne − 12) »: the same value, which is no mark any more: it may be below 0 or above its scale.
ExpressionPtr plain_number(const ExpressionPtr& value, diagnostics::Span place);

}  // namespace bareme::semantics
