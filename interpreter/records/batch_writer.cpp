#include "records/batch_writer.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "records/closings.hpp"

namespace bareme::records {

namespace {

// A stored value as people write it: the decimal comma.
std::string shown(std::string value, std::string_view type) {
  if (type == "number") std::replace(value.begin(), value.end(), '.', ',');
  return value;
}

std::string shown(const Stored& value) { return shown(value.value, value.type); }

// "note reçue = 12,5 ; ects = 5", in one order whoever wrote it.
using LineValues = std::map<std::string, std::pair<std::string, std::string>>;  // name -> type, value

std::string shown(const std::string& label, const LineValues& values) {
  std::string text = label;
  for (const auto& [name, value] : values)
    text += fmt::format(" ; {} = {}", name, shown(value.second, value.first));
  return text;
}

std::int64_t last_id(SQLite::Database& database) { return database.getLastInsertRowid(); }

}  // namespace

BatchWriter::BatchWriter(SQLite::Database& database, const plan::Batch& batch, const Texts& texts,
                         const ImportOptions& options, Imported& imported)
    : database_(database),
      batch_(batch),
      texts_(texts),
      options_(options),
      imported_(imported),
      closed_(closed_inscriptions(database)),
      sat_(juries_sat(database)) {}

void BatchWriter::write() {
  write_students();
  write_marks();
  write_convocations();
  write_facts();
  write_lines();
  write_frozen();
}

bool BatchWriter::differs(std::uint32_t enrolment, const std::string& what, const std::string& before,
                          const std::string& after, diagnostics::Span place) {
  const std::string& number = batch_.enrolments[enrolment].student.number;
  imported_.differences.push_back({number, what, before, after, place});
  if (options_.replace) journalise(database_, options_.stamp, {"", "", "remplacer", number, what, before, after});
  return options_.replace;
}

bool BatchWriter::refused(std::uint32_t enrolment, const std::string& what, const std::string& before,
                          const std::string& after, diagnostics::Span place) {
  if (!closed_.contains(inscriptions_[enrolment])) return false;
  imported_.closed.push_back({batch_.enrolments[enrolment].student.number, what, before, after, place});
  return true;
}

void BatchWriter::arrived(std::uint32_t enrolment, int session, const std::string& what, const std::string& value) {
  if (const auto sat = sat_.find(inscriptions_[enrolment]); sat != sat_.end() && session <= sat->second)
    journalise(database_, options_.stamp,
               {"", "", arriving, batch_.enrolments[enrolment].student.number, what, "", value});
}

// A fact is imported, but what a jury granted of the same name stands over it.
void BatchWriter::tell_grant(SQLite::Statement& granted, const plan::GivenFact& fact, const Stored& value) {
  granted.reset();
  SQLite::bind(granted, inscriptions_[fact.enrolment], name(fact.object), name(fact.fact));
  if (!granted.executeStep()) return;
  const Stored stands{view(granted.getColumn(0)), granted.getColumn(1).getString()};
  if (stands.value != value.value)
    imported_.overridden.push_back({batch_.enrolments[fact.enrolment].student.number,
                                    plan::describe_fact(name(fact.object), name(fact.fact)), shown(stands),
                                    shown(value), fact.place});
}

struct BatchWriter::StudentStatements {
  explicit StudentStatements(SQLite::Database& database)
      : known_student(database, "SELECT id, name, first_name FROM students WHERE number = ?"),
        new_student(database, "INSERT INTO students (number, name, first_name) VALUES (?, ?, ?)"),
        known_inscription(
            database,
            "SELECT id, promotion, version FROM inscriptions WHERE student = ? AND year = ? AND maquette = ?"),
        new_inscription(database,
                        "INSERT INTO inscriptions (student, year, regulation, version, maquette, promotion) VALUES (?, "
                        "?, ?, ?, ?, ?)") {}
  SQLite::Statement known_student, new_student, known_inscription, new_inscription;
};

void BatchWriter::write_students() {
  StudentStatements statements(database_);
  for (const plan::Enrolment& enrolment : batch_.enrolments) {
    students_.push_back(student(statements, enrolment));
    inscriptions_.push_back(inscription(statements, enrolment, students_.back()));
  }
}

void BatchWriter::correct(const char* table, const char* column, const char* what, std::int64_t id,
                          const std::string& before, const std::string& after, const plan::Enrolment& enrolment) {
  if (before == after || after.empty()) return;
  const auto index = static_cast<std::uint32_t>(&enrolment - batch_.enrolments.data());
  if (!before.empty() && !differs(index, what, before, after, enrolment.place)) return;
  SQLite::Statement update(database_, fmt::format("UPDATE {} SET {} = ? WHERE id = ?", table, column));
  SQLite::bind(update, after, id);
  update.exec();
}

std::int64_t BatchWriter::student(StudentStatements& statements, const plan::Enrolment& enrolment) {
  const plan::Student& person = enrolment.student;
  SQLite::Statement& known = statements.known_student;
  known.reset();
  known.bind(1, person.number);
  if (known.executeStep()) {
    const std::int64_t id = known.getColumn(0).getInt64();
    const std::string name = known.getColumn(1).getString(), first_name = known.getColumn(2).getString();
    known.reset();
    if (enrolment.fresh) {
      correct("students", "name", "nom", id, name, person.name, enrolment);
      correct("students", "first_name", "prénom", id, first_name, person.first_name, enrolment);
    }
    return id;
  }
  SQLite::Statement& insert = statements.new_student;
  insert.reset();
  SQLite::bind(insert, person.number, person.name, person.first_name);
  insert.exec();
  return last_id(database_);
}

std::int64_t BatchWriter::inscription(StudentStatements& statements, const plan::Enrolment& enrolment,
                                      std::int64_t student) {
  SQLite::Statement& known = statements.known_inscription;
  known.reset();
  SQLite::bind(known, student, enrolment.year, enrolment.maquette);
  if (known.executeStep()) {
    const std::int64_t id = known.getColumn(0).getInt64();
    const std::string promotion = known.getColumn(1).getString(), version = known.getColumn(2).getString();
    known.reset();
    if (enrolment.fresh) {
      correct("inscriptions", "promotion", "promotion", id, promotion, enrolment.promotion, enrolment);
      correct("inscriptions", "version", "version", id, version, enrolment.version, enrolment);
      ++imported_.unchanged;
    }
    return id;
  }
  SQLite::Statement& insert = statements.new_inscription;
  insert.reset();
  SQLite::bind(insert, student, enrolment.year, texts_.title,
               enrolment.version.empty() ? texts_.version : enrolment.version, enrolment.maquette, enrolment.promotion);
  insert.exec();
  ++imported_.students;
  return last_id(database_);
}

void BatchWriter::write_marks() {
  SQLite::Statement known(database_,
                          "SELECT number, code FROM marks WHERE inscription = ? AND exam = ? AND session = ?");
  SQLite::Statement insert(
      database_, "INSERT OR REPLACE INTO marks (inscription, exam, session, number, code) VALUES (?, ?, ?, ?, ?)");
  for (const plan::GivenMark& mark : batch_.marks) {
    const std::int64_t id = inscriptions_[mark.enrolment];
    const std::string& exam = name(mark.exam);
    const Stored value = stored(mark.value, batch_.names);
    const std::string what = plan::describe_mark(exam, mark.session);
    known.reset();
    SQLite::bind(known, id, exam, static_cast<int>(mark.session));
    if (known.executeStep()) {
      const bool number = !known.isColumnNull(0);
      const std::string stood = known.getColumn(number ? 0 : 1).getString();
      if (stood == value.value) {
        ++imported_.unchanged;
        continue;
      }
      const std::string before = shown(stood, number ? "number" : "code");
      if (refused(mark.enrolment, what, before, shown(value), mark.place)) continue;
      if (!differs(mark.enrolment, what, before, shown(value), mark.place)) continue;
    } else if (refused(mark.enrolment, what, "", shown(value), mark.place)) {
      continue;
    } else {
      arrived(mark.enrolment, mark.session, what, shown(value));
    }
    known.reset();
    insert.reset();
    insert.clearBindings();
    SQLite::bind(insert, id, exam, static_cast<int>(mark.session));
    insert.bind(mark.value.kind == values::Kind::Code ? 5 : 4, value.value);
    insert.exec();
    ++imported_.marks;
  }
}

void BatchWriter::write_convocations() {
  SQLite::Statement insert(database_,
                           "INSERT OR IGNORE INTO convocations (inscription, exam, session) VALUES (?, ?, ?)");
  SQLite::Statement known(database_, "SELECT 1 FROM convocations WHERE inscription = ? AND exam = ? AND session = ?");
  for (const plan::Convocation& called : batch_.convocations) {
    known.reset();
    SQLite::bind(known, inscriptions_[called.enrolment], name(called.exam), static_cast<int>(called.session));
    if (!known.executeStep() &&
        refused(called.enrolment, plan::describe_mark(name(called.exam), called.session), "", "convoqué", called.place))
      continue;
    insert.reset();
    SQLite::bind(insert, inscriptions_[called.enrolment], name(called.exam), static_cast<int>(called.session));
    ++(insert.exec() == 1 ? imported_.convocations : imported_.unchanged);
  }
}

void BatchWriter::write_facts() {
  SQLite::Statement granted(
      database_,
      "SELECT type, value FROM grants WHERE inscription = ? AND object = ? AND name = ? ORDER BY id DESC LIMIT 1");
  SQLite::Statement known(database_, "SELECT type, value FROM facts WHERE inscription = ? AND object = ? AND name = ?");
  SQLite::Statement insert(
      database_, "INSERT OR REPLACE INTO facts (inscription, object, name, type, value) VALUES (?, ?, ?, ?, ?)");
  for (const plan::GivenFact& fact : batch_.facts) {
    const std::int64_t id = inscriptions_[fact.enrolment];
    const Stored value = stored(fact.value, batch_.names);
    const std::string type(value.type), what = plan::describe_fact(name(fact.object), name(fact.fact));
    known.reset();
    SQLite::bind(known, id, name(fact.object), name(fact.fact));
    if (known.executeStep()) {
      const Stored before{view(known.getColumn(0)), known.getColumn(1).getString()};
      if (before.value == value.value && before.type == value.type) {
        ++imported_.unchanged;
        continue;
      }
      if (refused(fact.enrolment, what, shown(before), shown(value), fact.place)) continue;
      if (!differs(fact.enrolment, what, shown(before), shown(value), fact.place)) continue;
    } else if (refused(fact.enrolment, what, "", shown(value), fact.place)) {
      continue;
    } else {
      arrived(fact.enrolment, 1, what, shown(value));
    }
    known.reset();
    insert.reset();
    SQLite::bind(insert, id, name(fact.object), name(fact.fact), type, value.value);
    insert.exec();
    tell_grant(granted, fact, value);
    ++imported_.facts;
  }
}

void BatchWriter::write_lines() {
  SQLite::Statement known(
      database_, "SELECT id, label FROM lines WHERE inscription = ? AND level = ? AND parent = ? AND rank = ?");
  SQLite::Statement facts(database_, "SELECT name, type, value FROM line_facts WHERE line = ?");
  SQLite::Statement remove(database_, "DELETE FROM lines WHERE id = ?");
  SQLite::Statement insert(database_,
                           "INSERT INTO lines (inscription, level, parent, rank, label) VALUES (?, ?, ?, ?, ?)");
  SQLite::Statement insert_fact(database_, "INSERT INTO line_facts (line, name, type, value) VALUES (?, ?, ?, ?)");
  for (const plan::DossierLine& line : batch_.lines) {
    const std::int64_t inscription = inscriptions_[line.enrolment];
    LineValues values;
    for (const plan::LineFact& fact : line.facts) {
      Stored value = stored(fact.value, batch_.names);
      values[name(fact.fact)] = {std::string(value.type), std::move(value.value)};
    }
    const std::string what = fmt::format("{}.{} {}", name(line.parent), name(line.level), line.rank);
    known.reset();
    SQLite::bind(known, inscription, name(line.level), name(line.parent), line.rank);
    if (known.executeStep()) {
      const std::int64_t id = known.getColumn(0).getInt64();
      const std::string label = known.getColumn(1).getString();
      known.reset();
      LineValues before;
      facts.reset();
      facts.bind(1, id);
      while (facts.executeStep())
        before[facts.getColumn(0).getString()] = {facts.getColumn(1).getString(), facts.getColumn(2).getString()};
      facts.reset();
      if (before == values && label == line.label) {
        ++imported_.unchanged;
        continue;
      }
      if (refused(line.enrolment, what, shown(label, before), shown(line.label, values), line.place)) continue;
      if (!differs(line.enrolment, what, shown(label, before), shown(line.label, values), line.place)) continue;
      remove.reset();
      remove.bind(1, id);
      remove.exec();
    } else if (refused(line.enrolment, what, "", shown(line.label, values), line.place)) {
      continue;
    } else {
      arrived(line.enrolment, 1, what, shown(line.label, values));
    }
    insert.reset();
    SQLite::bind(insert, inscription, name(line.level), name(line.parent), line.rank, line.label);
    insert.exec();
    const std::int64_t id = last_id(database_);
    for (const auto& [fact, value] : values) {
      insert_fact.reset();
      SQLite::bind(insert_fact, id, fact, value.first, value.second);
      insert_fact.exec();
    }
    ++imported_.lines;
  }
}

void BatchWriter::write_frozen() {
  SQLite::Statement known(database_,
                          "SELECT type, value FROM frozen WHERE student = ? AND year = ? AND object = ? AND quantity = "
                          "? AND session = ? AND "
                          "view = ''");
  SQLite::Statement insert(
      database_,
      "INSERT OR REPLACE INTO frozen (student, year, object, quantity, session, state, type, value, jury_date) "
      "VALUES (?, ?, ?, ?, ?, 'present', ?, ?, '')");
  for (const plan::FrozenValue& left : batch_.frozen) {
    const std::int64_t student = students_[left.enrolment];
    const Stored value = stored(left.value, batch_.names);
    const std::string type(value.type);
    const int session = left.session;
    known.reset();
    SQLite::bind(known, student, left.year, name(left.object), name(left.quantity), session);
    if (known.executeStep()) {
      const std::string before = known.getColumn(1).getString();
      if (before == value.value) {
        ++imported_.unchanged;
        continue;
      }
      const std::string what = plan::describe_fact(name(left.object), name(left.quantity));
      if (!differs(left.enrolment, what, shown(before, view(known.getColumn(0))), shown(value), left.place)) continue;
    }
    known.reset();
    insert.reset();
    SQLite::bind(insert, student, left.year, name(left.object), name(left.quantity), session, type, value.value);
    insert.exec();
    ++imported_.frozen;
  }
}

}  // namespace bareme::records
