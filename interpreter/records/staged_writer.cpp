#include "records/staged_writer.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace bareme::records {

namespace {

// A stored value as people write it: the decimal comma.
std::string shown(std::string value, std::string_view type) {
  if (type == "number") std::replace(value.begin(), value.end(), '.', ',');
  return value;
}

std::string shown(const StagedValue& value) { return shown(value.value, value.type); }

// "note reçue = 12,5 ; ects = 5", in one order whoever wrote it.
using LineValues = std::map<std::string, std::pair<std::string, std::string>>;  // name -> type, value

std::string shown(const std::string& label, const LineValues& values) {
  std::string text = label;
  for (const auto& [name, value] : values)
    text += fmt::format(" ; {} = {}", name, shown(value.second, value.first));
  return text;
}

}  // namespace

StagedWriter::StagedWriter(SQLite::Database& database, Staging::Held& staged, const Texts& texts,
                           const ImportOptions& options, Imported& imported)
    : database_(database),
      staged_(staged),
      texts_(texts),
      options_(options),
      imported_(imported),
      differences_(std::make_shared<SpooledDifferences>()),
      standing_(database) {
  imported_.differences = differences_;
}

void StagedWriter::write() {
  write_students();
  write_marks();
  write_convocations();
  write_facts();
  write_lines();
  write_frozen();
}

bool StagedWriter::differs(const plan::Difference& difference) {
  differences_->add(difference);
  if (options_.replace)
    journalise(database_, options_.stamp,
               {"", "", "remplacer", difference.student, difference.what, difference.before, difference.after});
  return options_.replace;
}

bool StagedWriter::refused(std::uint32_t enrolment, const std::string& what, const std::string& before,
                           const std::string& after, diagnostics::Span place) {
  if (!standing_.closed(inscription_of(enrolment))) return false;
  refuse({number(enrolment), what, before, after, place});
  return true;
}

void StagedWriter::refuse(const plan::Difference& change) {
  constexpr std::size_t kept = 20;  // more than are ever named
  ++imported_.closed_count;
  if (imported_.closed.size() < kept) imported_.closed.push_back(change);
}

void StagedWriter::arrived(std::uint32_t enrolment, int session, const std::string& what, const std::string& value) {
  if (session <= standing_.sat(inscription_of(enrolment)))
    journalise(database_, options_.stamp, {"", "", arriving, number(enrolment), what, "", value});
}

// A fact is imported, but what a jury granted of the same name stands over it.
void StagedWriter::tell_grant(SQLite::Statement& granted, const StagedFact& fact) {
  granted.reset();
  SQLite::bind(granted, inscription_of(fact.enrolment), name(fact.object), name(fact.fact));
  if (!granted.executeStep()) return;
  const StagedValue stands{granted.getColumn(0).getString(), granted.getColumn(1).getString()};
  if (stands.value != fact.value.value)
    imported_.overridden.push_back({number(fact.enrolment), plan::describe_fact(name(fact.object), name(fact.fact)),
                                    shown(stands), shown(fact.value), fact.place});
}

void StagedWriter::write_marks() {
  SQLite::Statement known(database_,
                          "SELECT number, code FROM marks WHERE inscription = ? AND exam = ? AND session = ?");
  SQLite::Statement insert(database_,
                           "INSERT INTO marks (inscription, exam, session, number, code) VALUES (?1, ?2, ?3, ?4, ?5)");
  SQLite::Statement replace(
      database_, "UPDATE marks SET number = ?4, code = ?5 WHERE inscription = ?1 AND exam = ?2 AND session = ?3");
  StagedMark mark;
  for (Spool::Reader reader(staged_.marks); read(reader, mark);) {
    const std::int64_t id = inscription_of(mark.enrolment);
    const std::string& exam = name(mark.exam);
    bool there = false;
    // One that is new has nothing there, and no value is given twice: if one were, the base would refuse it (J010).
    if (!standing_.is_new(id)) {
      known.reset();
      SQLite::bind(known, id, exam, mark.session);
      there = known.executeStep();
      const bool number = there && !known.isColumnNull(0);
      const std::string stood = there ? known.getColumn(number ? 0 : 1).getString() : "";
      known.reset();
      if (there && stood == mark.value) {
        ++imported_.unchanged;
        continue;
      }
      const std::string what = plan::describe_mark(exam, mark.session);
      const std::string before = shown(stood, number ? "number" : "code");
      const std::string after = shown(mark.value, mark.code ? "code" : "number");
      if (refused(mark.enrolment, what, before, after, mark.place)) continue;
      if (!there)
        arrived(mark.enrolment, mark.session, what, after);
      else if (!differs(mark.enrolment, what, before, after, mark.place))
        continue;
    }
    SQLite::Statement& write = there ? replace : insert;
    write.reset();
    write.clearBindings();
    SQLite::bind(write, id, exam, mark.session);
    write.bind(mark.code ? 5 : 4, mark.value);
    write.exec();
    ++imported_.marks;
  }
}

void StagedWriter::write_convocations() {
  SQLite::Statement insert(database_,
                           "INSERT OR IGNORE INTO convocations (inscription, exam, session) VALUES (?, ?, ?)");
  SQLite::Statement known(database_, "SELECT 1 FROM convocations WHERE inscription = ? AND exam = ? AND session = ?");
  StagedConvocation called;
  for (Spool::Reader reader(staged_.convocations); read(reader, called);) {
    const std::int64_t id = inscription_of(called.enrolment);
    known.reset();
    SQLite::bind(known, id, name(called.exam), called.session);
    if (!known.executeStep() &&
        refused(called.enrolment, plan::describe_mark(name(called.exam), called.session), "", "convoqué", called.place))
      continue;
    insert.reset();
    SQLite::bind(insert, id, name(called.exam), called.session);
    ++(insert.exec() == 1 ? imported_.convocations : imported_.unchanged);
  }
}

void StagedWriter::write_facts() {
  SQLite::Statement granted(
      database_,
      "SELECT type, value FROM grants WHERE inscription = ? AND object = ? AND name = ? ORDER BY id DESC LIMIT 1");
  SQLite::Statement known(database_, "SELECT type, value FROM facts WHERE inscription = ? AND object = ? AND name = ?");
  SQLite::Statement insert(database_,
                           "INSERT INTO facts (inscription, object, name, type, value) VALUES (?1, ?2, ?3, ?4, ?5)");
  SQLite::Statement replace(
      database_, "UPDATE facts SET type = ?4, value = ?5 WHERE inscription = ?1 AND object = ?2 AND name = ?3");
  StagedFact fact;
  for (Spool::Reader reader(staged_.facts); read(reader, fact);) {
    const std::int64_t id = inscription_of(fact.enrolment);
    const StagedValue& value = fact.value;
    const std::string what = plan::describe_fact(name(fact.object), name(fact.fact));
    known.reset();
    SQLite::bind(known, id, name(fact.object), name(fact.fact));
    const bool there = known.executeStep();
    if (there) {
      const StagedValue before{known.getColumn(0).getString(), known.getColumn(1).getString()};
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
    SQLite::Statement& write = there ? replace : insert;
    write.reset();
    SQLite::bind(write, id, name(fact.object), name(fact.fact), value.type, value.value);
    write.exec();
    tell_grant(granted, fact);
    ++imported_.facts;
  }
}

void StagedWriter::write_lines() {
  SQLite::Statement known(
      database_, "SELECT id, label FROM lines WHERE inscription = ? AND level = ? AND parent = ? AND rank = ?");
  SQLite::Statement facts(database_, "SELECT name, type, value FROM line_facts WHERE line = ?");
  SQLite::Statement remove(database_, "DELETE FROM lines WHERE id = ?");
  SQLite::Statement insert(database_,
                           "INSERT INTO lines (inscription, level, parent, rank, label) VALUES (?, ?, ?, ?, ?)");
  SQLite::Statement insert_fact(database_, "INSERT INTO line_facts (line, name, type, value) VALUES (?, ?, ?, ?)");
  StagedLine line;
  for (Spool::Reader reader(staged_.lines); read(reader, line);) {
    const std::int64_t inscription = inscription_of(line.enrolment);
    LineValues values;
    for (const auto& [fact, value] : line.facts)
      values[name(fact)] = {value.type, value.value};
    const std::string what = plan::describe_line(name(line.parent), name(line.level), std::to_string(line.rank));
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
      if (!differs({number(line.enrolment), what, shown(label, before), shown(line.label, values), line.place, true}))
        continue;
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
    const std::int64_t id = database_.getLastInsertRowid();
    for (const auto& [fact, value] : values) {
      insert_fact.reset();
      SQLite::bind(insert_fact, id, fact, value.first, value.second);
      insert_fact.exec();
    }
    ++imported_.lines;
  }
}

// A base an older program wrote may have « 2020 » or « 2020/2021 » where « 2020-2021 » is written today: one year.
void StagedWriter::write_frozen() {
  constexpr const char* these =
      "WHERE student = ?1 AND year IN (?2, substr(?2, 1, 4), replace(?2, '-', '/')) AND object = ?3 AND quantity = ?4 "
      "AND session = ?5 AND view = ''";
  SQLite::Statement known(database_, fmt::format("SELECT type, value FROM frozen {} ORDER BY year DESC", these));
  SQLite::Statement remove(database_, fmt::format("DELETE FROM frozen {}", these));
  SQLite::Statement insert(
      database_,
      "INSERT INTO frozen (student, year, object, quantity, session, state, type, value, jury_date) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'present', ?6, ?7, '')");
  SQLite::Statement student_of(database_, "SELECT student FROM inscriptions WHERE id = ?");
  StagedFrozen left;
  for (Spool::Reader reader(staged_.frozen); read(reader, left);) {
    student_of.reset();
    student_of.bind(1, inscription_of(left.enrolment));
    student_of.executeStep();
    const std::int64_t student = student_of.getColumn(0).getInt64();
    const StagedValue& value = left.value;
    known.reset();
    SQLite::bind(known, student, left.year, name(left.object), name(left.quantity), left.session);
    std::optional<StagedValue> before;
    bool other = false;
    while (!other && known.executeStep()) {
      before = StagedValue{known.getColumn(0).getString(), known.getColumn(1).getString()};
      other = before->value != value.value;
    }
    known.reset();
    if (before && !other) {
      ++imported_.unchanged;
      continue;
    }
    const std::string what = plan::describe_fact(name(left.object), name(left.quantity));
    if (before && !differs(left.enrolment, what, shown(*before), shown(value), left.place)) continue;
    if (before) {
      remove.reset();
      SQLite::bind(remove, student, left.year, name(left.object), name(left.quantity), left.session);
      remove.exec();
    }
    insert.reset();
    SQLite::bind(insert, student, left.year, name(left.object), name(left.quantity), left.session, value.type,
                 value.value);
    insert.exec();
    ++imported_.frozen;
  }
}

}  // namespace bareme::records
