// What stood where a hypothesis poses something, to show « 12 → 15 » beside it. For this folder only.
#pragma once

#include <optional>
#include <string>

#include "session/state.hpp"

namespace bareme {

// What stood where something is posed, and of which type it is.
struct Before {
  values::Value value;
  semantics::Type type;
};

Before before_of(const Session::State& state, evaluation::TreeEvaluator& evaluator, const semantics::Posed& posed);
// « (session 1) » where a second one was sat: which of the two marks is tried must be said.
std::string first_of_two(const Session::State& state, evaluation::TreeEvaluator& evaluator,
                         const semantics::Posed& posed);
// The quantity posed; none: an input.
std::optional<plan::CellKey> cell_posed(const Session::State& state, const semantics::Posed& posed);

}  // namespace bareme
