// formater: each text in its canonical layout, in place; `-` from input to output; --verifier writes nothing;
// --consolide shows a version whole.
#include <fstream>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/written_file.hpp"
#include "session/session.hpp"

namespace bareme::repl {
namespace {

std::string read(const Document& document) {
  if (document.text) return *document.text;
  std::ifstream stream(document.path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Exit format_one(Session& session, const Document& document, const Options& options, Terminal& terminal) {
  diagnostics::Diagnostics problems;
  const std::optional<std::string> formatted = session.format(document, problems);
  show(problems, session.sources(), terminal);
  if (!formatted) return exit_of(problems);
  if (document.text && !options.check_only) {
    terminal.out << *formatted;
    return Exit::Fine;
  }
  if (*formatted == read(document)) return Exit::Fine;
  terminal.out << document.path << (options.check_only ? " : à remettre en forme\n" : " : remis en forme\n");
  if (options.check_only) return Exit::Differences;
  if (write_whole(document.path, *formatted)) return Exit::Fine;
  terminal.err << fmt::format("bareme : écriture impossible : {}\n", document.path);
  return Exit::DataError;
}

Exit show_consolidated(const Options& options, Terminal& terminal) {
  Session session;
  diagnostics::Diagnostics problems;
  session.load(documents(options.arguments, terminal), problems, reading());
  show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  terminal.out << session.consolidated();
  return Exit::Fine;
}

}  // namespace

Exit format(const Options& options, Terminal& terminal) {
  if (options.arguments.empty()) return usage(terminal, "il manque le fichier à remettre en forme");
  if (options.consolidated) return show_consolidated(options, terminal);
  Session session;
  Exit worst = Exit::Fine;
  for (const Document& document : documents(options.arguments, terminal))
    worst = std::max(worst, format_one(session, document, options, terminal));
  return worst;
}

}  // namespace bareme::repl
