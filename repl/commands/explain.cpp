// pourquoi: one value of one student, down to its marks.
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/shell/why_not_words.hpp"
#include "repl/wording.hpp"
#include "report/explanation.hpp"
#include "report/explanation_json.hpp"
#include "session/session.hpp"

namespace bareme::repl {

namespace {

// « pourquoi pas »: what would have to change.
Exit explain_why_not(Session& session, std::size_t student, const std::string& goal, bool json, Terminal& terminal) {
  diagnostics::Diagnostics problems;
  const std::optional<Refusal> refusal = session.why_not(student, goal, problems);
  show(problems, session.sources(), terminal);
  if (!refusal) return exit_of(problems);
  if (json) {
    terminal.out << why_not_document(session, *refusal);
    return Exit::Fine;
  }
  terminal.out << session.student_name(student) << '\n';
  for (const std::string& line : why_not_lines(session, *refusal, terminal.columns()))
    terminal.out << line << '\n';
  return Exit::Fine;
}

}  // namespace

Exit explain(const Options& options, Terminal& terminal) {
  std::vector<std::string> words = options.arguments;
  const bool not_so = !words.empty() && words.front() == "pas";
  if (not_so) words.erase(words.begin());
  const auto is_file = [](const std::string& word) { return word.ends_with(".bareme") || word.ends_with(".csv"); };
  std::vector<std::string> files;
  while (!words.empty() &&
         (is_file(words.front()) || (files.empty() && options.base.empty() && options.regulation.empty()))) {
    files.push_back(words.front());
    words.erase(words.begin());
  }
  if (words.size() < (not_so ? 1U : 2U))
    return usage(terminal, "il manque l'étudiant ou la valeur : « bareme pourquoi --base BASE.db moreau UE72 »");
  Session session;
  const Exit opened = open_promotion(session, options, files, terminal);
  if (opened != Exit::Fine) return opened;
  diagnostics::Diagnostics problems;
  const std::optional<std::size_t> student = session.student(words.front(), problems);
  const std::string typed = joined({words.begin() + 1, words.end()}, " ");
  if (not_so) {
    show(problems, session.sources(), terminal);
    return student ? explain_why_not(session, *student, typed, options.json, terminal) : exit_of(problems);
  }
  const std::optional<Question> question = session.question(typed, problems, Alone::Result);
  show(problems, session.sources(), terminal);
  if (!student || !question) return exit_of(problems);
  const evaluation::Trace trace = session.explain(*student, *question);
  if (options.json) {
    terminal.out << report::explanation_json(session.regulation(), trace);
    return Exit::Fine;
  }
  terminal.out << session.student_name(*student) << '\n';
  report::ExplanationOptions shown;
  shown.width = terminal.columns();
  shown.all = options.everything;
  shown.colour = terminal.out_colour;
  terminal.out << report::explanation(session.regulation(), trace, shown);
  return Exit::Fine;
}

}  // namespace bareme::repl
