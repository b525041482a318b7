// The table a jury reads: a row a student, a column each value asked, then what the jury may pronounce and what is
// awaited. For a page, a narrow page, or a spreadsheet, which gets beside a code the one other software writes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/table.hpp"
#include "session/session.hpp"

namespace bareme::repl {

enum class Output { Text, Narrow, Csv, CsvFrench };  // Narrow: a page too small for the table as it is

bool is_result(const Session& session, const Question& question);

class JuryTable {
 public:
  // `values`: of each question, those of all students. `summary`: the questions are nobody's but the jury's.
  JuryTable(const Session& session, std::vector<Question> questions, std::vector<std::vector<values::Value>> values,
            bool summary);
  report::Table made(Output output) const;
  report::Table narrow(std::size_t width) const;  // what it has no column for, under each student
  std::string not_asked() const;                  // choices that depend on the session, when none was said

 private:
  bool exports(const Question& question, Output output) const;
  std::string exported(const values::Value& value) const;
  std::string awaited(std::size_t student) const;
  std::string certain(std::size_t question, std::size_t student, Output output) const;
  std::vector<std::string> row(std::size_t student, Output output) const;

  const Session& session_;
  std::vector<Question> questions_;
  std::vector<std::vector<values::Value>> values_;
  bool summary_;
  std::optional<plan::CellKey> final_;
};

// Tables of students who follow different versions, as one: a column `title` says which, and a value only some have
// is empty for the others.
report::Table together(const std::vector<report::Table>& tables, const std::string& title,
                       const std::vector<std::string>& names);

}  // namespace bareme::repl
