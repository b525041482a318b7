// What a Lua function is given: the seam's own type (semantics/lua_functions.hpp), under the name it has in this
// folder.
#pragma once

#include "semantics/lua_functions.hpp"

namespace bareme::lua {

using Argument = semantics::Given;

}  // namespace bareme::lua
