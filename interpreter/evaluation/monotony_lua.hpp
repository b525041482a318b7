// « A mark that rises never makes things worse », of the functions written in Lua: what a rule proves nothing of is
// tried, from what each exemple poses, one mark at a time.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/check.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

void advise_lua_monotony(const semantics::CheckedRegulation& regulation,
                         const std::vector<semantics::TableExample>& examples, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::evaluation
