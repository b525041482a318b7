// The jury shell: reads commands line by line, from a terminal or from any stream, until its end or « quitter », over a
// Session that is ready (a promotion in a maquette). It reads, explains, tries hypotheses, and takes the acts of the
// jury. What a command means is in shell.hpp and shell_*.cpp; typing, history and
// completion on a terminal in line_editor.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <ostream>

#include "repl/terminal.hpp"
#include "session/session.hpp"

namespace bareme::repl {

struct ShellOptions {
  bool echo = false;      // writes the prompt and the line read before each answer: the transcript of a session
  bool greeting = false;  // opens with what is being looked at
  bool colour = false;
  std::size_t width = 100;                         // columns of an answer
  std::size_t page = 20;                           // lines of a list before « encore »
  std::function<std::size_t()> measure = nullptr;  // a terminal: its columns now, asked at each line
  bool prompts = false;                            // writes the prompt before each line is read: a page that shows one
  std::function<std::string()> now = nullptr;      // the moment the log remarks; none: nothing is remarked
  bool no_questions = false;                       // « enregistrer » asks nothing
  std::string author;                              // who acts: in the log, and in the base
  bool names_student = false;  // the prompt says who is in view: at a keyboard, where one line is seen at a time
};

// Answers and messages all go to `out`, in order. Exit::Usage when a command was refused, else Exit::Fine.
int run_shell(Session& session, std::istream& in, std::ostream& out, const ShellOptions& options = {});

// The same for `bareme jury`: a line editor when both ends are a terminal (a refused command is then no failure),
// messages on err. Without history, nothing is read from nor written to $XDG_STATE_HOME/bareme.
struct Sitting {
  std::string author = {};    // who acts
  bool history = true;        // neither history nor log otherwise
  bool no_questions = false;  // --sans-question: a script saves without being asked
};
int jury_shell(Session& session, Terminal& terminal, const Sitting& sitting = {});

}  // namespace bareme::repl
