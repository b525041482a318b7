// The number typed before what cannot be undone is written. --sans-question: a script has read what it does.
#pragma once

#include <cstddef>
#include <string>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

// « Taper le nombre d'étudiants pour confirmer : »; false and told: something else was typed.
bool confirmed(std::size_t expected, const std::string& of, const Options& options, Terminal& terminal);

// What is read goes beside what a program reads: with --json, on err.
Terminal beside_json(const Options& options, Terminal& terminal);

}  // namespace bareme::repl
