// Before the jury: what stopped, and whom; no mark still to come will mend it. On lines of a page, none when nothing
// did.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

std::vector<std::string> failing_lines(Session& session, std::size_t width);

}  // namespace bareme::repl
