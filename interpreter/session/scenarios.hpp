// Reading what a scenario supposes, one piece at a time. For this folder only.
#pragma once

#include <optional>
#include <string>

#include "session/state.hpp"

namespace bareme {

// What questions stand over: the promotion a scenario leaves over the acts (none: the acts alone), and its parameters.
struct Scene {
  plan::Promotion promotion;
  plan::Request setting;
};
Scene scene_of(Session::State& state, const jury::Scenario* scenario);

// What two scenes are compared by: the results of the maquette, and the mean of an object.
bool validating(const semantics::CheckedRegulation& rules, const values::Value& result);
std::vector<plan::CellKey> results_of(const Session::State& state);
std::optional<plan::CellKey> mean_of(const Session::State& state, semantics::ObjectId object);

// « règlement 2023-2024 ; SH7.seuil ue = 9 »: the version a scenario is read by, empty when it does not say; the rest.
std::string version_of(const std::string& poses);

struct SupposedOf {
  std::optional<std::size_t> student;  // none: everybody
  std::string rest;
};
SupposedOf supposed_of(const Session& session, const std::string& piece);

// « MAN7.EF = 10 », « E010 MAN7.EF = 10 », « seuil ue = 9,5 »: added to the scenario; false and told when it cannot be.
bool suppose(const Session& session, Session::State& state, const std::string& piece, jury::Scenario& scenario,
             diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
