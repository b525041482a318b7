// A verdict that can meet an impossible value has a row that says what becomes of it (B077); one whose rows read no
// such value needs none.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

void check_impossible(const CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
