// The Lua files of a règlement: found beside the text that declares their functions, or among the documents given, and
// compiled. For this folder only.
#pragma once

#include "session/state.hpp"

namespace bareme {

bool is_lua(const Document& document);
// Sets `regulation.lua` where the règlement declares functions; false, and told, when a file is not there or is wrong.
bool bring_lua(semantics::CheckedRegulation& regulation, Session::State& state, diagnostics::Diagnostics& diagnostics);
// The exemples of Lua functions that do not hold: errors of `verify`, since nothing else says what the function is.
void tell_failing_lua(const Session::State& state, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
