// The raw lines of « tableau … fin »: the header line says whether « ; » or TAB separates the cells.
#include "syntax/nodes_statements.hpp"

#include "syntax/problems.hpp"
#include "syntax/scan.hpp"

namespace bareme::syntax::nodes {
namespace {

// « "824220" » : a code between quotes is the code.
std::string unquoted(std::string_view text) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"\"", "\""}, {"«", "»"}})
    if (text.size() >= open.size() + close.size() && text.starts_with(open) && text.ends_with(close)) {
      text = text.substr(open.size(), text.size() - open.size() - close.size());
      while (const std::size_t size = scan::blank(text))
        text.remove_prefix(size);
      while (const std::size_t size = scan::last_blank(text))
        text.remove_suffix(size);
      return std::string(text);
    }
  return scan::plain_blanks(text);  // what a spreadsheet pastes is not to be seen, and says nothing else
}

Cell cell(std::string_view raw, Span place) {
  while (const std::size_t size = scan::blank(raw)) {
    raw.remove_prefix(size);
    place.begin += static_cast<std::uint32_t>(size);
  }
  while (const std::size_t size = scan::last_blank(raw))
    raw.remove_suffix(size);
  place.end = place.begin + static_cast<std::uint32_t>(raw.size());
  return {unquoted(raw), place};
}

// A separator between quotes is part of the cell.
std::size_t cell_end(std::string_view rest, char separator) {
  std::size_t from = 0;
  while (const std::size_t size = scan::blank(rest.substr(from)))
    from += size;
  if (rest.substr(from).starts_with('"'))
    if (const std::size_t closing = rest.find('"', from + 1); closing != std::string_view::npos) from = closing;
  return rest.find(separator, from);
}

std::vector<Cell> cells(const Text& row, char separator) {
  std::vector<Cell> found;
  std::string_view rest = std::string_view(row.text).substr(0, scan::raw_comment(row.text));
  Span place = row.place;
  for (;;) {
    const std::size_t end = cell_end(rest, separator);
    found.push_back(cell(rest.substr(0, end), place));
    if (end == std::string_view::npos) return found;
    rest.remove_prefix(end + 1);
    place.begin += static_cast<std::uint32_t>(end + 1);
  }
}

}  // namespace

Table table(Children& children, Span place, Builder& builder) {
  Table made;
  made.place = place;
  made.name = children.maybe<Name>();
  const std::vector<Text> lines = children.all<Text>();
  if (lines.empty()) return made;
  const char separator = lines.front().text.find(';') != std::string::npos ? ';' : '\t';
  made.header = cells(lines.front(), separator);
  for (std::size_t at = 1; at < lines.size(); ++at) {
    std::vector<Cell> row = cells(lines[at], separator);
    // Spreadsheets drop the last TABs of a line; a missing « ; » would shift the cells.
    while (separator == '\t' && row.size() < made.header.size())
      row.push_back({"", row.back().place});
    if (row.size() == made.header.size())
      made.rows.push_back(std::move(row));
    else
      builder.report(uneven_table_row(lines[at].place, row.size(), lines.front().place, made.header.size()));
  }
  return made;
}

}  // namespace bareme::syntax::nodes
