// When a mean needs no weight (R4), the same for both evaluators. In: an aggregate and the object we stand on. Out:
// true where the maquette gives the set one object and the weight is an attribute, which it may then leave out. `dont`
// is not looked at: what a student did changes no weight.
#pragma once

#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

bool needs_no_weight(const CheckedRegulation& regulation, const Curriculum& curriculum, ObjectId from,
                     const Aggregate& mean);

}  // namespace bareme::semantics
