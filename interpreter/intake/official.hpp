// What another system says of a promotion (an official PV, an export), read row by row whatever its size: CSV, XLSX
// (each of its sheets), the text of Apogée. Rows come as texts with their line; what they are compared with is the
// session's. A file that could be read in two ways, or that is cut, is refused with its line (J280, J281, J286): what
// follows is not given.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::intake {

struct OfficialColumn {
  enum class Kind { Value, Number, Name, Mark, Scale, Result };
  std::string title;
  Kind kind = Kind::Value;
  std::string object = {};  // whose mark or result it is, when the format says it; else the title may
  int session = 0;          // of which session, when the format says it: then who had no need of it has an empty cell
};
struct OfficialRow {
  std::size_t line = 0;
  std::vector<std::string> cells;  // one a column
};
struct OfficialFile {
  std::string path;    // as problems name it: « pv.xlsx », « pv.xlsx, feuille S7 » when it has several
  std::string format;  // "CSV", "XLSX", "Apogée", "ScoDoc"
  std::string sheet;   // of a workbook
  std::vector<OfficialColumn> columns;
  // False at the end, and at a fault, which is then told. Borrows the Diagnostics the file was opened with.
  std::function<bool(OfficialRow&)> next;
};

OfficialColumn::Kind kind_of_title(const std::string& title);  // Number, Name, else Value
// One, or as many as a workbook has sheets; never none.
std::optional<std::vector<OfficialFile>> open_official(const std::string& path, diagnostics::Diagnostics& diagnostics);

// Its problems, for whoever reads another format (J280-J286).
diagnostics::Diagnostic official_unreadable(const std::string& path, const std::string& why, const std::string& remedy);
diagnostics::Diagnostic official_row(const std::string& path, std::size_t line, const std::string& why,
                                     const std::string& remedy);
diagnostics::Diagnostic official_nobody(const std::string& path, const std::vector<std::string>& titles);
diagnostics::Diagnostic official_twice(const std::string& path, std::size_t line, const std::string& why);

}  // namespace bareme::intake
