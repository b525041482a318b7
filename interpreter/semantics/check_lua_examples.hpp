// The exemples of a function written in Lua: each a call with what it poses, and the answer it expects.
#pragma once

#include <vector>

#include "semantics/checker.hpp"

namespace bareme::semantics {

void check_lua_examples(const syntax::LuaFunction& tree, std::size_t function, const CheckedRegulation& regulation,
                        Checker& checker, diagnostics::Diagnostics& diagnostics, std::vector<TableExample>& examples);

}  // namespace bareme::semantics
