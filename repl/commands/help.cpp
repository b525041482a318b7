// aide: the page of a problem code, that of a library, a command of the séance, or the list of the libraries.
#include <algorithm>

#include "repl/command_line.hpp"
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/shell/commands.hpp"
#include "repl/shell/text.hpp"
#include "session/session.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

namespace {

void list_libraries(Terminal& terminal) {
  std::size_t width = 0;
  for (const LibraryLine& line : libraries())
    width = std::max(width, text::display_width(line.name));
  for (const LibraryLine& line : libraries())
    terminal.out << text::pad_right(line.name, width) << "  " << line.purpose << '\n';
  terminal.out << "\nUn règlement s'en sert par « utilise \"…\" » ; « bareme aide NOM » en montre une.\n";
}

// What is asked by that word; empty when nothing is.
std::string page_of(const std::string& word) {
  if (const std::optional<std::string> page = error_page(word)) return *page + "\n";
  for (const ShellCommand& command : shell_commands())
    if (text::same_name(command.name, word))
      return command.form + "\n" + command.purpose + "\npar exemple, en séance : " + command.example + "\n";
  return library_text(word);
}

}  // namespace

Exit help(const Options& options, Terminal& terminal) {
  if (options.arguments.empty()) return static_cast<Exit>(run({"--help"}, terminal));
  for (const std::string& code : options.arguments) {
    if (text::same_name(code, "bibliothèques")) {
      list_libraries(terminal);
      continue;
    }
    const std::string page = page_of(code);
    if (page.empty()) {
      std::vector<std::string> known = error_codes();
      for (const ShellCommand& command : shell_commands())
        known.push_back(command.name);
      for (const LibraryLine& line : libraries())
        known.push_back(line.name);
      const std::string near = diagnostics::nearest_help(code, known);
      return usage(terminal,
                   "aucune page pour " + diagnostics::guillemets(code) + (near.empty() ? "" : ". Remède : " + near));
    }
    if (terminal.out_is_tty)
      for (const std::string& line : reflowed(page, terminal.columns()))
        terminal.out << line << '\n';
    else
      terminal.out << page;
  }
  return Exit::Fine;
}

}  // namespace bareme::repl
