// Writes what was staged into an open base, inside the transaction of its caller: new values go in, equal ones are
// counted, others are collected as differences and, when replacing, written and journalled. One value in memory at a
// time. For the .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "records/connection.hpp"
#include "records/staged.hpp"
#include "records/standing.hpp"

namespace bareme::records {

class StagedWriter {
 public:
  StagedWriter(SQLite::Database& database, Staging::Held& staged, const Texts& texts, const ImportOptions& options,
               Imported& imported);
  void write();

 private:
  struct StudentStatements;

  void write_students();
  void write_marks();
  void write_convocations();
  void write_facts();
  void write_lines();
  void write_frozen();
  std::int64_t student(StudentStatements& statements, const plan::Enrolment& enrolment);
  std::int64_t inscription(StudentStatements& statements, const plan::Enrolment& enrolment, std::int64_t student);
  void correct(const char* table, const char* column, const char* what, std::int64_t id, const std::string& before,
               const std::string& after, const plan::Enrolment& enrolment);
  // True when it is to be written over: replacing was asked. The difference is collected and journalled.
  bool differs(const plan::Difference& difference);
  bool differs(std::uint32_t enrolment, const std::string& what, const std::string& before, const std::string& after,
               diagnostics::Span place) {
    return differs({number(enrolment), what, before, after, place});
  }
  void came_late(const plan::Enrolment& enrolment);
  void refuse(const plan::Difference& change);  // of a closed year
  // True, and told, when the year of that inscription is closed: it takes nothing more.
  bool refused(std::uint32_t enrolment, const std::string& what, const std::string& before, const std::string& after,
               diagnostics::Span place);
  // Journalled when a jury has sat: what it saw can then be told from what came after it.
  void arrived(std::uint32_t enrolment, int session, const std::string& what, const std::string& value);
  void tell_grant(SQLite::Statement& granted, const StagedFact& fact);
  const std::string& name(plan::NameId id) const { return staged_.names.text(id); }
  std::string number(std::uint32_t enrolment) {
    return put_aside(staged_.database, [&] { return staged_.people.number(enrolment); });
  }
  std::int64_t inscription_of(std::uint32_t enrolment) {
    return put_aside(staged_.database, [&] { return staged_.people.inscription(enrolment); });
  }

  SQLite::Database& database_;
  Staging::Held& staged_;
  const Texts& texts_;
  const ImportOptions& options_;
  Imported& imported_;
  std::shared_ptr<SpooledDifferences> differences_;
  Standing standing_;
};

}  // namespace bareme::records
