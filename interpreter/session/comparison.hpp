// What a base holds otherwise than when a session read it: a mark, a fact, a decision, who is enrolled, the règlement.
// For this folder only.
#pragma once

#include <vector>

#include "plan/batch.hpp"
#include "records/base.hpp"
#include "session/state.hpp"

namespace bareme {

records::Selection selected(const Session::State& state);
// `now`: that base, as its writer sees it or as anyone reads it.
std::vector<plan::Difference> changed_since(const Session& session, const Session::State& state,
                                            const records::Base& now);

}  // namespace bareme
