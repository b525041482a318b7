// One call of a function « pour la promotion », from what each of its students has: in the order of the first argument,
// and held against the same call with its equals exchanged, so that no order nobody wrote ever decides. Columns, a cas
// and an exemple all go through here. Inside evaluation/ only.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "semantics/lua_functions.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

// What each student gives, one value an argument; all have a number for the first.
struct Listed {
  std::vector<std::vector<values::Value>> given;
  std::function<std::string(std::size_t)> who;  // the student at a place of `given`, for messages
};

// One answer each, in the order of `given`. The reason of one en erreur or awaited says why, when it is known.
std::vector<semantics::LuaAnswer::One> call_in_order(const semantics::CheckedRegulation& regulation,
                                                     semantics::FunctionId function, const Listed& listed);

}  // namespace bareme::evaluation
