// A frozen jury held against itself before it is given. For this folder only.
#pragma once

#include "session/past.hpp"

namespace bareme {

// Read and replayed as anyone will: what is given is what was tried. Told otherwise (J252).
bool holds(const FrozenJury& frozen, Session::Diagnostics& diagnostics);

}  // namespace bareme
