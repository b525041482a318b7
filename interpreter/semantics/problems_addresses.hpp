// What is wrong with an address in a maquette, one function a problem (pages: docs/erreurs.md).
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

// `name` is an object of the maquette inside `owner`, and a quantity or an entry of `owner` itself, of that level; no
// owner: the student. `read`: what is read of the object.
diagnostics::Diagnostic object_and_quantity(const std::string& name, const std::string& owner, const std::string& level,
                                            diagnostics::Span place, const std::string& read = "moyenne");

diagnostics::Diagnostic session_of_no_school(int session, int sessions,
                                             diagnostics::Span place);  // « EF session 3 », of two

}  // namespace bareme::semantics::problems
