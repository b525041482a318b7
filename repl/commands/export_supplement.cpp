#include "repl/commands/export_supplement.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "repl/commands/opening.hpp"
#include "repl/commands/transcripts.hpp"
#include "repl/wording.hpp"
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
  const auto transcripts = drawn_transcripts(session, *document, options, terminal, exit);
  if (!transcripts) return exit;
  const std::string json = report::transcripts_json(session.regulation(), *transcripts);
  if (form == Form::Json) return write_text(json, form, options, terminal);
  const report::SupplementPage page = report::supplement_page(json, *texts, language_of(options.language));
  if (!page.to_write.empty())
    terminal.err << fmt::format("⚠ à compléter, par « --textes FICHIER » ou à la main : {}\n",
                                joined(page.to_write, ", "));
  return write_page("supplement", page.json, form, options, terminal);
}

}  // namespace bareme::repl
