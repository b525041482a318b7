// What a change touches: the inputs that are not the same in two promotions, and the columns of a plan that read them,
// through whatever they are made of. What does not need not be computed again.
#pragma once

#include <optional>
#include <unordered_set>
#include <vector>

#include "plan/plan.hpp"
#include "plan/promotion.hpp"

namespace bareme::plan {

using Inputs = std::unordered_set<InputKey>;

// Of the same students; none: they cannot be compared (other texts were met), and anything may have changed.
std::optional<Inputs> changed_inputs(const Promotion& before, const Promotion& after);

// Of each slot: does it read one of these?
std::vector<char> depending_on(const Plan& plan, const Inputs& inputs);

}  // namespace bareme::plan
