#include "repl/jury_shell.hpp"

#include <algorithm>
#include <string>

#include "repl/completion.hpp"
#include "repl/line_editor.hpp"
#include "repl/shell.hpp"

namespace bareme::repl {
namespace {

std::string variable(const Terminal& terminal, const std::string& name) {
  return terminal.environment ? terminal.environment(name).value_or("") : "";
}

// $XDG_STATE_HOME/bareme/historique; empty when there is no home to keep it in.
std::string history_file(const Terminal& terminal) {
  const std::string state = variable(terminal, "XDG_STATE_HOME");
  if (!state.empty()) return state + "/bareme/historique";
  const std::string home = variable(terminal, "HOME");
  return home.empty() ? "" : home + "/.local/state/bareme/historique";
}

// Everything a jury looks at, computed once; a failure is told and nothing can be asked.
Exit evaluate_all(Session& session, std::ostream& err, Terminal* terminal) {
  diagnostics::Diagnostics problems;
  if (session.evaluate({}, problems)) return Exit::Fine;
  if (terminal != nullptr)
    show(problems, session.sources(), *terminal);
  else
    for (const diagnostics::Diagnostic& problem : problems.all())
      err << "✗ " << problem.code() << "  " << problem.message() << '\n';
  return exit_of(problems);
}

void strip_carriage_return(std::string& line) {
  if (!line.empty() && line.back() == '\r') line.pop_back();
}

void read_all(Shell& shell, std::istream& in, std::ostream& out, bool echo) {
  for (std::string line; std::getline(in, line);) {
    strip_carriage_return(line);
    if (echo) out << shell.prompt() << line << '\n';
    if (!shell.answer(line)) return;
  }
}

int type_all(Session& session, Shell& shell, const std::string& history, std::ostream& out) {
  LineEditor editor([&session](std::string_view typed) { return complete(session, typed); }, history);
  while (const std::optional<std::string> line = editor.next(shell.prompt()))
    if (!shell.answer(*line)) return Exit::Fine;
  out << '\n';
  return Exit::Fine;
}

int outcome(const Shell& shell) { return shell.refused() > 0 ? Exit::Usage : Exit::Fine; }

}  // namespace

int run_shell(Session& session, std::istream& in, std::ostream& out, const ShellOptions& options) {
  if (const Exit ready = evaluate_all(session, out, nullptr); ready != Exit::Fine) return ready;
  Shell shell(session, out, out, options);
  if (options.greeting) shell.greet();
  read_all(shell, in, out, options.echo);
  return outcome(shell);
}

int jury_shell(Session& session, Terminal& terminal, bool history) {
  if (const Exit ready = evaluate_all(session, terminal.err, &terminal); ready != Exit::Fine) return ready;
  ShellOptions options;
  options.colour = terminal.out_colour;
  options.measure = [&terminal] { return std::clamp<std::size_t>(terminal.columns(), 60, 120); };
  options.width = options.measure();
  if (!terminal.out_is_tty) options.measure = nullptr;
  options.names_student = terminal.in_is_tty && terminal.out_is_tty;
  Shell shell(session, terminal.out, terminal.err, options);
  shell.greet();
  terminal.out.flush();
  if (terminal.in_is_tty && terminal.out_is_tty)
    return type_all(session, shell, history ? history_file(terminal) : "", terminal.out);
  read_all(shell, terminal.in, terminal.out, false);
  return outcome(shell);
}

}  // namespace bareme::repl
