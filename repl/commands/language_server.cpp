// lsp: what an editor asks while a règlement is written, over the standard streams (repl/lsp/).
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/lsp/server.hpp"

namespace bareme::repl {

Exit language_server(const Options& options, Terminal& terminal) {
  if (!options.arguments.empty()) return usage(terminal, "« lsp » ne prend pas de fichier : l'éditeur les lui donne");
  return lsp::serve(terminal.in, terminal.out) == 0 ? Exit::Fine : Exit::Differences;
}

}  // namespace bareme::repl
