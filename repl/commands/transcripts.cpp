#include "repl/commands/transcripts.hpp"

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {

std::optional<report::Transcripts> drawn_transcripts(Session& session, const semantics::Document& document,
                                                     const Options& options, Terminal& terminal, Exit& exit) {
  diagnostics::Diagnostics problems;
  std::vector<std::size_t> students;
  for (const std::string& typed : options.of_students)
    if (const auto student = session.student(typed, problems)) students.push_back(*student);
  if (!problems.has_errors()) session.evaluate({}, problems, progress_bar(terminal));
  if (problems.has_errors()) {
    show(problems, session.sources(), terminal);
    exit = exit_of(problems);
    return std::nullopt;
  }
  report::Transcripts transcripts = session.transcripts(document, "bareme " BAREME_VERSION, students);
  // A jury of session 1 signs what session 1 gave: a paper drawn once session 2 has begun is not it.
  if (const std::string remark = later_marks(session); !remark.empty()) transcripts.unfinished.push_back(remark);
  tell_draft(transcripts.unfinished, terminal);
  return transcripts;
}

void tell_draft(const std::vector<std::string>& unfinished, Terminal& terminal) {
  for (const std::string& why : unfinished)
    terminal.err << fmt::format("⚠ projet : {}\n", why);
}

report::Language language_of(const std::string& asked) {
  return asked == "en" ? report::Language::English : report::Language::French;
}

}  // namespace bareme::repl
