#include "repl/commands/export_supplement.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/commands/transcripts.hpp"
#include "repl/wording.hpp"
#include "report/minutes.hpp"
#include "report/papers.hpp"
#include "report/supplement.hpp"
#include "report/transcript.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

// The document that shows the programme as it was followed: the one of that name, else the first there is.
const semantics::Document* programme_of(const Session& session) {
  const auto& all = session.regulation().documents;
  if (const semantics::Document* own = session.document("supplément au diplôme")) return own;
  return all.empty() ? nullptr : &all.front();
}

std::optional<report::SupplementTexts> texts_of(const Options& options, Terminal& terminal, Exit& exit) {
  if (options.texts.empty()) return report::SupplementTexts();
  std::ifstream file(options.texts, std::ios::binary);
  if (!file) {
    terminal.err << fmt::format("bareme : fichier illisible : {}\n", options.texts);
    exit = Exit::DataError;
    return std::nullopt;
  }
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  const std::uint32_t source = sources.add(options.texts, std::string(std::istreambuf_iterator<char>(file), {}));
  auto texts = report::read_supplement_texts(sources, source, problems);
  show(problems, sources, terminal);
  exit = exit_of(problems);
  return texts;
}

// A supplément goes with a diploma: whom the whole does not admit has none, and is told.
void keep_admitted(report::Transcripts& transcripts, Session& session, const std::vector<report::Outcome>& outcomes,
                   Terminal& terminal) {
  const auto outcome_of = [&](const std::string& number) {
    return std::find_if(outcomes.begin(), outcomes.end(),
                        [&](const report::Outcome& one) { return one.number == number; });
  };
  std::vector<std::string> left_out;
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const std::string& number = session.promotion().students[student].number;
    const auto outcome = outcome_of(number);
    if (outcome != outcomes.end() && outcome->admitted) continue;
    const auto erased = std::remove_if(transcripts.all.begin(), transcripts.all.end(),
                                       [&](const report::Transcript& one) { return one.number == number; });
    if (erased != transcripts.all.end())
      left_out.push_back(session.student_name(student) + (outcome == outcomes.end() ? "" : " : " + outcome->result));
    transcripts.all.erase(erased, transcripts.all.end());
  }
  if (left_out.empty()) return;
  terminal.err << fmt::format("⚠ sans supplément, qui accompagne le diplôme : {} non admis\n",
                              counted(left_out.size(), "étudiant"));
  for (const std::string& one : left_out)
    terminal.err << "    " << one << '\n';
}

std::optional<std::vector<report::Outcome>> outcomes_of(Session& session, const Options& options, Terminal& terminal,
                                                        Exit& exit) {
  diagnostics::Diagnostics problems;
  const auto minutes = session.minutes({"bareme " BAREME_VERSION, options.place, {}}, problems);
  if (minutes) return report::outcomes(report::minutes_json(session.regulation(), *minutes));
  show(problems, session.sources(), terminal);
  exit = exit_of(problems);
  return std::nullopt;
}

}  // namespace

bool is_supplement(const std::string& word) {
  for (const char* known : {"supplément", "supplément au diplôme", "suppléments"})
    if (text::same_name(word, known)) return true;
  return false;
}

Exit export_supplement(Session& session, Form form, const Options& options, Terminal& terminal) {
  if (form == Form::Table)
    return usage(terminal, fmt::format("« {} » : ce document finit par .html, .pdf ou .json", options.output));
  const semantics::Document* document = programme_of(session);
  if (document == nullptr) {
    terminal.err
        << "bareme : supplément : rien à tirer, le règlement ne déclare aucun document qui montre le programme "
           "suivi : « document \"relevé de notes\" … ».\n";
    return Exit::DataError;
  }
  Exit exit = Exit::Fine;
  const auto texts = texts_of(options, terminal, exit);
  if (!texts) return exit;
  auto transcripts = drawn_transcripts(session, *document, options, terminal, exit);
  if (!transcripts) return exit;
  const auto outcomes = outcomes_of(session, options, terminal, exit);
  if (!outcomes) return exit;
  if (outcomes->empty())
    terminal.err << "⚠ le procès-verbal n'a aucun tableau : rien ne dit ici qui a le diplôme, personne n'est écarté\n";
  else
    keep_admitted(*transcripts, session, *outcomes, terminal);
  if (transcripts->all.empty()) {
    terminal.err << fmt::format("bareme : supplément : rien à tirer, personne n'est admis{}.\n",
                                options.of_students.empty() ? "" : " parmi ceux demandés");
    return Exit::DataError;
  }
  const std::string json = report::transcripts_json(session.regulation(), *transcripts);
  if (form == Form::Json) return write_text(json, form, options, terminal);
  const report::SupplementPage page = report::supplement_page(json, *texts, language_of(options.language));
  if (!page.to_write.empty())
    terminal.err << fmt::format("⚠ à compléter, par « --textes FICHIER » ou à la main : {}\n",
                                joined(page.to_write, ", "));
  return write_page("supplement", page.json, form, options, terminal);
}

}  // namespace bareme::repl
