// exporter apogee: the text Apogée takes, from the JSON of the procès-verbal; refused when two codes of ours would
// leave under one, or what it says cannot be written there, unless told.
#pragma once

#include <string>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

bool is_apogee(const std::string& paper);
bool is_apogee_file(const std::string& path);  // .txt, or a name that says nothing
Exit export_apogee(const std::string& minutes, const Options& options, Terminal& terminal);

}  // namespace bareme::repl
