// Libraries that a règlement uses: levels, codes, barèmes and functions, never a rule. `bring` puts what they declare
// among the elements of the règlement, before its own; a name that both declare is then told as any name declared
// twice.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

// The elements of the library are moved away. A list of codes the règlement also has gets the codes of both, those of
// the library first.
void bring(syntax::Library& library, syntax::Regulation& regulation, diagnostics::Diagnostics& diagnostics);

// What a règlement may name of it.
std::vector<std::string> names_of(const syntax::Library& library);

}  // namespace bareme::semantics
