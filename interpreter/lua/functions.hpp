// The functions a règlement declares, behind the seam both evaluators call (semantics/lua_functions.hpp). Each file is
// compiled once to be checked; each thread that calls has a state of its own, kept for the next.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lua/fault.hpp"
#include "lua/program.hpp"
#include "semantics/lua_functions.hpp"
#include "semantics/regulation.hpp"

namespace bareme::lua {

struct File {
  std::string path, text;              // the path as messages name it
  std::vector<Library> libraries;      // those it requires
  std::vector<std::size_t> functions;  // those of CheckedRegulation::lua_functions that are in it
};

// Null when a file has faults, which are then added to `faults`. The answers are held against what the règlement
// declares: the type, the scale, the list of codes.
std::shared_ptr<const semantics::LuaFunctions> functions_of(const semantics::CheckedRegulation& regulation,
                                                            std::vector<File> files, std::vector<Fault>& faults);

}  // namespace bareme::lua
