// A version written as changes to another (R44): the articles it replaces, adds and removes, what it declares anew.
// `consolidate` makes the one règlement that they say together, which is what is checked; every node keeps the place
// where it was written, so that a problem points into the text that holds the line.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

// `chain`: the version that modifies none first, each of the next modifying the one before it. Their elements are moved
// away. A chain of one comes out as it was, but is told of changes that have nothing to change.
syntax::Regulation consolidate(const std::vector<syntax::Regulation*>& chain, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
