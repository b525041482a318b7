// Can two headings select one object, whatever the maquette? Read from what is written and from the values declared
// (R9); what only a maquette can tell is left to planning.
#pragma once

#include "semantics/regulation.hpp"

namespace bareme::semantics {

// True when every object one of them selects may be one of the other's: their filters agree on a declared value of each
// attribute they share, and one of them filters on nothing else.
bool surely_overlap(const CheckedRegulation& regulation, const Heading& a, const Heading& b);

// True when no object can be selected by both, whatever the maquette: « de type CC » and « de type EX ».
bool never_overlap(const CheckedRegulation& regulation, const Heading& a, const Heading& b);

}  // namespace bareme::semantics
