// From CSV files to one checked batch: students, marks, facts and lines, wide or long, found out from the titles of the
// columns. Every row of every file is checked and every fault reported; a batch read with a fault is not to be used.
// Writing it is records/'s. Given a receiver of its own, nothing that grows with the files is held here.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"
#include "plan/batch.hpp"
#include "plan/receiver.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme::intake {

struct Context {
  const semantics::CheckedRegulation* regulation = nullptr;
  std::vector<const semantics::Curriculum*> curricula;  // the maquettes students may be in; one alone is everyone's
  // Visits those that are in the base already, `fresh` false; null: there is no base.
  std::function<void(const std::function<void(plan::Enrolment)>&)> enrolled;
  std::function<void(const plan::Enrolment&)> fresh;  // told of each a file brings, when there is somebody to tell
  std::string year, promotion;                        // what a student's row that does not say means
  std::vector<std::uint32_t> rosters;                 // files given as the students', whatever their columns
  bool whole = false;          // these files are all there is of the promotion: an épreuve none of them gives is told
  bool own_versions = false;   // a student's row may name an earlier version: the base keeps it
  bool enrol_unknown = false;  // files alone, no students' file: whoever a row is about is a student
};

// A workbook, a PDF, a règlement: what can be told from the first bytes or the name, before anything is read as rows.
std::optional<diagnostics::Diagnostic> not_a_table(const std::string& path, std::string_view bytes);

// `files` were added to `sources` by add_csv, or are CsvFiles. The students' files among them are read first, whatever
// the order.
plan::Batch read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files,
                       const Context& context, diagnostics::Diagnostics& diagnostics);

// Likewise, each row handed on once it is checked. False: with a fault, and what was handed on is not to be used.
bool read_files(const diagnostics::Sources& sources, const std::vector<std::uint32_t>& files, const Context& context,
                plan::Receiver& into, diagnostics::Diagnostics& diagnostics);

// What a base already holds otherwise, as faults: the import was not asked to replace.
void report(const plan::Differences& differences, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::intake
