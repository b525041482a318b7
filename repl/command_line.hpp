// The command line: from its words to one command, run over a Terminal. CLI11 stays in command_line.cpp.
#pragma once

#include <string>
#include <vector>

#include "repl/terminal.hpp"

namespace bareme::repl {

// `arguments` without the program's name: {"evaluer", "--base", "B.db"}. Returns an Exit code; never throws for what a
// user did.
int run(const std::vector<std::string>& arguments, Terminal& terminal);

}  // namespace bareme::repl
