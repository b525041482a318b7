// What a command speaks to: three streams and what is known of the terminal behind them. Filled by main from the
// process, by tests and the golden runner from string streams; so every command runs without a process.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"

namespace bareme::repl {

struct Terminal {
  std::istream& in;
  std::ostream& out;  // results
  std::ostream& err;  // messages
  bool in_is_tty = false, out_is_tty = false, err_is_tty = false;
  bool prompts = false;                            // writes what asks for a line, though no one types: the pages
  std::size_t width = 100;                         // columns of out
  bool out_colour = false, err_colour = false;     // decided by --couleur, then the environment, then the tty
  std::function<std::size_t()> measure = nullptr;  // the columns out has now: a window is resized; none: `width`
  std::size_t columns() const { return measure ? measure() : width; }
  std::function<std::optional<std::string>(const std::string&)> environment = nullptr;  // empty: no variable is set
  std::function<std::string()> now = nullptr;   // "22/11/2026 14:05": for what is shown, never for what is decided
  std::function<std::size_t()> rows = nullptr;  // of the terminal; none: as many as are written
};

// Exit codes (design: jury-session, section 1). StoppedValues: computed, and values are en erreur; of `evaluer` only.
enum Exit { Fine = 0, Differences = 1, Usage = 2, ScriptError = 3, DataError = 4, BaseError = 5, StoppedValues = 6 };

// All of them on err, in the shape of diagnostics/render; at most `limit` of them, then « et N autres ».
void show(const diagnostics::Diagnostics& diagnostics, const diagnostics::Sources& sources, Terminal& terminal,
          std::size_t limit = 50);
// What they amount to: B and L codes are the script's, J001 to J019 the base's, J040 to J048
// the question's, the rest the data's. Fine without errors.
Exit exit_of(const diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::repl
