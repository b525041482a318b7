// What is asked of a jury's own choice: what the règlement proposes there, and whether that choice is open. For this
// folder only.
#pragma once

#include <optional>
#include <string>

#include "past/baseline.hpp"
#include "session/session.hpp"

namespace bareme {

// What is proposed on the object of that address, « » the student; none: no article proposes anything there.
std::optional<plan::CellKey> proposition_at(const Session& session, const std::string& address);
bool is_open_to(const Session& session, const past::Decision& one, std::size_t student, semantics::ObjectId object);

}  // namespace bareme
