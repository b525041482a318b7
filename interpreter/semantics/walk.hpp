// Visits an expression and everything it reads, outermost first.
#pragma once

#include <functional>

#include "semantics/expression.hpp"

namespace bareme::semantics {

void walk(const ExpressionPtr& expression, const std::function<void(const Expression&)>& visit);

}  // namespace bareme::semantics
