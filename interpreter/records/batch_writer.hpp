// Writes a batch into an open base, inside the transaction of its caller: new values go in, equal ones are counted,
// others are collected as differences and, when replacing, written and journalled. For the .cpp files of this folder
// only.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "records/connection.hpp"

namespace bareme::records {

class BatchWriter {
 public:
  BatchWriter(SQLite::Database& database, const plan::Batch& batch, const Texts& texts, const ImportOptions& options,
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
  bool differs(std::uint32_t enrolment, const std::string& what, const std::string& before, const std::string& after,
               diagnostics::Span place);
  // True, and told, when the year of that inscription is closed: it takes nothing more.
  bool refused(std::uint32_t enrolment, const std::string& what, const std::string& before, const std::string& after,
               diagnostics::Span place);
  // Journalled when a jury has sat: what it saw can then be told from what came after it.
  void arrived(std::uint32_t enrolment, int session, const std::string& what, const std::string& value);
  void tell_grant(SQLite::Statement& granted, const plan::GivenFact& fact, const Stored& value);
  const std::string& name(plan::NameId id) const { return batch_.names.text(id); }

  SQLite::Database& database_;
  const plan::Batch& batch_;
  const Texts& texts_;
  const ImportOptions& options_;
  Imported& imported_;
  std::vector<std::int64_t> students_, inscriptions_;  // by index of enrolment
  std::unordered_set<std::int64_t> closed_;            // inscriptions
  std::unordered_map<std::int64_t, int> sat_;          // the last session a jury decided in, by inscription
};

}  // namespace bareme::records
