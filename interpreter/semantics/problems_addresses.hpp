// What is wrong with an address in a maquette, one function a problem (pages: docs/erreurs.md).
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

// `name` is an object of the maquette inside `owner`, and a quantity or an entry of `owner` itself, of that level; no
// owner: the student. `read`: what is read of the object.
diagnostics::Diagnostic object_and_quantity(const std::string& name, const std::string& owner, const std::string& level,
                                            diagnostics::Span place, const std::string& read = "moyenne");

}  // namespace bareme::semantics::problems
