// --json: the values of a promotion as report/dossier writes them.
#pragma once

#include <ostream>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

void write_dossier(const Session& session, const std::vector<plan::CellKey>& cells, std::ostream& out);

}  // namespace bareme::repl
