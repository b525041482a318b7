// exporter: a paper of a promotion, the procès-verbal and those that follow it, or a « document » of the règlement,
// from the one JSON that holds it: as HTML, PDF, a table, or that JSON.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/export_apogee.hpp"
#include "repl/commands/export_supplement.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/paper_output.hpp"
#include "repl/commands/papers.hpp"
#include "repl/commands/transcripts.hpp"
#include "repl/screen/problems.hpp"
#include "repl/wording.hpp"
#include "report/document.hpp"
#include "report/minutes.hpp"
#include "report/minutes_page.hpp"
#include "report/papers.hpp"
#include "report/transcript.hpp"
#include "report/transcript_page.hpp"
#include "report/workbook.hpp"
#include "session/session.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr const char* program = "bareme " BAREME_VERSION;

// « pv.docx »: a paper is written in the forms it has, and its file ends as its form does.
std::string unknown_form(const std::string& paper, const std::string& path) {
  if (is_apogee(paper)) return fmt::format("« {} » : le texte d'Apogée finit par .txt", path);
  return fmt::format("« {} » : un document finit par .html, .pdf, .json, .csv ou .xlsx", path);
}

bool has_form(const std::string& paper, const std::string& path) {
  return is_apogee(paper) ? is_apogee_file(path) : form_of(path).has_value();
}

bool is_minutes(const std::string& word) {
  const std::string folded = text::fold_name(word);
  return folded == "pv" || folded == text::fold_name("procès-verbal");
}

// « Mme Durand, présidente ».
std::pair<std::string, std::string> member(const std::string& typed) {
  const std::size_t comma = typed.find(',');
  if (comma == std::string::npos) return {trimmed(typed), ""};
  return {trimmed(typed.substr(0, comma)), trimmed(typed.substr(comma + 1))};
}

Exit nothing_to_draw(const Options& options, Terminal& terminal) {
  terminal.err << fmt::format("bareme : {} : rien à tirer, le règlement ne donne aucun résultat.\n",
                              options.arguments.front());
  return Exit::DataError;
}

Exit write_table(const std::vector<report::Sheet>& sheets, const Options& options, Terminal& terminal) {
  if (sheets.empty()) return nothing_to_draw(options, terminal);
  if (const std::string failed = report::write_sheets(options.output, sheets); !failed.empty()) {
    terminal.err << fmt::format("bareme : écriture impossible : {} ({})\n", options.output, failed);
    return Exit::DataError;
  }
  terminal.err << fmt::format("✓ {}\n", options.output);
  return Exit::Fine;
}

// The one JSON every paper of a jury is drawn from; none, and told: it cannot be made.
std::optional<std::string> minutes_of(Session& session, const Options& options, Terminal& terminal, Exit& exit) {
  MinutesHead head{program, options.place, {}};
  for (const std::string& typed : options.members)
    head.members.push_back(member(typed));
  diagnostics::Diagnostics problems;
  std::optional<report::Minutes> minutes = session.minutes(head, problems);
  if (!minutes) {
    show(problems, session.sources(), terminal);
    exit = exit_of(problems);
    return std::nullopt;
  }
  // A jury of session 1 signs what session 1 gave: a paper drawn once session 2 has begun is not it.
  if (const std::string remark = later_marks(session); !remark.empty()) minutes->unfinished.push_back(remark);
  tell_draft(minutes->unfinished, terminal);
  return report::minutes_json(session.regulation(), *minutes);
}

// The papers that follow the procès-verbal, drawn from its JSON.
Exit export_following(Session& session, report::Paper paper, Form form, const Options& options, Terminal& terminal) {
  report::PaperOptions how{language_of(options.language), {}, options.court};
  diagnostics::Diagnostics problems;
  for (const std::string& typed : options.of_students)
    if (const auto student = session.student(typed, problems))  // a paper bears the numbers, whatever the screen shows
      how.numbers.push_back(session.promotion().students[*student].number);
  show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  Exit exit = Exit::Fine;
  const std::optional<std::string> json = minutes_of(session, options, terminal, exit);
  if (!json) return exit;
  const report::PaperPage page = report::paper_page(*json, paper, how);
  if (!page.lacks.empty()) {
    terminal.err << fmt::format("bareme : {} : rien à tirer, {}.\n", report::template_of(paper), page.lacks);
    return Exit::DataError;
  }
  for (const std::string& one : page.left_out)
    terminal.err << fmt::format("⚠ {} : rien pour {}\n", report::template_of(paper), one);
  if (form == Form::Json) return write_text(*json, form, options, terminal);
  if (form == Form::Table) return write_table(report::paper_sheets(*json, paper, how), options, terminal);
  return write_page(report::template_of(paper), page.json, form, options, terminal);
}

Exit export_minutes(Session& session, Form form, const Options& options, Terminal& terminal) {
  Exit exit = Exit::Fine;
  const std::optional<std::string> minutes = minutes_of(session, options, terminal, exit);
  if (!minutes) return exit;
  const std::string& json = *minutes;
  if (form == Form::Json) return write_text(json, form, options, terminal);
  const report::Language language = language_of(options.language);
  const std::vector<report::Sheet> sheets = report::minutes_sheets(json, language);
  if (sheets.empty()) return nothing_to_draw(options, terminal);
  if (form == Form::Table)
    return write_table(report::is_workbook(options.output) ? sheets : report::minutes_in_one_sheet(json, language),
                       options, terminal);
  return write_page("proces-verbal", report::minutes_page(json, language), form, options, terminal);
}

// Declared by the règlement.
Exit export_document(Session& session, const semantics::Document& document, Form form, const Options& options,
                     Terminal& terminal) {
  const std::string wanted = options.language == "en" ? "anglais" : "français";
  const std::vector<std::string>& known = document.languages;
  if (known.empty() ? wanted != "français" : std::find(known.begin(), known.end(), wanted) == known.end())
    return usage(terminal, fmt::format("le règlement ne prévoit pas ce document en {}", wanted));
  Exit exit = Exit::Fine;
  const auto transcripts = drawn_transcripts(session, document, options, terminal, exit);
  if (!transcripts) return exit;
  const std::string json = report::transcripts_json(session.regulation(), *transcripts);
  if (form == Form::Json) return write_text(json, form, options, terminal);
  return write_page("document", report::transcripts_page(json, language_of(options.language)), form, options, terminal);
}

// « exporter pv … pv.pdf »: no file one reads is of these forms.
bool is_drawn(const std::string& path) {
  const std::optional<Form> form = form_of(path);
  return !std::filesystem::path(path).extension().empty() && (form == Form::Html || form == Form::Pdf);
}

}  // namespace

std::vector<std::string> papers_of(const Session& session) {
  std::vector<std::string> names = {"pv",           "affichage",  "attestation", "classement",
                                    "convocations", "supplément", "apogée"};
  for (const semantics::Document& one : session.regulation().documents)
    names.push_back(one.name);
  return names;
}

std::string known_papers(const Session& session) { return joined(papers_of(session), ", "); }

bool is_paper(const Session& session, const std::string& name) {
  return is_minutes(name) || is_apogee(name) || is_supplement(name) || report::paper_named(name) ||
         session.document(name) != nullptr;
}

bool is_of_one(const Session& session, const std::string& name) {
  const auto paper = report::paper_named(name);
  return session.document(name) != nullptr || is_supplement(name) || paper == report::Paper::Attestation ||
         paper == report::Paper::Convocation;
}

bool is_paper_file(const std::string& path) {
  return !std::filesystem::path(path).extension().empty() && form_of(path);
}

Exit write_paper(Session& session, const Options& options, Terminal& terminal) {
  const std::string& name = options.arguments.front();
  if (!has_form(name, options.output)) return usage(terminal, unknown_form(name, options.output));
  if (is_apogee(name)) {
    Exit exit = Exit::Fine;
    const std::optional<std::string> minutes = minutes_of(session, options, terminal, exit);
    return minutes ? export_apogee(*minutes, options, terminal) : exit;
  }
  const std::optional<Form> form = form_of(options.output);
  if (!options.of_students.empty() && is_paper(session, name) && !is_of_one(session, name)) {
    diagnostics::Diagnostics problems;
    problems.add(problems::of_the_promotion(name));
    show(problems, session.sources(), terminal);
    return exit_of(problems);
  }
  if (is_minutes(name)) return export_minutes(session, *form, options, terminal);
  if (is_supplement(name)) return export_supplement(session, *form, options, terminal);
  const semantics::Document* document = session.document(name);
  if (document != nullptr && *form == Form::Table)
    return usage(terminal, fmt::format("« {} » : ce document finit par .html, .pdf ou .json", options.output));
  if (document != nullptr) return export_document(session, *document, *form, options, terminal);
  if (const auto paper = report::paper_named(name)) return export_following(session, *paper, *form, options, terminal);
  return usage(terminal, fmt::format("document inconnu : « {} ». Il y a : {}", name, known_papers(session)));
}

Exit export_paper(const Options& options, Terminal& terminal) {
  if (options.arguments.empty()) return usage(terminal, "il faut dire quel document : « bareme exporter pv … »");
  if (options.language != "fr" && options.language != "en") return usage(terminal, "--langue : fr ou en");
  if (!has_form(options.arguments.front(), options.output))
    return usage(terminal, unknown_form(options.arguments.front(), options.output));

  const std::vector<std::string> files(options.arguments.begin() + 1, options.arguments.end());
  if (const auto drawn = std::find_if(files.begin(), files.end(), is_drawn);
      options.output.empty() && drawn != files.end())
    return usage(terminal, fmt::format("« {} » est le fichier à écrire : « bareme exporter {} … --sortie {} »", *drawn,
                                       options.arguments.front(), *drawn));

  Session session;
  const Exit opened = open_promotion(session, options, files, terminal);
  return opened == Exit::Fine ? write_paper(session, options, terminal) : opened;
}

}  // namespace bareme::repl
