// Visits an expression and everything it reads, outermost first.
#pragma once

#include <functional>

#include "semantics/expression.hpp"

namespace bareme::semantics {

// What it reads itself, one step below.
void children(const ExpressionPtr& expression, const std::function<void(const ExpressionPtr&)>& visit);
void walk(const ExpressionPtr& expression, const std::function<void(const Expression&)>& visit);

}  // namespace bareme::semantics
