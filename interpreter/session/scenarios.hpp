// Reading what a scenario supposes, one piece at a time. For this folder only.
#pragma once

#include <optional>
#include <string>

#include "session/state.hpp"

namespace bareme {

struct SupposedOf {
  std::optional<std::size_t> student;  // none: everybody
  std::string rest;
};
SupposedOf supposed_of(const Session& session, const std::string& piece);

// « MAN7.EF = 10 », « E010 MAN7.EF = 10 », « seuil ue = 9,5 »: added to the scenario; false and told when it cannot be.
bool suppose(const Session& session, Session::State& state, const std::string& piece, jury::Scenario& scenario,
             diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
