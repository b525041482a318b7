// What a promotion comes to, in numbers; and, from every inscription of a base, where its students went from one year
// to the next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/statistics.hpp"
#include "session/session.hpp"

namespace bareme {

std::optional<report::Statistics> statistics(Session& session, const std::string& program,
                                             Session::Diagnostics& diagnostics);
// Each promotion of the base is read with the règlement it follows; told: one that cannot be.
std::optional<std::vector<report::Statistics::Passage>> passages(const std::string& base,
                                                                 Session::Diagnostics& diagnostics);

}  // namespace bareme
