#include "session/control.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "session/control_causes.hpp"
#include "session/control_columns.hpp"
#include "session/control_file.hpp"
#include "session/control_problems.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using report::Control;
using values::Number;
using values::Value;

constexpr std::size_t strangers_named = 20;

// « 6,6866… », a number that has no end as we show it, begins as it says.
std::string without_dots(std::string text) {
  constexpr std::string_view dots = "…";
  if (text.ends_with(dots)) text.resize(text.size() - dots.size());
  return text;
}

// How many decimals they write.
int decimals_of(const std::string& text) {
  const std::size_t mark = text.find_first_of(",.");
  return mark == std::string::npos ? 0 : static_cast<int>(text.size() - mark - 1);
}

// How a file writes that there is nothing: our papers draw the long dash.
bool says_nothing(const std::string& cell) { return cell.empty() || cell == "-" || cell == "—" || cell == "~"; }

// A paper in English says « pending » of what waits.
bool says_it_waits(const std::string& cell, const Value& ours) {
  return ours.state() == values::State::EnAttente && text::same_name(cell, "pending");
}

class Comparing {
 public:
  Comparing(Session& session, const ControlOptions& options, Control& control)
      : session_(session), rules_(session.regulation()), options_(options), control_(control), causes_(session) {
    for (std::size_t i = 0; i < session.promotion().size(); ++i)
      places_.emplace(text::fold_word(session.promotion().students[i].number), i);
  }

  bool table(const intake::OfficialFile& file, const ControlledColumns& columns, Session::Diagnostics& diagnostics) {
    tables_.push_back({&file, &columns, std::vector<std::size_t>(session_.promotion().size())});
    for (intake::OfficialRow row; file.next(row);)
      if (!this->row(row, diagnostics)) return false;
    return true;
  }

  // Once every table is read: who is in none; of who is in some, what only another would say; what follows from what.
  void finish() {
    for (std::size_t i = 0; i < session_.promotion().size(); ++i)
      if (std::none_of(tables_.begin(), tables_.end(), [&](const Table& table) { return table.lines[i] != 0; }))
        control_.absent.push_back(session_.student_name(i));
      else
        unsaid(i);
    std::map<std::string, std::vector<std::size_t>> of_each;
    for (std::size_t i = 0; i < control_.differences.size(); ++i)
      of_each[control_.differences[i].number].push_back(i);
    for (const auto& [number, of_one] : of_each)
      follow(of_one);
  }

 private:
  struct Table {
    const intake::OfficialFile* file;
    const ControlledColumns* columns;
    std::vector<std::size_t> lines;  // of each student, where it is; 0: not met
  };

  std::string sheet(const Table& table) const { return control_.tables == 1 ? "" : table.file->sheet; }

  bool row(const intake::OfficialRow& row, Session::Diagnostics& diagnostics) {
    ++control_.rows;
    Table& table = tables_.back();
    const std::string& number = row.cells[table.columns->number];
    if (number.empty()) return ++control_.nobody, true;
    const auto found = places_.find(text::fold_word(number));
    if (found == places_.end()) return stranger(row.line, number), true;
    std::size_t& first = table.lines[found->second];
    if (first != 0) {
      diagnostics.add(problems::student_twice(table.file->path, row.line, number, first));
      return false;
    }
    first = row.line;
    for (const ControlledColumn& column : table.columns->compared)
      compare(found->second, row, column);
    return true;
  }

  // Once, whatever the sheets that have them; a file of one table may be longer than what is remembered.
  void stranger(std::size_t line, const std::string& number) {
    if (control_.tables > 1 && !strangers_.insert(text::fold_word(number)).second) return;
    if (++control_.strangers_count <= strangers_named)
      control_.strangers.push_back({line, number, sheet(tables_.back())});
  }

  bool is_said(std::size_t student, const plan::CellKey& cell) const {
    return std::any_of(tables_.begin(), tables_.end(), [&](const Table& table) {
      const auto& compared = table.columns->compared;
      return table.lines[student] != 0 &&
             std::any_of(compared.begin(), compared.end(), [&](const auto& column) { return column.cell == cell; });
    });
  }

  void unsaid(std::size_t student) {
    for (const Table& table : tables_)
      for (const ControlledColumn& column : table.columns->compared) {
        const Value ours = session_.value(student, column.cell);
        if (table.lines[student] != 0 || column.may_be_empty || !ours.present() || is_said(student, column.cell))
          continue;
        intake::OfficialRow none;
        none.cells.resize(table.file->columns.size());
        differ(student, none, column, {Control::Cause::Missing, "sa ligne n'est pas dans cette feuille"}, table);
      }
  }

  void differ(std::size_t student, const intake::OfficialRow& row, const ControlledColumn& column,
              const LikelyCause& cause) {
    differ(student, row, column, cause, tables_.back());
  }

  void differ(std::size_t student, const intake::OfficialRow& row, const ControlledColumn& column,
              const LikelyCause& cause, const Table& table) {
    const plan::Student& who = session_.promotion().students[student];
    const bool hidden = session_.names_hidden();
    control_.differences.push_back({row.line, session_.student_number(student),
                                    hidden ? "" : who.name + (who.first_name.empty() ? "" : " " + who.first_name),
                                    column.title, session_.label(column.cell), row.cells[column.place],
                                    session_.words(column.cell, session_.value(student, column.cell)), cause.cause,
                                    cause.because, sheet(table)});
    cells_.push_back(column.cell);
  }

  void compare(std::size_t student, const intake::OfficialRow& row, const ControlledColumn& column) {
    const std::string& theirs = row.cells[column.place];
    const Value ours = session_.value(student, column.cell);
    if (says_nothing(theirs)) {
      if (ours.present() && !ours.is_truth() && !column.may_be_empty)
        differ(student, row, column, {Control::Cause::Missing, "rien dans leur fichier"});
      else
        ++control_.empty;
      return;
    }
    ++control_.values;
    const bool of_numbers = session_.type(column.cell).kind == values::Kind::Number;
    if (of_numbers && !column.scale && theirs == session_.words(column.cell, ours)) return void(++control_.equal);
    if (const auto number = Number::parse(without_dots(theirs)); number && of_numbers)
      return compare_number(student, row, column, scaled(*number, row, column));
    compare_word(student, row, column, ours);
  }

  // « 18 » sur « 25 » : rapporté à 20.
  Number scaled(const Number& number, const intake::OfficialRow& row, const ControlledColumn& column) const {
    if (!column.scale) return number;
    const auto scale = Number::parse(row.cells[*column.scale]);
    return scale && scale->sign() > 0 ? number * Number(20) / *scale : number;
  }

  void compare_number(std::size_t student, const intake::OfficialRow& row, const ControlledColumn& column,
                      const Number& theirs) {
    const Value ours = session_.value(student, column.cell);
    if (ours.is_number() && ours.number() == theirs) return void(++control_.equal);
    if (ours.is_number() && options_.tolerance) {
      const Number gap = ours.number() < theirs ? theirs - ours.number() : ours.number() - theirs;
      if (gap <= *options_.tolerance) return void(++control_.tolerated);
    }
    const int decimals = decimals_of(without_dots(row.cells[column.place]));
    differ(student, row, column, causes_.of_number(student, column.cell, theirs, decimals));
  }

  void compare_word(std::size_t student, const intake::OfficialRow& row, const ControlledColumn& column,
                    const Value& ours) {
    const std::string& theirs = row.cells[column.place];
    const auto same = [&](const std::string& word) { return !word.empty() && text::same_name(word, theirs); };
    if (ours.is_code()) {
      const semantics::Code& code = rules_.code(ours.code());
      if (same(code.name)) return void(++control_.equal);
      if (same(code.export_code)) return void(++control_.by_export);
      if (same(code.label)) return void(++control_.equal);
    } else if (same(session_.words(column.cell, ours)) || says_it_waits(theirs, ours)) {
      return void(++control_.equal);
    }
    const std::vector<values::CodeId> meant = codes_named(theirs, session_.type(column.cell));
    if (meant.empty()) return differ(student, row, column, {Control::Cause::Code, "ce règlement n'a pas ce code"});
    differ(student, row, column, causes_.of_code(student, column.cell, meant));
  }

  // The code of that name first, then those exported so.
  std::vector<values::CodeId> codes_named(const std::string& word, const semantics::Type& type) const {
    std::vector<values::CodeId> named, exported;
    for (std::size_t i = 0; i < rules_.codes.size(); ++i) {
      const semantics::Code& code = rules_.codes[i];
      if (type.kind == values::Kind::Code && code.list != type.list) continue;
      if (text::same_name(code.name, word))
        named.push_back(static_cast<values::CodeId>(i));
      else if (!code.export_code.empty() && text::same_name(code.export_code, word))
        exported.push_back(static_cast<values::CodeId>(i));
    }
    named.insert(named.end(), exported.begin(), exported.end());
    return named;
  }

  bool within(semantics::ObjectId object, semantics::ObjectId container) const {
    for (; object.valid(); object = session_.curriculum().object(object).parent)
      if (object == container) return true;
    return false;
  }

  // A difference nothing explains, above or beside one of the same student that is explained, follows from it.
  void follow(const std::vector<std::size_t>& of_one) {
    for (const std::size_t i : of_one) {
      Control::Difference& one = control_.differences[i];
      if (one.cause != Control::Cause::Unknown) continue;
      for (const std::size_t j : of_one) {
        const bool below = j != i && !(cells_[j] == cells_[i]) && within(cells_[j].object, cells_[i].object);
        const bool comes_first = cells_[j].object != cells_[i].object || j < i;
        if (!below || !comes_first) continue;
        one.cause = Control::Cause::Follows;
        one.because = "de " + control_.differences[j].compared_with;
        break;
      }
    }
  }

  Session& session_;
  const semantics::CheckedRegulation& rules_;
  const ControlOptions& options_;
  Control& control_;
  Causes causes_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<Table> tables_;  // read, the last is being so
  std::unordered_set<std::string> strangers_;
  std::vector<plan::CellKey> cells_;  // of each difference
};

}  // namespace

std::optional<Control> control(Session& session, const std::string& path, const ControlOptions& options,
                               Session::Diagnostics& diagnostics) {
  const auto files = open_controlled(path, diagnostics);
  if (!files) return std::nullopt;
  const auto columns = controlled_columns(session, *files, options.columns, diagnostics);
  if (!columns) return std::nullopt;
  Control control;
  control.path = path, control.format = files->front().format, control.tables = files->size();
  control.regulation = session.regulation().title, control.version = session.regulation().version;
  control.regulation_fingerprint = session.fingerprints().regulation;
  control.promotion = session.promotion().name;
  if (options.tolerance) control.tolerance = options.tolerance->exact_text();
  std::vector<plan::CellKey> cells;
  for (std::size_t i = 0; i < files->size(); ++i) {
    const std::string sheet = files->size() == 1 ? "" : (*files)[i].sheet;
    for (const ControlledColumn& column : (*columns)[i].compared) {
      cells.push_back(column.cell);
      control.columns.push_back({column.title, session.label(column.cell), column.found, sheet});
    }
    for (const std::string& title : (*columns)[i].ignored)
      if (std::find(control.ignored.begin(), control.ignored.end(), title) == control.ignored.end())
        control.ignored.push_back(title);
  }
  if (!session.evaluate(cells, diagnostics)) return std::nullopt;
  Comparing comparing(session, options, control);
  const std::size_t before = diagnostics.error_count();
  for (std::size_t i = 0; i < files->size(); ++i)
    if (!comparing.table((*files)[i], (*columns)[i], diagnostics)) return std::nullopt;
  if (diagnostics.error_count() != before) return std::nullopt;
  comparing.finish();
  return control;
}

}  // namespace bareme
