#include "repl/commands/confirm.hpp"

#include "repl/commands/opening.hpp"
#include "repl/shell/text.hpp"

namespace bareme::repl {

bool confirmed(std::size_t expected, const std::string& of, const Options& options, Terminal& terminal) {
  if (options.no_questions) return true;
  terminal.out << "Taper le nombre " << of << " pour confirmer : " << std::flush;
  std::string line;
  if (std::getline(terminal.in, line) && trimmed(std::string_view(line)) == std::to_string(expected)) return true;
  terminal.out << '\n';
  usage(terminal, "pas confirmé, rien n'est écrit ; un script passe --sans-question");
  return false;
}

Terminal beside_json(const Options& options, Terminal& terminal) {
  if (!options.json) return terminal;
  return {terminal.in,         terminal.err,         terminal.err,   terminal.in_is_tty,  terminal.err_is_tty,
          terminal.err_is_tty, terminal.prompts,     terminal.width, terminal.err_colour, terminal.err_colour,
          terminal.measure,    terminal.environment, terminal.now};
}

}  // namespace bareme::repl
