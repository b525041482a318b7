// An XLSX workbook as texts the CSV reader reads: a sheet, a text, a row, a line, so that a problem is told at its row.
// What could be read in two ways is refused: merged cells, a formula without its value, titles said twice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::intake {

struct SheetText {
  std::string name;
  std::string text;  // `;`, decimal point; empty rows are empty lines
};

bool is_workbook(const std::string& path);  // by its ending
// The sheets that hold something; none, and told, when one cannot be read for what it says.
std::optional<std::vector<SheetText>> read_workbook(const std::string& path, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::intake
