#include "intake/readers.hpp"

#include <unordered_map>

#include "intake/cell_value.hpp"
#include "intake/problems.hpp"

namespace bareme::intake {

namespace {

void take_mark(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
               const Cell& cell) {
  if (cell.text == "?") {
    if (meaning.session > 1)
      reading.batch.convocations.push_back({enrolment, meaning.object, meaning.session, cell.place});
    return;
  }
  semantics::Type type = *meaning.type;
  if (meaning.maximum) type.high = meaning.maximum;
  auto value = read_value(cell, written, type, *reading.context.regulation, reading.batch.names, reading.diagnostics);
  if (value) reading.batch.marks.push_back({enrolment, meaning.object, meaning.session, std::move(*value), cell.place});
}

void take_fact(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
               const Cell& cell) {
  auto value =
      read_value(cell, written, *meaning.type, *reading.context.regulation, reading.batch.names, reading.diagnostics);
  if (value) reading.batch.facts.push_back({enrolment, meaning.object, meaning.fact, std::move(*value), cell.place});
}

void take_frozen(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
                 const Cell& cell) {
  auto value =
      read_value(cell, written, *meaning.type, *reading.context.regulation, reading.batch.names, reading.diagnostics);
  if (value)
    reading.batch.frozen.push_back(
        {enrolment, {}, meaning.object, meaning.fact, meaning.session, std::move(*value), cell.place});
}

bool known(const Meanings& meanings) {
  for (const Meaning& meaning : meanings)
    if (meaning.kind != Meaning::Kind::None) return true;
  return false;
}

// What is given of the first session, in whatever file: the rest is a column that may have been forgotten.
void note_exams(Reading& reading, const Meanings& meanings) {
  for (std::size_t i = 0; i < meanings.size(); ++i)
    if (meanings[i].kind == Meaning::Kind::Mark && meanings[i].session == 1)
      reading.given_exams.emplace(i, meanings[i].object);
}

// The columns that say what is about the student, not who it is.
class ValueColumns {
 public:
  ValueColumns(Reading& reading, const CsvReader& rows, const Layout& layout) : reading_(reading) {
    for (std::size_t i = 0; i < layout.roles.size(); ++i)
      if (layout.roles[i] == Role::Other) add(i, rows.header()[i]);
    std::vector<Meanings> given;
    for (const Column& column : columns_) {
      given.push_back(column.meanings);
      note_exams(reading, column.meanings);
    }
    for (const std::size_t index : unknown_)
      reading_.book.report_title(rows.header()[index], layout.enrols, given);
  }

  void read(std::uint32_t enrolment, const std::vector<Cell>& row) const {
    for (const Column& column : columns_)
      take(reading_, enrolment, column.meanings, column.title, row[column.index]);
  }

  void check_unnamed(const std::vector<Cell>& row) {
    for (std::size_t i = 0; i < unnamed_.size(); ++i) {
      if (row[unnamed_[i]].empty()) continue;
      reading_.diagnostics.add(unnamed_column(row[unnamed_[i]].place));
      unnamed_.erase(unnamed_.begin() + static_cast<std::ptrdiff_t>(i--));  // once a column
    }
  }

 private:
  struct Column {
    std::size_t index;
    std::string title;
    Meanings meanings;
  };

  void add(std::size_t index, const Cell& title) {
    if (title.empty()) return unnamed_.push_back(index);
    bool unknown = false;
    Meanings meanings = reading_.book.title(title, unknown);
    if (unknown) unknown_.push_back(index);
    if (known(meanings)) columns_.push_back({index, std::string(title.text), std::move(meanings)});
  }

  Reading& reading_;
  std::vector<Column> columns_;
  std::vector<std::size_t> unnamed_, unknown_;
};

// In long files an address comes once a row: what it means is looked up, and its fault told, once.
class LongAddresses {
 public:
  template <class Find>
  const Meanings& meanings(const std::string& written, Find find) {
    const auto found = known_.find(written);
    return found != known_.end() ? found->second : known_.emplace(written, find()).first->second;
  }

 private:
  std::unordered_map<std::string, Meanings> known_;
};

std::optional<std::uint8_t> session_of(Reading& reading, const Cell* cell) {
  if (cell == nullptr || cell->empty()) return 1;
  return read_session(*cell, std::string(cell->text), *reading.context.regulation, reading.diagnostics);
}

}  // namespace

void warn_of_other_columns(Reading& reading, const CsvReader& rows, const Layout& layout) {
  for (std::size_t i = 0; i < layout.roles.size(); ++i)
    if (layout.roles[i] == Role::Other && !rows.header()[i].empty())
      reading.diagnostics.add(ignored_column(rows.header()[i].place, std::string(rows.header()[i].text)));
}

std::optional<std::uint32_t> student_of(Reading& reading, const Layout& layout, const std::vector<Cell>& row) {
  const Identity identity = layout.identity(row);
  if (identity.number->empty()) {
    reading.diagnostics.add(empty_cell(identity.number->place, "numéro"));
    return std::nullopt;
  }
  return layout.enrols ? reading.roster.enrol(identity)
                       : reading.roster.find(identity, layout.shape == Layout::Shape::Acquired);
}

void take(Reading& reading, std::uint32_t enrolment, const Meanings& meanings, const std::string& written,
          const Cell& cell) {
  if (cell.empty()) return;
  const std::size_t curriculum = reading.roster.curriculum(enrolment);
  const Meaning& meaning = meanings[curriculum];
  switch (meaning.kind) {
    case Meaning::Kind::Mark:
      return take_mark(reading, enrolment, meaning, written, cell);
    case Meaning::Kind::Fact:
      return take_fact(reading, enrolment, meaning, written, cell);
    case Meaning::Kind::Frozen:
      return take_frozen(reading, enrolment, meaning, written, cell);
    case Meaning::Kind::None:
      if (known(meanings)) reading.book.report_elsewhere(cell, written, curriculum);
  }
}

void read_wide(Reading& reading, CsvReader& rows, const Layout& layout) {
  ValueColumns columns(reading, rows, layout);
  std::unordered_map<std::uint32_t, diagnostics::Span> seen;
  std::vector<Cell> row;
  while (rows.next(row)) {
    columns.check_unnamed(row);
    const auto enrolment = student_of(reading, layout, row);
    if (!enrolment) continue;
    const Cell& number = *layout.cell(row, Role::Number);
    const auto [first, added] = seen.emplace(*enrolment, number.place);
    if (added)
      columns.read(*enrolment, row);
    else
      reading.diagnostics.add(row_twice(number.place, std::string(number.text), first->second));
  }
}

void read_marks(Reading& reading, CsvReader& rows, const Layout& layout) {
  warn_of_other_columns(reading, rows, layout);
  LongAddresses addresses;
  std::vector<Cell> row;
  while (rows.next(row)) {
    const auto enrolment = student_of(reading, layout, row);
    const Cell& exam = *layout.cell(row, Role::Exam);
    const auto session = session_of(reading, layout.cell(row, Role::Session));
    if (exam.empty()) reading.diagnostics.add(empty_cell(exam.place, "épreuve"));
    if (!enrolment || !session || exam.empty()) continue;
    const std::string written = std::string(exam.text) + (*session == 1 ? "" : "@" + std::to_string(*session));
    const Meanings& meanings = addresses.meanings(written, [&] {
      Meanings found = reading.book.exam(exam, *session);
      note_exams(reading, found);
      return found;
    });
    take(reading, *enrolment, meanings, written, *layout.cell(row, Role::Mark));
  }
}

void read_facts(Reading& reading, CsvReader& rows, const Layout& layout) {
  warn_of_other_columns(reading, rows, layout);
  LongAddresses addresses;
  std::vector<Cell> row;
  while (rows.next(row)) {
    const auto enrolment = student_of(reading, layout, row);
    const Cell* object = layout.cell(row, Role::Object);
    const Cell& fact = *layout.cell(row, Role::Fact);
    if (fact.empty()) reading.diagnostics.add(empty_cell(fact.place, "fait"));
    if (!enrolment || fact.empty()) continue;
    const std::string prefix = object == nullptr || object->empty() ? std::string() : std::string(object->text) + ".";
    const std::string written = prefix + std::string(fact.text);
    const Meanings& meanings = addresses.meanings(written, [&] { return reading.book.fact(object, fact); });
    take(reading, *enrolment, meanings, written, *layout.cell(row, Role::Value));
  }
}

}  // namespace bareme::intake
