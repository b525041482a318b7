// Folding present numbers, shared by lists down a row and by statistics of a promotion. Inside evaluation/ only.
#pragma once

#include <optional>
#include <vector>

#include "plan/plan.hpp"
#include "values/number.hpp"

namespace bareme::evaluation {

values::Number median(std::vector<values::Number> values);  // of one at least; of two middle ones, their mean
// Sum, Product, Count, Min, Max, Median, Variance, First or Last of numbers; none where nothing gives nothing.
std::optional<values::Number> folded(plan::Op op, const std::vector<values::Number>& values);

}  // namespace bareme::evaluation
