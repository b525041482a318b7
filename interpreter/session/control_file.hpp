// The file « controler » is given, as the tables it holds: the JSON of ScoDoc, which report reads, or what intake reads
// row by row. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/official.hpp"
#include "session/session.hpp"

namespace bareme {

// None, and told: it cannot be read.
std::optional<std::vector<intake::OfficialFile>> open_controlled(const std::string& path,
                                                                 Session::Diagnostics& diagnostics);

}  // namespace bareme
