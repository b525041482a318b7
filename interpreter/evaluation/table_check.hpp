// What « vérifie » says of a barème, held when the règlement is verified: a row that disagrees with its formula is told
// with the two values.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "semantics/check.hpp"

namespace bareme::evaluation {

void hold_table(const semantics::CheckedRegulation& regulation, const semantics::TableExample& example,
                diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::evaluation
