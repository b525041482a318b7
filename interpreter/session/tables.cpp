#include "session/tables.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <system_error>

#include "intake/csv.hpp"
#include "intake/csv_file.hpp"
#include "intake/intake.hpp"
#include "intake/problems.hpp"
#include "intake/problems_workbook.hpp"
#include "intake/workbook.hpp"
#include "session/documents.hpp"
#include "session/problems.hpp"

namespace bareme {
namespace {

using Documents = std::vector<Document>;

// One file that says who the students are and what their marks are may be given as both: it is read once. « ./a.csv »
// is « a.csv ».
class GivenBefore {
 public:
  bool operator()(const Document& document) {
    if (document.text) return false;
    std::error_code unknown;
    const auto file = std::filesystem::canonical(document.path, unknown);
    return !files_.insert(unknown ? document.path : file.string()).second;
  }

 private:
  std::set<std::string> files_;
};

// A sheet is a table; the students are one.
void add_workbook(const std::string& path, bool roster, diagnostics::Sources& sources,
                  std::vector<std::uint32_t>& added, diagnostics::Diagnostics& diagnostics) {
  const auto sheets = intake::read_workbook(path, diagnostics);
  if (!sheets) return;
  if (roster && sheets->size() > 1) {
    diagnostics.add(intake::several_sheets(path));
    return;
  }
  if (sheets->empty()) added.push_back(intake::add_csv(sources, path, ""));  // told as any empty file
  for (const intake::SheetText& sheet : *sheets)
    added.push_back(intake::add_csv(sources, path + ", feuille « " + sheet.name + " »", sheet.text));
}

}  // namespace

std::vector<std::uint32_t> add_tables(const Tables& tables, Texts texts, diagnostics::Sources& sources,
                                      diagnostics::Diagnostics& diagnostics) {
  std::vector<std::uint32_t> added;
  GivenBefore given_before;
  for (const Documents* documents : {&tables.students, &tables.marks, &tables.facts, &tables.lines, &tables.acquired})
    for (const Document& document : *documents) {
      if (given_before(document)) continue;
      if (!document.text && intake::is_workbook(document.path) && std::filesystem::is_regular_file(document.path)) {
        add_workbook(document.path, documents == &tables.students, sources, added, diagnostics);
        continue;
      }
      if (const auto file =
              texts == Texts::LeftOnDisk && !document.text ? intake::CsvFile::open(document.path) : nullptr) {
        if (auto other = intake::not_a_table(document.path, file->opening()))
          diagnostics.add(std::move(*other));
        else if (file->too_long())
          diagnostics.add(intake::too_long_file(document.path));
        else
          added.push_back(sources.add(document.path, file));
        continue;
      }
      const auto bytes = text_of(document, problems::unreadable_table, diagnostics);
      if (!bytes) continue;
      if (auto other = intake::not_a_table(document.path, *bytes))
        diagnostics.add(std::move(*other));
      else
        added.push_back(intake::add_csv(sources, document.path, *bytes));
    }
  return added;
}

std::vector<std::uint32_t> rosters_of(const Tables& tables, const std::vector<std::uint32_t>& added) {
  GivenBefore given_before;
  const auto rosters = std::count_if(tables.students.begin(), tables.students.end(),
                                     [&](const Document& document) { return !given_before(document); });
  return {added.begin(), added.begin() + rosters};
}

}  // namespace bareme
