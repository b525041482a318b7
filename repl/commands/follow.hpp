// verifier --suivre: beside any editor, the texts checked and their trials played again at each save, on one screen.
#pragma once

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

// Until Ctrl-C or the end of the input. On a terminal, waits for a file to change; else for a line to be read, which is
// how it is tested. The exit code of the last check.
Exit follow(const Options& options, Terminal& terminal);

// What `verifier` says once. `played`: that trials are still to be played is not said. (verify.cpp)
Exit verify_once(const Options& options, bool played, Terminal& terminal);

}  // namespace bareme::repl
