// Sheets as a file: XLSX, protected but for the cells to fill, each with what it accepts; or the CSV a French
// spreadsheet opens, which has no sheets: more than one is refused, never left out. The same sheets give the same
// bytes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct Entry {  // a column somebody fills
  std::size_t column = 0;
  std::string low, high;           // of a number: "0", "20"; decimal point; empty: no bound
  std::vector<std::string> codes;  // accepted besides
  std::string hint;                // shown on the cell: « note de 0 à 20, ou ABI, ABJ »
};
struct Sheet {
  std::string name;
  std::vector<std::string> titles;
  std::vector<std::vector<std::string>> rows;  // each as long as `titles`; texts, a number with its comma
  std::vector<Entry> entries;
  std::vector<std::size_t> numbers = {};  // columns whose cells are numbers, for a spreadsheet to compute with
};

// What prevented it, in the words of the system; empty: written, whole.
std::string write_sheets(const std::string& path, const std::vector<Sheet>& sheets);
bool is_workbook(const std::string& path);  // by its ending

}  // namespace bareme::report
