// Reading an order of the jury: what was typed after its verb and the student, as an act the règlement allows. For
// this folder only.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "jury/operation.hpp"
#include "jury/order.hpp"
#include "session/state.hpp"

namespace bareme {

struct Ordered {
  jury::Act act;
  std::string line;  // that does it again
};
// The motive is given. What the règlement does not allow is told, and nothing is done.
std::optional<Ordered> read_act(Session& session, Session::State& state, Session::Verb verb, std::size_t student,
                                const jury::Order& order, diagnostics::Diagnostics& diagnostics);

// « de 0 à 0,5 points »; empty when the type has no bounds.
std::string limits_of(const semantics::CheckedRegulation& rules, const semantics::Type& type);

}  // namespace bareme
