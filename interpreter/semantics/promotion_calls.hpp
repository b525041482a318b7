// Who is in the list of a function « pour la promotion »: those who read its answer. One whom an exception takes away,
// or whom an exception does not concern, would else hold a place in it for nothing.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

// Once the exceptions are in their order: gives each call the condition under which its answer is read, and refuses
// those whose condition is not known (inside a « selon », a larger calculation).
void narrow_promotion_calls(CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
