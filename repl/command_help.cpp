// aide: the page of a problem code, or the list of them.
#include "repl/command_line.hpp"
#include "repl/commands.hpp"
#include "repl/opening.hpp"
#include "repl/shell_text.hpp"
#include "session.hpp"

namespace bareme::repl {

Exit help(const Options& options, Terminal& terminal) {
  if (options.arguments.empty()) return static_cast<Exit>(run({"--help"}, terminal));
  for (const std::string& code : options.arguments) {
    const std::optional<std::string> page = error_page(code);
    if (!page) {
      const std::string near = diagnostics::nearest_help(code, error_codes());
      return usage(terminal,
                   "aucune page pour " + diagnostics::guillemets(code) + (near.empty() ? "" : ". Remède : " + near));
    }
    if (terminal.out_is_tty)
      for (const std::string& line : reflowed(*page, terminal.columns()))
        terminal.out << line << '\n';
    else
      terminal.out << *page << '\n';
  }
  return Exit::Fine;
}

}  // namespace bareme::repl
