#include "repl/shell/jury_shell.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "repl/completion.hpp"
#include "repl/line_editor.hpp"
#include "repl/shell/commands.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

std::string variable(const Terminal& terminal, const std::string& name) {
  return terminal.environment ? terminal.environment(name).value_or("") : "";
}

// $XDG_STATE_HOME/bareme; empty when there is no home to keep anything in.
std::string state_folder(const Terminal& terminal) {
  const std::string state = variable(terminal, "XDG_STATE_HOME");
  if (!state.empty()) return state + "/bareme";
  const std::string home = variable(terminal, "HOME");
  return home.empty() ? "" : home + "/.local/state/bareme";
}

// « 22/11/2026 14:05 » as « 20261122-1405 »: names of logs in the order of their sessions.
std::string moment_in_order(const std::string& now) {
  std::string digits;
  for (const char c : now)
    if (c >= '0' && c <= '9') digits += c;
  if (digits.size() < 8) return digits;
  return digits.substr(4, 4) + digits.substr(2, 2) + digits.substr(0, 2) + "-" + digits.substr(8);
}

SessionLog log_of(const Session& session, const Terminal& terminal, const std::string& author) {
  const std::string folder = state_folder(terminal), now = terminal.now ? terminal.now() : "";
  SessionLog::About about{session.base(), {}};
  about.opening.push_back(listed("promotion",
                                 {session.promotion().name, session.curriculum().title,
                                  "règlement " + session.regulation().version + " (" +
                                      session.fingerprints().regulation.substr(0, 12) + ")"},
                                 unlimited)
                              .front());
  if (const auto jury = session.jury().session) about.opening.push_back(fmt::format("jury de session {}", *jury));
  about.opening.push_back("ouverte le " + now + (author.empty() ? "" : " par " + author));
  return {folder.empty() ? "" : folder + "/seances", moment_in_order(now) + "-" + std::to_string(::getpid()), about};
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

void read_all(Shell& shell, std::istream& in, std::ostream& out, const ShellOptions& options) {
  const auto prompted = [&] {
    if (options.prompts) out << shell.prompt();
  };
  prompted();
  for (std::string line; std::getline(in, line); prompted()) {
    strip_carriage_return(line);
    if (options.echo) out << shell.prompt() << line << '\n';
    if (!shell.answer(line)) return;
  }
  shell.end();
}

bool is_open(const std::string& line) { return std::count(line.begin(), line.end(), '"') % 2 != 0; }

// A motive may go on at the next line: until its quote is closed.
std::optional<std::string> whole_line(LineEditor& editor, const std::string& prompt) {
  std::optional<std::string> line = editor.next(prompt);
  while (line && is_open(*line)) {
    const std::optional<std::string> more = editor.next("  … ");
    if (!more || more->empty()) break;  // the shell says what is not closed
    *line += " " + *more;
  }
  return line;
}

// Several lines pasted at once are as many commands, but for those within quotes.
std::vector<std::string> pasted_lines(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char c : text)
    if (c != '\n')
      lines.back() += c;
    else if (is_open(lines.back()))
      lines.back() += ' ';
    else
      lines.emplace_back();
  return lines;
}

int type_all(Session& session, Shell& shell, const std::string& history, bool colour, std::ostream& out) {
  const auto completed = [&session, paint = Paint(colour)](std::string_view typed) {
    Completion found = complete(session, typed);
    for (Completion::Candidate& candidate : found.candidates)
      candidate.shown = paint.marks(candidate.shown);
    return found;
  };
  LineEditor editor(completed, decides, history);
  while (const std::optional<std::string> typed = whole_line(editor, shell.prompt()))
    for (const std::string& line : pasted_lines(*typed))
      if (!shell.answer(line)) return Exit::Fine;
  out << '\n';
  shell.end();
  return Exit::Fine;
}

int outcome(const Shell& shell) { return shell.outcome(); }

}  // namespace

int run_shell(Session& session, std::istream& in, std::ostream& out, const ShellOptions& options) {
  if (const Exit ready = evaluate_all(session, out, nullptr); ready != Exit::Fine) return ready;
  Shell shell(session, out, out, options);
  if (options.greeting) shell.greet();
  read_all(shell, in, out, options);
  return outcome(shell);
}

int jury_shell(Session& session, Terminal& terminal, const Sitting& sitting) {
  if (const Exit ready = evaluate_all(session, terminal.err, &terminal); ready != Exit::Fine) return ready;
  ShellOptions options;
  options.colour = terminal.out_colour;
  options.measure = [&terminal] { return std::clamp<std::size_t>(terminal.columns(), 30, 120); };
  options.width = options.measure();
  if (!terminal.out_is_tty) options.measure = nullptr;
  options.names_student = terminal.in_is_tty && terminal.out_is_tty;
  options.prompts = terminal.prompts;
  options.now = terminal.now;
  options.author = sitting.author;
  options.no_questions = sitting.no_questions;
  Shell shell(session, terminal.out, terminal.err, options,
              sitting.history ? log_of(session, terminal, sitting.author) : SessionLog());
  shell.greet();
  terminal.out.flush();
  if (terminal.in_is_tty && terminal.out_is_tty)
    return type_all(session, shell,
                    sitting.history && !state_folder(terminal).empty() ? state_folder(terminal) + "/historique" : "",
                    options.colour, terminal.out);
  read_all(shell, terminal.in, terminal.out, options);
  return outcome(shell);
}

}  // namespace bareme::repl
