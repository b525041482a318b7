// Reads CSV as secretariats have it: RFC 4180 with `;`, `,` or TAB, quoted cells over several lines, a `sep=` line,
// blank lines, UTF-8 or Windows Latin-1. Gives rows of trimmed cells, each with its place in the text; what the cells
// mean is left to the rest of the folder. Of a text that is far (csv_file.hpp) no more than a few rows are held.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source_text.hpp"

namespace bareme::intake {

// The bytes of a file as a text of `sources`, in UTF-8 and without BOM. Bytes that are not UTF-8 are read as Windows
// writes Latin-1.
std::uint32_t add_csv(diagnostics::Sources& sources, std::string path, std::string_view bytes);

struct Cell {
  std::string_view text;  // trimmed unless quoted, quotes undone; lives until the next row is read
  diagnostics::Span place;
  bool empty() const { return text.empty(); }
};

class CsvReader {
 public:
  CsvReader(const diagnostics::Sources& sources, std::uint32_t source, diagnostics::Diagnostics& diagnostics,
            std::optional<char> separator = {});
  CsvReader(const CsvReader&) = delete;  // its cells point into it
  CsvReader& operator=(const CsvReader&) = delete;
  const std::vector<Cell>& header() const { return header_; }  // empty: there is nothing to read
  // The next row that is not blank, with as many cells as the header; a row with another count is reported and skipped.
  bool next(std::vector<Cell>& row);
  bool any() const { return any_; }  // whether a row that is not blank was met, even one of a wrong count
  std::string_view opening() const { return opening_; }  // the text as far as its first lines

 private:
  void open(const diagnostics::FarText& far);
  void find_separator();
  bool read_row(std::vector<Cell>& row);
  bool try_row(std::vector<Cell>& row);
  bool more();
  bool without_end(std::vector<Cell>& row);
  void tell_misread(const std::vector<Cell>& row);
  bool closes_further();
  bool read_cell(std::vector<Cell>& row);
  bool read_quoted(std::vector<Cell>& row);
  void read_plain(std::vector<Cell>& row);
  bool fits(std::vector<Cell>& row);
  bool at_end();
  bool at_cell_end();
  void skip_blanks();
  void skip_line_end();
  void skip_separator_line();
  diagnostics::Span span(std::size_t begin, std::size_t end) const;

  std::string_view text_;                                 // the whole of it, or what is held of one that is far
  std::size_t before_ = 0;                                // where that begins in the whole
  std::unique_ptr<diagnostics::FarText::Pieces> pieces_;  // what follows; null: nothing does
  bool misread_ = false;                                  // told
  bool short_ = false;                                    // the row being read goes on past what is held
  std::string held_, opening_;
  std::uint32_t source_;
  diagnostics::Diagnostics& diagnostics_;
  std::vector<diagnostics::Diagnostic> faults_;  // of the row being read: told once it is read to its end
  char separator_ = ';';
  std::size_t position_ = 0;
  std::size_t open_quote_ = 0;  // where the quote of the cell being read stands, and one more; 0: it has none
  bool any_ = false;
  std::vector<Cell> header_;
  std::deque<std::string> header_texts_,
      row_texts_;  // cells whose doubled quotes were undone; a deque keeps views valid
};

}  // namespace bareme::intake
