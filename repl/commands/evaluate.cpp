// évaluer: the jury's table of a promotion, as text, CSV or JSON; or the values asked by --colonnes.
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/dossier_output.hpp"
#include "repl/commands/opening.hpp"
#include "repl/shell/jury_table.hpp"
#include "repl/shell/text.hpp"
#include "repl/to_come.hpp"
#include "repl/wording.hpp"
#include "report/table.hpp"
#include "report/value_text.hpp"
#include "session/failing.hpp"
#include "session/session.hpp"

namespace bareme::repl {
namespace {

using values::State;
using values::Value;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(';', start), text.size());
    const std::string part = trimmed(text.substr(start, end - start));
    if (!part.empty()) parts.push_back(part);
    start = end + 1;
  }
  return parts;
}

std::vector<Question> questions_of(Session& session, const Options& options, diagnostics::Diagnostics& problems) {
  std::vector<Question> questions;
  if (options.columns.empty()) {
    for (const plan::CellKey& cell : session.summary_cells())
      questions.push_back(session.asked(cell));
    return questions;
  }
  for (const std::string& text : split(options.columns))
    if (auto question = session.question(text, problems)) questions.push_back(std::move(*question));
  return questions;
}

std::string counts(const Session& session, const plan::CellKey& cell) {
  std::vector<std::string> parts;
  for (const Tally::Line& line : session.tally(cell).lines)
    parts.push_back(fmt::format(
        "{} {}", line.code ? session.regulation().code(*line.code).name : values::describe(line.state), line.count));
  return fmt::format("{} : {}\n", session.label(cell), joined(parts, " · "));
}

// On a page too narrow: names give way last, « ◌ » stands for « en attente », and the reader is told where all of it
// is.
void show_narrow(const report::Table& table, std::size_t needed, Terminal& terminal) {
  const std::string text = report::table_text(table, terminal.columns());
  terminal.out << text << '\n';
  std::string remark = fmt::format("◌ : en attente. Sur une ligne par élève : un terminal de {} colonnes, ", needed);
  remark += "« > FICHIER », ou « --csv-fr » pour un tableur, qui ne coupent rien.";
  for (const std::string& line : wrapped(remark, terminal.columns()))
    terminal.out << line << '\n';
  terminal.out << '\n';
}

void show_text(const Session& session, const JuryTable& table, const std::vector<Question>& questions,
               Terminal& terminal) {
  const semantics::CheckedRegulation& regulation = session.regulation();
  const std::string& name = session.promotion().name;
  std::string heading =
      fmt::format("{}{}, {} · {} {}", name.empty() ? "" : name + " · ", session.curriculum().title,
                  counted(session.promotion().size(), "étudiant"), regulation.title, regulation.version);
  if (session.jury().session) heading += fmt::format(" · jury de session {}", *session.jury().session);
  for (const std::string& line : wrapped(heading, terminal.out_is_tty ? terminal.columns() : unlimited))
    terminal.out << line << '\n';
  if (const std::string remark = later_marks(session); !remark.empty())
    for (const std::string& line : wrapped(remark, terminal.out_is_tty ? terminal.columns() : unlimited))
      terminal.out << line << '\n';
  terminal.out << '\n';
  const report::Table whole = table.made(Output::Text);
  if (!terminal.out_is_tty || report::table_width(whole) <= terminal.columns())
    terminal.out << report::table_text(whole, unlimited) << '\n';
  else
    show_narrow(table.narrow(terminal.columns()), report::table_width(whole), terminal);
  for (const Question& question : questions)
    if (is_result(session, question)) terminal.out << counts(session, *question.cell);
  if (const std::string remark = table.not_asked(); !remark.empty()) terminal.out << remark << '\n';
}

// Warnings are « vérifier »'s: a jury reads results.
Exit told(const diagnostics::Diagnostics& problems, const Session& session, Terminal& terminal) {
  if (problems.has_errors()) show(problems, session.sources(), terminal);
  return exit_of(problems);
}

bool has(const std::vector<Value>& values, State state) {
  return std::any_of(values.begin(), values.end(), [state](const Value& value) { return value.state() == state; });
}

// A quantity nobody has, sans objet for some or for all (a rank only graduates have), is no column of the jury's table.
void drop_empty(std::vector<Question>& questions, std::vector<std::vector<Value>>& values) {
  for (std::size_t i = questions.size(); i-- > 0;) {
    const bool told = has(values[i], State::Present) || has(values[i], State::Impossible) ||
                      has(values[i], State::EnErreur) || !has(values[i], State::SansObjet);
    if (told) continue;
    questions.erase(questions.begin() + static_cast<std::ptrdiff_t>(i));
    values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::string some_of(const Session& session, const std::vector<std::size_t>& students) {
  constexpr std::size_t named = 5;
  std::string all;
  for (std::size_t i = 0; i < students.size() && i < named; ++i)
    all += (i == 0 ? "" : ", ") + session.promotion().students[students[i]].number;
  return all + (students.size() > named ? " et " + counted(students.size() - named, "autre") : "");
}

// A table is long, and « en erreur » one word in it: whom it is of, and what stopped.
Exit tell_failing(const Session& session, const std::vector<std::size_t>& students,
                  const std::vector<plan::CellKey>& cells, Terminal& terminal) {
  if (students.empty()) return Exit::Fine;
  terminal.err << fmt::format("⚠ en erreur chez {} sur {} : {} ; « bareme pourquoi » dit le calcul qui s'est arrêté.\n",
                              counted(students.size(), "étudiant"), session.promotion().size(),
                              some_of(session, students));
  for (const Failure& failure : failures(session, cells))
    if (!failure.why.empty())
      terminal.err << fmt::format("  {} : {}\n", failure.why, some_of(session, failure.students));
  return StoppedValues;
}

std::vector<std::size_t> failing(const std::vector<std::vector<Value>>& values, std::size_t students) {
  std::vector<std::size_t> found;
  for (std::size_t student = 0; student < students; ++student)
    if (std::any_of(values.begin(), values.end(),
                    [&](const std::vector<Value>& column) { return column[student].state() == State::EnErreur; }))
      found.push_back(student);
  return found;
}

std::vector<std::size_t> failing(const Session& session, const std::vector<plan::CellKey>& cells) {
  std::vector<std::size_t> found;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    if (std::any_of(cells.begin(), cells.end(),
                    [&](const plan::CellKey& cell) { return session.value(student, cell).state() == State::EnErreur; }))
      found.push_back(student);
  return found;
}

// The table for a spreadsheet goes to `tables`: versions are shown together.
Exit evaluate_version(const Options& options, Terminal& terminal, std::vector<report::Table>& tables) {
  Session session;
  const Exit opened = open_promotion(session, options, options.arguments, terminal);
  if (opened != Exit::Fine) return opened;

  diagnostics::Diagnostics problems;
  std::vector<Question> questions = questions_of(session, options, problems);
  if (problems.has_errors()) return told(problems, session, terminal);
  std::vector<plan::CellKey> cells;
  for (const Question& question : questions)
    if (question.cell) cells.push_back(*question.cell);
  if (options.json && options.columns.empty()) cells = session.every_cell();
  if (!cells.empty()) session.evaluate(cells, problems, progress_bar(terminal));
  if (problems.has_errors()) return told(problems, session, terminal);
  if (options.json) {
    if (const std::string remark = later_marks(session); !remark.empty()) terminal.err << remark << '\n';
    write_dossier(session, cells, terminal.out);
    return std::max(tell_failing(session, failing(session, cells), cells, terminal), told(problems, session, terminal));
  }
  std::vector<std::vector<Value>> values;
  for (const Question& question : questions)
    if (auto found = session.values_of(question, problems)) values.push_back(std::move(*found));
  if (problems.has_errors()) return told(problems, session, terminal);
  if (options.columns.empty() && !options.csv && !options.csv_fr) drop_empty(questions, values);
  if (options.csv || options.csv_fr)
    if (const std::string remark = later_marks(session); !remark.empty()) terminal.err << remark << '\n';
  const Exit stopped = tell_failing(session, failing(values, session.promotion().size()), cells, terminal);
  const JuryTable table(session, questions, std::move(values), options.columns.empty());
  if (options.csv || options.csv_fr)
    tables.push_back(table.made(options.csv ? Output::Csv : Output::CsvFrench));
  else
    show_text(session, table, questions, terminal);
  return std::max(stopped, told(problems, session, terminal));
}

// Each student under the version of the règlement he follows.
Exit evaluate_versions(const Options& options, const std::vector<std::string>& versions, Terminal& terminal,
                       std::vector<report::Table>& tables) {
  Exit worst = Exit::Fine;
  for (const std::string& version : versions) {
    Options one = options;
    one.version = version;
    worst = std::max(worst, evaluate_version(one, terminal, tables));
    if (!options.csv && !options.csv_fr) terminal.out << '\n';
  }
  terminal.err << "Chaque version est décidée à part : rangs, effectifs et attributions se comptent entre ceux qui la "
                  "suivent.\n";
  return worst;
}

}  // namespace

Exit evaluate(const Options& options, Terminal& terminal) {
  if (options.json + options.csv + options.csv_fr > 1)
    return usage(terminal, "une seule forme à la fois : --json, --csv ou --csv-fr");
  std::vector<std::string> versions;
  if (!options.base.empty() && options.version.empty()) versions = versions_followed(options.base, which(options));
  const bool several = versions.size() > 1 && !options.json;
  std::vector<report::Table> tables;
  const Exit exit =
      several ? evaluate_versions(options, versions, terminal, tables) : evaluate_version(options, terminal, tables);
  if (tables.empty() || (several && tables.size() < versions.size())) return exit;
  const report::Table table = several ? together(tables, "version", versions) : tables.front();
  terminal.out << (options.csv ? report::table_csv(table) : report::table_csv_french(table));
  return exit;
}

}  // namespace bareme::repl
