// évaluer: the jury's table of a promotion, as text, CSV or JSON; or the values asked by --colonnes.
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands.hpp"
#include "repl/dossier_output.hpp"
#include "repl/opening.hpp"
#include "repl/shell_text.hpp"
#include "repl/to_come.hpp"
#include "repl/wording.hpp"
#include "report/table.hpp"
#include "report/value_text.hpp"
#include "session.hpp"

namespace bareme::repl {
namespace {

using report::Column;
using values::State;
using values::Value;

enum class Output { Text, Narrow, Csv, CsvFrench };  // Narrow: a page too small for the table as it is

bool is_text(Output output) { return output == Output::Text || output == Output::Narrow; }

std::optional<values::Rounding> rounding_of(const Session& session, const Question& question) {
  return question.cell ? session.regulation().quantity(question.cell->quantity).rounding : std::nullopt;
}

std::string cell_text(const Session& session, const Question& question, const Value& value, Output output) {
  if (output == Output::Narrow && value.state() == State::EnAttente) return report::symbol(session.regulation(), value);
  if (is_text(output))
    return report::value_text(session.regulation(), value, question.type, rounding_of(session, question));
  const report::CellStyle style = output == Output::Csv ? report::CellStyle::Csv : report::CellStyle::CsvFrench;
  return report::cell_text(session.regulation(), value, rounding_of(session, question), style);
}

bool is_number(const Question& question) { return question.type.kind == values::Kind::Number; }

bool is_result(const Session& session, const Question& question) {
  return question.cell &&
         session.regulation().quantity(question.cell->quantity).role == semantics::Quantity::Role::Result;
}

// « S7 » for its mean, « résultat » for what follows: the page is narrow. Spreadsheets get the whole address.
std::string title(const Session& session, const Question& question, bool short_titles, Output output) {
  if (!short_titles || !is_text(output) || !question.cell || question.cell->object == session.curriculum().root())
    return question.label;
  if (is_result(session, question)) return output == Output::Narrow ? "rés." : "résultat";
  return session.curriculum().address(question.cell->object);
}

// The last result of the table: what the jury pronounces on.
std::optional<plan::CellKey> final_result(const Session& session, const std::vector<Question>& questions) {
  std::optional<plan::CellKey> last;
  for (const Question& question : questions)
    if (is_result(session, question)) last = question.cell;
  return last;
}

std::string choices_text(const Session& session, std::size_t student, semantics::ObjectId object) {
  std::vector<std::string> open;
  bool pending = false;
  for (const OpenChoice& choice : session.choices(student, object)) {
    if (choice.state == State::EnAttente) pending = true;
    if (choice.state != State::Present) continue;
    std::string text = session.regulation().code(choice.code).name;
    if (choice.next) text += " " + session.regulation().code(*choice.next).name;
    if (std::find(open.begin(), open.end(), text) == open.end()) open.push_back(std::move(text));
  }
  const std::string known = joined(open, ", ");
  return pending && known.empty() ? "selon la session" : known;
}

std::string awaited_text(const Session& session, std::size_t student, const plan::CellKey& cell) {
  std::vector<std::string> labels;
  for (const plan::InputKey& key : session.awaited(student, cell))
    labels.push_back(session.input_label(key));
  return joined(labels, ", ");
}

// Students known by a number alone have no names; a jury that has nothing to choose no choices.
void leave_out_empty_columns(report::Table& table) {
  for (std::size_t column = table.columns.size(); column-- > 0 && !table.rows.empty();) {
    const auto empty = [&](const std::vector<std::string>& row) { return row[column].empty(); };
    if (!std::all_of(table.rows.begin(), table.rows.end(), empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (std::vector<std::string>& row : table.rows)
      row.erase(row.begin() + at);
  }
}

class JuryTable {
 public:
  JuryTable(const Session& session, std::vector<Question> questions, std::vector<std::vector<Value>> values,
            bool summary)
      : session_(session), questions_(std::move(questions)), values_(std::move(values)), summary_(summary) {
    if (summary_) final_ = final_result(session_, questions_);
  }

  report::Table made(Output output) const {
    report::Table table;
    table.columns = {{"n°", Column::Align::Left, 12}, {"nom", Column::Align::Left, 16}};
    if (!is_text(output)) table.columns.push_back({"prénom"});
    for (const Question& question : questions_)
      table.columns.push_back({title(session_, question, summary_, output),
                               is_number(question) ? Column::Align::Right : Column::Align::Left});
    if (final_ && output != Output::Narrow) {
      table.columns.push_back({"choix du jury", Column::Align::Left});
      table.columns.push_back({"attend", Column::Align::Left});
    }
    for (std::size_t student = 0; student < session_.promotion().size(); ++student)
      table.rows.push_back(row(student, output));
    if (is_text(output)) leave_out_empty_columns(table);
    return table;
  }

  // What a narrow page has no column for, under each student.
  report::Table narrow(std::size_t width) const {
    report::Table table = made(Output::Narrow);
    for (std::size_t student = 0; final_ && student < session_.promotion().size(); ++student) {
      std::vector<std::string>& under = table.under.emplace_back();
      add(under, "choix du jury : ", choices_text(session_, student, final_->object), width);
      add(under, "attend : ", awaited(student), width);
    }
    return table;
  }

 private:
  static void add(std::vector<std::string>& under, const std::string& title, const std::string& text,
                  std::size_t width) {
    constexpr std::size_t indent = 6;
    if (text.empty()) return;
    for (const std::string& line : wrapped(title + text, width > indent ? width - indent : indent))
      under.push_back(std::string(indent, ' ') + line);
  }
  std::string awaited(std::size_t student) const {
    const bool waits = session_.value(student, *final_).state() == State::EnAttente;
    return waits ? awaited_text(session_, student, *final_) : "";
  }
  // Beside « en attente », what will be said whatever comes; a spreadsheet keeps the state alone.
  std::string certain(std::size_t question, std::size_t student, Output output) const {
    const bool waits = values_[question][student].state() == State::EnAttente;
    const bool answers = !is_number(questions_[question]) && questions_[question].cell;
    if (!waits || !answers || !is_text(output)) return "";
    const std::string words = certain_words(session_, student, *questions_[question].cell);
    return words.empty() ? "" : output == Output::Narrow ? " " + words : ", " + words + " quoi qu'il arrive";
  }
  std::vector<std::string> row(std::size_t student, Output output) const {
    const plan::Student& who = session_.promotion().students[student];
    std::vector<std::string> cells{
        who.number, is_text(output) && !who.first_name.empty() ? who.name + " " + who.first_name : who.name};
    if (!is_text(output)) cells.push_back(who.first_name);
    for (std::size_t i = 0; i < questions_.size(); ++i)
      cells.push_back(cell_text(session_, questions_[i], values_[i][student], output) + certain(i, student, output));
    if (final_ && output != Output::Narrow) {
      cells.push_back(choices_text(session_, student, final_->object));
      cells.push_back(awaited(student));
    }
    return cells;
  }

  const Session& session_;
  std::vector<Question> questions_;
  std::vector<std::vector<Value>> values_;
  bool summary_;
  std::optional<plan::CellKey> final_;
};

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

}  // namespace

Exit evaluate(const Options& options, Terminal& terminal) {
  if (options.json + options.csv + options.csv_fr > 1)
    return usage(terminal, "une seule forme à la fois : --json, --csv ou --csv-fr");
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
    return told(problems, session, terminal);
  }
  std::vector<std::vector<Value>> values;
  for (const Question& question : questions)
    if (auto found = session.values_of(question, problems)) values.push_back(std::move(*found));
  if (problems.has_errors()) return told(problems, session, terminal);
  if (options.columns.empty() && !options.csv && !options.csv_fr) drop_empty(questions, values);
  if (options.csv || options.csv_fr)
    if (const std::string remark = later_marks(session); !remark.empty()) terminal.err << remark << '\n';
  const JuryTable table(session, questions, std::move(values), options.columns.empty());
  if (options.csv)
    terminal.out << report::table_csv(table.made(Output::Csv));
  else if (options.csv_fr)
    terminal.out << report::table_csv_french(table.made(Output::CsvFrench));
  else
    show_text(session, table, questions, terminal);
  return told(problems, session, terminal);
}

}  // namespace bareme::repl
