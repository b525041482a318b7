// An exemple of a name, in the author's own words: what an editor shows over it. An exemple of an article that awaits
// it comes first, then one that poses it, then a line of a cas. For this folder only.
#pragma once

#include <string>

#include "session/meanings.hpp"
#include "session/state.hpp"

namespace bareme {

// « exemple : `EF 9 ; CC 12 donne moyenne = 10` », « cas « … » : `UE1.moyenne = 10` »; empty: there is none.
std::string example_of(const Session::State& state, const Entity& entity, const std::string& name);

}  // namespace bareme
