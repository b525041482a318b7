// The names a file of exceptions may use, and what to write in place of those of plain Lua it may not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bareme::lua {

bool is_provided(std::string_view name);
// "écrire « plancher »"; empty when nothing comes near.
std::string remedy_for(std::string_view unknown, const std::vector<std::string>& in_sight);

}  // namespace bareme::lua
