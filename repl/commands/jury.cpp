// jury: opens the promotion and hands it to the jury shell.
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/shell/jury_shell.hpp"
#include "session/session.hpp"

namespace bareme::repl {

Exit jury(const Options& options, Terminal& terminal) {
  Session session;
  const Exit opened = open_promotion(session, options, options.arguments, terminal);
  if (opened != Exit::Fine) return opened;
  diagnostics::Diagnostics problems;
  session.evaluate({}, problems, progress_bar(terminal));
  if (problems.has_errors()) {
    show(problems, session.sources(), terminal);
    return exit_of(problems);
  }
  return static_cast<Exit>(
      jury_shell(session, terminal, {author_of(options, terminal), !options.without_history, options.no_questions}));
}

}  // namespace bareme::repl
