// A table: for the terminal (columns aligned by display width, numbers at the right, « … » where something was cut), as
// CSV (`,`, UTF-8) and as the CSV a French spreadsheet opens (`;`, a byte-order mark). Cells are text already:
// value_text for people, cell_text for CSV.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct Column {
  std::string title;
  enum class Align { Left, Right } align = Align::Left;
  // Texts are cut, aloud, the widest first, when the table is wider than the page; numbers never.
  std::size_t readable = 4;  // not cut below that while another text can be
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;   // each as long as `columns`; a shorter row has empty cells at its end
  std::vector<std::vector<std::string>> under;  // text only: the lines below each row, whole; fewer than rows: none
};

std::size_t table_width(const Table& table);  // of table_text when nothing is cut
std::string table_text(const Table& table, std::size_t width = 100);
std::string table_csv(const Table& table);  // RFC 4180: lines end by CR LF, a cell with `,` `"` or a line end is quoted
std::string table_csv_french(const Table& table);  // the same with `;`, after U+FEFF

}  // namespace bareme::report
