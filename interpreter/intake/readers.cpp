#include "intake/readers.hpp"

#include "intake/cell_value.hpp"
#include "intake/problems.hpp"

namespace bareme::intake {

namespace {

std::optional<plan::Datum> value_of(Reading& reading, const semantics::Type& type, const std::string& written,
                                    const Cell& cell) {
  return read_value(cell, written, type, *reading.context.regulation, reading.given.words(), reading.diagnostics);
}

void take_mark(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
               const Cell& cell) {
  if (cell.text == "?") {
    if (meaning.session > 1)
      reading.given.receive(plan::Convocation{enrolment, meaning.object, meaning.session, cell.place});
    return;
  }
  semantics::Type type = *meaning.type;
  if (meaning.maximum) type.high = meaning.maximum;
  auto value = value_of(reading, type, written, cell);
  if (value)
    reading.given.receive(plan::GivenMark{enrolment, meaning.object, meaning.session, std::move(*value), cell.place});
}

void take_fact(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
               const Cell& cell) {
  auto value = value_of(reading, *meaning.type, written, cell);
  if (value)
    reading.given.receive(plan::GivenFact{enrolment, meaning.object, meaning.fact, std::move(*value), cell.place});
}

void take_frozen(Reading& reading, std::uint32_t enrolment, const Meaning& meaning, const std::string& written,
                 const Cell& cell, const std::string& year) {
  auto value = value_of(reading, *meaning.type, written, cell);
  if (value)
    reading.given.receive(plan::FrozenValue{enrolment, year, meaning.object, meaning.fact, meaning.session,
                                            std::move(*value), cell.place});
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

  void read(const plan::Enrolled& enrolled, const std::vector<Cell>& row) const {
    for (const Column& column : columns_)
      take(reading_, enrolled, column.meanings, column.title, row[column.index]);
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

std::optional<plan::Enrolled> student_of(Reading& reading, const Layout& layout, const std::vector<Cell>& row) {
  const Identity identity = layout.identity(row);
  if (identity.number->empty()) {
    reading.diagnostics.add(empty_cell(identity.number->place, "numéro"));
    return std::nullopt;
  }
  return layout.enrols ? reading.roster.enrol(identity)
                       : reading.roster.find(identity, layout.shape == Layout::Shape::Acquired);
}

void take(Reading& reading, const plan::Enrolled& enrolled, const Meanings& meanings, const std::string& written,
          const Cell& cell, const std::string& year) {
  if (cell.empty()) return;
  const Meaning& meaning = meanings[enrolled.curriculum];
  switch (meaning.kind) {
    case Meaning::Kind::Mark:
      return take_mark(reading, enrolled.id, meaning, written, cell);
    case Meaning::Kind::Fact:
      return take_fact(reading, enrolled.id, meaning, written, cell);
    case Meaning::Kind::Frozen:
      return take_frozen(reading, enrolled.id, meaning, written, cell, year);
    case Meaning::Kind::None:
      if (known(meanings)) reading.book.report_elsewhere(cell, written, enrolled.curriculum);
  }
}

void read_wide(Reading& reading, CsvReader& rows, const Layout& layout) {
  ValueColumns columns(reading, rows, layout);
  std::vector<Cell> row;
  while (rows.next(row)) {
    columns.check_unnamed(row);
    const auto enrolled = student_of(reading, layout, row);
    if (!enrolled) continue;
    const Cell& number = *layout.cell(row, Role::Number);
    // A students' file says each once: a second row is another inscription, or told as enrolled twice.
    if (const auto first = layout.enrols ? std::nullopt : reading.given.met(enrolled->id, number.place))
      reading.diagnostics.add(row_twice(number.place, std::string(number.text), *first));
    else
      columns.read(*enrolled, row);
  }
}

void read_marks(Reading& reading, CsvReader& rows, const Layout& layout) {
  warn_of_other_columns(reading, rows, layout);
  LongAddresses addresses(reading);
  std::vector<Cell> row;
  while (rows.next(row)) {
    const auto enrolled = student_of(reading, layout, row);
    const Cell& exam = *layout.cell(row, Role::Exam);
    const auto session = session_of(reading, layout.cell(row, Role::Session));
    if (exam.empty()) reading.diagnostics.add(empty_cell(exam.place, "épreuve"));
    if (!enrolled || !session || exam.empty()) continue;
    const std::string written = std::string(exam.text) + (*session == 1 ? "" : "@" + std::to_string(*session));
    const Meanings& meanings = addresses.meanings(written, [&] {
      Meanings found = reading.book.exam(exam, *session);
      note_exams(reading, found);
      return found;
    });
    take(reading, *enrolled, meanings, written, *layout.cell(row, Role::Mark));
  }
}

void read_facts(Reading& reading, CsvReader& rows, const Layout& layout) {
  warn_of_other_columns(reading, rows, layout);
  LongAddresses addresses(reading);
  std::vector<Cell> row;
  while (rows.next(row)) {
    const auto enrolled = student_of(reading, layout, row);
    const Cell* object = layout.cell(row, Role::Object);
    const Cell& fact = *layout.cell(row, Role::Fact);
    if (fact.empty()) reading.diagnostics.add(empty_cell(fact.place, "fait"));
    if (!enrolled || fact.empty()) continue;
    const std::string prefix = object == nullptr || object->empty() ? std::string() : std::string(object->text) + ".";
    const std::string written = prefix + std::string(fact.text);
    const Meanings& meanings = addresses.meanings(written, [&] { return reading.book.fact(object, fact); });
    take(reading, *enrolled, meanings, written, *layout.cell(row, Role::Value));
  }
}

}  // namespace bareme::intake
