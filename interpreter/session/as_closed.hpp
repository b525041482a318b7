// A promotion of which some students are closed and others are not, or were erased: what a closing froze of a student
// stands, even where a rank or a median counts others now. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

struct NoLongerSo {  // computed otherwise now than what was closed
  std::size_t student = 0;
  plan::CellKey cell;
  std::string closed, now;
};

// In the columns computed, the values closings left; what was replaced, the first students first.
std::vector<NoLongerSo> stand_as_closed(const Session& session, Session::State& state);
// Of every value, once all are computed.
std::vector<NoLongerSo> no_longer_as_closed(Session& session, Session::State& state, Session::Diagnostics& diagnostics);

// What a closing left of one value of a student, where the promotion may no longer be the one it closed; none: it
// closed nothing of it, or nothing can differ.
std::optional<values::Value> as_closed(const Session& session, const Session::State& state, std::size_t student,
                                       const plan::CellKey& cell);

namespace problems {
diagnostics::Diagnostic no_longer_so(const Session& session, const std::vector<NoLongerSo>& values,
                                     const Session::State& state);
diagnostics::Diagnostic not_frozen_as_closed(const Session& session, const std::vector<NoLongerSo>& values,
                                             const Session::State& state);
}  // namespace problems

}  // namespace bareme
