// The students and inscriptions of what was staged, before its values.
#include <fmt/format.h>

#include "records/problems.hpp"
#include "records/staged_writer.hpp"

namespace bareme::records {

struct StagedWriter::StudentStatements {
  explicit StudentStatements(SQLite::Database& database)
      : known_student(database, "SELECT id, name, first_name FROM students WHERE number = ?"),
        new_student(database, "INSERT INTO students (number, name, first_name) VALUES (?, ?, ?)"),
        known_inscription(
            database,
            "SELECT id, promotion, version FROM inscriptions WHERE student = ? AND year = ? AND maquette = ?"),
        new_inscription(database,
                        "INSERT INTO inscriptions (student, year, regulation, version, maquette, promotion) VALUES (?, "
                        "?, ?, ?, ?, ?)"),
        same_inscription(database,
                         "SELECT 1 FROM inscriptions i JOIN students s ON s.id = i.student WHERE i.id = ? AND s.number "
                         "= ? AND i.year = ? AND i.maquette = ?") {}
  SQLite::Statement known_student, new_student, known_inscription, new_inscription;
  SQLite::Statement same_inscription;
};

// Those the base had, and no file says again, are known already: by an id read before this transaction, which must
// still be theirs (another program may have erased one, or put another base there).
void StagedWriter::write_students() {
  StudentStatements statements(database_);
  for (std::uint32_t id = 0; id < staged_.people.size();)
    for (const plan::Enrolment& enrolment : put_aside(staged_.database, [&] { return staged_.people.from(id); })) {
      if (enrolment.fresh) {
        const std::int64_t there = inscription(statements, enrolment, student(statements, enrolment));
        if (there != enrolment.inscription) put_aside(staged_.database, [&] { staged_.people.bind(id, there); });
      } else {
        SQLite::Statement& same = statements.same_inscription;
        same.reset();
        SQLite::bind(same, enrolment.inscription, enrolment.student.number, enrolment.year, enrolment.maquette);
        if (!same.executeStep()) throw changed_while_imported(enrolment.student.number);
      }
      ++id;
    }
}

void StagedWriter::correct(const char* table, const char* column, const char* what, std::int64_t id,
                           const std::string& before, const std::string& after, const plan::Enrolment& enrolment) {
  if (before == after || after.empty()) return;
  if (!before.empty() && !differs({enrolment.student.number, what, before, after, enrolment.place})) return;
  SQLite::Statement update(database_, fmt::format("UPDATE {} SET {} = ? WHERE id = ?", table, column));
  SQLite::bind(update, after, id);
  update.exec();
}

std::int64_t StagedWriter::student(StudentStatements& statements, const plan::Enrolment& enrolment) {
  const plan::Student& person = enrolment.student;
  SQLite::Statement& known = statements.known_student;  // as the base writes it: the reader found whose it is
  known.reset();
  known.bind(1, person.number);
  if (known.executeStep()) {
    const std::int64_t id = known.getColumn(0).getInt64();
    const std::string name = known.getColumn(1).getString(), first_name = known.getColumn(2).getString();
    known.reset();
    correct("students", "name", "nom", id, name, person.name, enrolment);
    correct("students", "first_name", "prénom", id, first_name, person.first_name, enrolment);
    return id;
  }
  SQLite::Statement& insert = statements.new_student;
  insert.reset();
  SQLite::bind(insert, person.number, person.name, person.first_name);
  insert.exec();
  return database_.getLastInsertRowid();
}

std::int64_t StagedWriter::inscription(StudentStatements& statements, const plan::Enrolment& enrolment,
                                       std::int64_t student) {
  SQLite::Statement& known = statements.known_inscription;
  known.reset();
  SQLite::bind(known, student, enrolment.year, enrolment.maquette);
  if (known.executeStep()) {
    const std::int64_t id = known.getColumn(0).getInt64();
    const std::string promotion = known.getColumn(1).getString(), version = known.getColumn(2).getString();
    known.reset();
    const bool moves = !enrolment.promotion.empty() && enrolment.promotion != promotion;
    if (moves && (standing_.closed(id) || standing_.promotion(enrolment).closed))
      refuse({enrolment.student.number, "promotion", promotion, enrolment.promotion, enrolment.place});
    else
      correct("inscriptions", "promotion", "promotion", id, promotion, enrolment.promotion, enrolment);
    correct("inscriptions", "version", "version", id, version, enrolment.version, enrolment);
    ++imported_.unchanged;
    return id;
  }
  SQLite::Statement& insert = statements.new_inscription;
  insert.reset();
  SQLite::bind(insert, student, enrolment.year, texts_.title,
               enrolment.version.empty() ? texts_.version : enrolment.version, enrolment.maquette, enrolment.promotion);
  insert.exec();
  ++imported_.students;
  came_late(enrolment);
  return database_.getLastInsertRowid();
}

// Ranks and medians count everybody: one more would change what was closed. After a jury that closed nothing, it is
// told, so that what that jury saw can be had again.
void StagedWriter::came_late(const plan::Enrolment& enrolment) {
  const auto [closed, sat] = standing_.promotion(enrolment);
  const std::string& into = enrolment.promotion.empty() ? enrolment.year : enrolment.promotion;
  if (closed)
    refuse({enrolment.student.number, "inscription", "", into, enrolment.place});
  else if (sat != 0)
    journalise(
        database_, options_.stamp,
        {"", "", arriving, enrolment.student.number, inscription_words(enrolment.maquette, enrolment.year), "", into});
}

}  // namespace bareme::records
