#include "repl/shell/jury_table.hpp"

#include <algorithm>

#include "repl/shell/text.hpp"
#include "repl/to_come.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "session/open_choices.hpp"
#include "session/waits.hpp"

namespace bareme::repl {
namespace {

using report::Column;
using values::State;
using values::Value;

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
  if (!pending || !known.empty()) return known;
  return session_not_said(session) ? "" : "en attente";  // told once, under the table (not_asked)
}

std::string awaited_text(const Session& session, std::size_t student, const plan::CellKey& cell) {
  std::vector<std::string> labels;
  for (const plan::InputKey& key : session.awaited(student, cell))
    labels.push_back(awaited_from(session, student, key));
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

void add(std::vector<std::string>& under, const std::string& title, const std::string& text, std::size_t width) {
  constexpr std::size_t indent = 6;
  if (text.empty()) return;
  for (const std::string& line : wrapped(title + text, width > indent ? width - indent : indent))
    under.push_back(std::string(indent, ' ') + line);
}

}  // namespace

bool is_result(const Session& session, const Question& question) {
  return question.cell &&
         session.regulation().quantity(question.cell->quantity).role == semantics::Quantity::Role::Result;
}

JuryTable::JuryTable(const Session& session, std::vector<Question> questions, std::vector<std::vector<Value>> values,
                     bool summary)
    : session_(session), questions_(std::move(questions)), values_(std::move(values)), summary_(summary) {
  if (summary_) final_ = final_result(session_, questions_);
}

report::Table JuryTable::made(Output output) const {
  report::Table table;
  table.columns = {{"n°", Column::Align::Left, 12}, {"nom", Column::Align::Left, 16}};
  if (!is_text(output)) table.columns.push_back({"prénom"});
  for (const Question& question : questions_) {
    table.columns.push_back({title(session_, question, summary_, output),
                             is_number(question) ? Column::Align::Right : Column::Align::Left});
    if (exports(question, output)) table.columns.push_back({table.columns.back().title + " (export)"});
  }
  if (final_ && output != Output::Narrow) {
    table.columns.push_back({"choix du jury", Column::Align::Left});
    table.columns.push_back({"attend", Column::Align::Left});
  }
  for (std::size_t student = 0; student < session_.promotion().size(); ++student)
    table.rows.push_back(row(student, output));
  if (is_text(output)) leave_out_empty_columns(table);
  return table;
}

std::string JuryTable::not_asked() const {
  if (!final_ || !session_not_said(session_)) return "";
  for (std::size_t student = 0; student < session_.promotion().size(); ++student)
    for (const OpenChoice& choice : session_.choices(student, final_->object))
      if (choice.state == State::EnAttente)
        return "choix du jury : ils dépendent de la session, à dire par « --session 1 », « --session 2 »…";
  return "";
}

report::Table JuryTable::narrow(std::size_t width) const {
  report::Table table = made(Output::Narrow);
  for (std::size_t student = 0; final_ && student < session_.promotion().size(); ++student) {
    std::vector<std::string>& under = table.under.emplace_back();
    add(under, "choix du jury : ", choices_text(session_, student, final_->object), width);
    add(under, "attend : ", awaited(student), width);
  }
  return table;
}

// A list of codes some of which other software writes otherwise: its values have a second column, for spreadsheets.
bool JuryTable::exports(const Question& question, Output output) const {
  if (is_text(output) || question.type.kind != values::Kind::Code || !question.type.list.valid()) return false;
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const auto& codes = regulation.code_lists[question.type.list.index()].codes;
  return std::any_of(codes.begin(), codes.end(),
                     [&](values::CodeId code) { return !regulation.code(code).export_code.empty(); });
}

std::string JuryTable::exported(const Value& value) const {
  if (!value.is_code()) return "";
  const semantics::Code& code = session_.regulation().code(value.code());
  return code.export_code.empty() ? code.name : code.export_code;
}

std::string JuryTable::awaited(std::size_t student) const {
  const bool waits = session_.value(student, *final_).state() == State::EnAttente;
  return waits ? awaited_text(session_, student, *final_) : "";
}

// Beside « en attente », what will be said whatever comes; a spreadsheet keeps the state alone.
std::string JuryTable::certain(std::size_t question, std::size_t student, Output output) const {
  const bool waits = values_[question][student].state() == State::EnAttente;
  const bool answers = !is_number(questions_[question]) && questions_[question].cell;
  if (!waits || !answers || !is_text(output)) return "";
  const std::string words = certain_words(session_, student, *questions_[question].cell);
  return words.empty() ? "" : output == Output::Narrow ? " " + words : ", " + words + " quoi qu'il arrive";
}

std::vector<std::string> JuryTable::row(std::size_t student, Output output) const {
  const plan::Student& who = session_.promotion().students[student];
  std::vector<std::string> cells{
      who.number, is_text(output) && !who.first_name.empty() ? who.name + " " + who.first_name : who.name};
  if (!is_text(output)) cells.push_back(who.first_name);
  for (std::size_t i = 0; i < questions_.size(); ++i) {
    cells.push_back(cell_text(session_, questions_[i], values_[i][student], output) + certain(i, student, output));
    if (exports(questions_[i], output)) cells.push_back(exported(values_[i][student]));
  }
  if (final_ && output != Output::Narrow) {
    cells.push_back(choices_text(session_, student, final_->object));
    cells.push_back(awaited(student));
  }
  return cells;
}

report::Table together(const std::vector<report::Table>& tables, const std::string& title,
                       const std::vector<std::string>& names) {
  report::Table all{{{title}}, {}, {}};
  std::vector<std::vector<std::size_t>> places;  // of each column of each table, in the whole
  for (const report::Table& table : tables) {
    std::vector<std::size_t>& at = places.emplace_back();
    std::size_t next = 1;  // a column the others have not comes where it stands
    for (const Column& column : table.columns) {
      const auto found = std::find_if(all.columns.begin() + 1, all.columns.end(),
                                      [&](const Column& other) { return other.title == column.title; });
      if (found == all.columns.end()) {
        all.columns.insert(all.columns.begin() + static_cast<std::ptrdiff_t>(next), column);
        for (std::vector<std::size_t>& earlier : places)
          for (std::size_t& place : earlier)
            place += place >= next ? 1 : 0;
        at.push_back(next);
      } else {
        at.push_back(static_cast<std::size_t>(found - all.columns.begin()));
      }
      next = at.back() + 1;
    }
  }
  for (std::size_t i = 0; i < tables.size(); ++i)
    for (const std::vector<std::string>& row : tables[i].rows) {
      std::vector<std::string>& cells = all.rows.emplace_back(all.columns.size());
      cells.front() = names[i];
      for (std::size_t column = 0; column < row.size(); ++column)
        cells[places[i][column]] = row[column];
    }
  return all;
}

}  // namespace bareme::repl
