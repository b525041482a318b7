// Values posed over a student's world by an exemple, a cas or « et si »: what was given is read through it, nothing is
// written.
#pragma once

#include <unordered_map>
#include <vector>

#include "evaluation/explain.hpp"
#include "plan/input.hpp"
#include "plan/plan.hpp"
#include "semantics/check.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "values/value.hpp"

namespace bareme::evaluation {

struct Overlay {
  std::unordered_map<plan::InputKey, values::Value> inputs;
  std::unordered_map<std::string, values::Value> parameters;  // as plan::Request::parameters
  std::vector<World::Posed> quantities;
  plan::Jury jury;
};

// A later pose of the same thing replaces the earlier one.
void pose(Overlay& overlay, const semantics::Posed& posed, const semantics::CheckedRegulation& regulation,
          const semantics::Curriculum& curriculum);

// The same world seen through the overlay. The overlay is copied into it.
World over(World world, const Overlay& overlay);

}  // namespace bareme::evaluation
