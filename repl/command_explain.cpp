// pourquoi: one value of one student, down to its marks.
#include "repl/commands.hpp"
#include "repl/opening.hpp"
#include "repl/wording.hpp"
#include "report/explanation.hpp"
#include "session.hpp"

namespace bareme::repl {

Exit explain(const Options& options, Terminal& terminal) {
  std::vector<std::string> words = options.arguments;
  const auto is_file = [](const std::string& word) { return word.ends_with(".bareme") || word.ends_with(".csv"); };
  std::vector<std::string> files;
  while (!words.empty() &&
         (is_file(words.front()) || (files.empty() && options.base.empty() && options.regulation.empty()))) {
    files.push_back(words.front());
    words.erase(words.begin());
  }
  if (words.size() < 2)
    return usage(terminal, "il manque l'étudiant ou la valeur : « bareme pourquoi --base BASE.db moreau UE72 »");
  Session session;
  const Exit opened = open_promotion(session, options, files, terminal);
  if (opened != Exit::Fine) return opened;
  diagnostics::Diagnostics problems;
  const std::optional<std::size_t> student = session.student(words.front(), problems);
  const std::optional<Question> question =
      session.question(joined({words.begin() + 1, words.end()}, " "), problems, Alone::Result);
  show(problems, session.sources(), terminal);
  if (!student || !question) return exit_of(problems);
  terminal.out << session.student_name(*student) << '\n';
  report::ExplanationOptions shown;
  shown.width = terminal.columns();
  shown.all = options.everything;
  shown.colour = terminal.out_colour;
  terminal.out << report::explanation(session.regulation(), session.explain(*student, *question), shown);
  return Exit::Fine;
}

}  // namespace bareme::repl
