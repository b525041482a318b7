// What a cell of a maquette's table says of an attribute, by the type of the attribute.
#pragma once

#include <optional>

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

// None: it is no value of that type (reported).
std::optional<values::Value> cell_value(const CheckedRegulation& regulation, const Fact& attribute,
                                        const syntax::Cell& cell, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
