// `vérifie`: a condition on the maquette alone (attributes, sums, counts), held when it is loaded, before any student.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/expression.hpp"

namespace bareme::semantics {

// Reports every object, from the one given, for which the condition is false, with the values found; a condition that
// reads more than the maquette is refused.
void static_check(const ExpressionPtr& condition, const CheckedRegulation& regulation, const Curriculum& curriculum,
                  ObjectId object, diagnostics::Diagnostics& diagnostics);

// The same objects as values, for a condition known not to hold: only what it may not read is reported.
std::vector<KnownGap::Found> false_for(const ExpressionPtr& condition, const CheckedRegulation& regulation,
                                       const Curriculum& curriculum, ObjectId object,
                                       diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
