// A table of a paper and the width of its page: in which type it stands, how wide each column is, and into how many
// tables it is cut when even the smallest type that is read does not hold it. No column is ever narrower than what it
// must hold on one line, and no table leaves the frame.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct PrintedColumn {
  std::size_t least = 0;   // thousandths of the type size: what may not be cut
  std::size_t wanted = 0;  // as wide as it is glad to be, when there is room
};

struct TableShape {
  std::size_t page = 0;              // tenths of a millimetre
  std::size_t padding = 0;           // of a column, both sides and its line
  std::vector<std::size_t> types;    // points, the largest first; a table that is cut takes the second
  std::vector<PrintedColumn> leads;  // repeated in front of each part: a number, a name
  std::vector<PrintedColumn> columns;
};

struct FittedTable {
  struct Part {
    std::size_t first = 0;                   // of `columns`
    std::vector<std::size_t> leads, widths;  // tenths of a millimetre
    std::size_t total() const;
  };
  std::size_t points = 0;
  std::vector<Part> parts;  // one at least
};

FittedTable fitted(const TableShape& shape);
std::string millimetres(std::size_t tenths);  // « 12.4mm »

}  // namespace bareme::report
