// What the verdict of an object compares its own mean with, read off the verdict. For this folder only.
#pragma once

#include "semantics/regulation.hpp"

namespace bareme {

// Null: no row compares the mean.
semantics::ExpressionPtr bar_of(const semantics::CheckedRegulation& rules, const semantics::Verdict& verdict);

}  // namespace bareme
