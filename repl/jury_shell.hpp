// The jury shell: reads commands from a stream or a terminal until its end, over a Session that is ready and evaluated for the jury that asks.
// The base is read only. Returns the exit code of `bareme jury`.
#pragma once

#include "repl/terminal.hpp"
#include "session.hpp"

namespace bareme::repl {

int jury_shell(Session& session, Terminal& terminal);

}  // namespace bareme::repl
