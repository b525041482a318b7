// The marks and entries that alone would make a condition hold, each at its smallest change on the values that may be
// entered. Found by halving between what is there and the end of the scale, computing again each time: all levers at
// once, so that who computes by columns makes one row of each try.
#pragma once

#include <utility>
#include <vector>

#include "evaluation/why_not.hpp"

namespace bareme::evaluation {

struct Levers {
  std::vector<WhyNot::Lever> all;  // the smallest change first
  bool of_promotion = false;       // the condition depends on the other students: nothing was tried
};

using Tries = std::vector<std::pair<plan::InputKey, values::Number>>;

Levers find_levers(const World& world, const semantics::Expression& condition, semantics::ObjectId standing,
                   const HoldsWith& holds = {});

}  // namespace bareme::evaluation
