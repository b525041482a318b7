#include "report/table.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace bareme::report {

namespace {

constexpr std::size_t between = 2;
constexpr std::size_t narrowest = 4;

const std::string& cell(const std::vector<std::string>& row, std::size_t column) {
  static const std::string empty;
  return column < row.size() ? row[column] : empty;
}

std::vector<std::size_t> natural_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    std::size_t widest = text::display_width(table.columns[c].title);
    for (const auto& row : table.rows)
      widest = std::max(widest, text::display_width(cell(row, c)));
    widths.push_back(widest);
  }
  return widths;
}

// The widest text above its floor; none left: the number of columns.
std::size_t widest_text(const Table& table, const std::vector<std::size_t>& widths, bool readable) {
  std::size_t found = widths.size();
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const std::size_t floor = readable ? std::max(narrowest, table.columns[c].readable) : narrowest;
    if (table.columns[c].align == Column::Align::Left && widths[c] > floor &&
        (found == widths.size() || widths[c] > widths[found]))
      found = c;
  }
  return found;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
  std::size_t total = widths.empty() ? 0 : between * (widths.size() - 1);
  for (const std::size_t one : widths)
    total += one;
  return total;
}

// Texts give way before numbers do, the widest first: a mark cut short would be another mark.
void narrow(const Table& table, std::vector<std::size_t>& widths, std::size_t width) {
  for (std::size_t total = total_of(widths); total > width; --total) {
    std::size_t victim = widest_text(table, widths, true);
    if (victim == widths.size()) victim = widest_text(table, widths, false);
    if (victim == widths.size()) return;
    --widths[victim];
  }
}

std::string line(const Table& table, const std::vector<std::size_t>& widths, const std::vector<std::string>& row) {
  std::string out;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const std::string shown = text::truncate(cell(row, c), widths[c]);
    out += table.columns[c].align == Column::Align::Right ? text::pad_left(shown, widths[c])
                                                          : text::pad_right(shown, widths[c]);
    if (c + 1 < widths.size()) out += std::string(between, ' ');
  }
  out.erase(out.find_last_not_of(' ') + 1);
  return out + "\n";
}

std::vector<std::string> titles(const Table& table) {
  std::vector<std::string> row;
  for (const Column& column : table.columns)
    row.push_back(column.title);
  return row;
}

std::string quoted(const std::string& cell, char separator) {
  if (cell.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string separated(const Table& table, char separator) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      out += (c == 0 ? "" : std::string(1, separator)) + quoted(cell(row, c), separator);
    out += "\r\n";
  };
  add(titles(table));
  for (const auto& row : table.rows)
    add(row);
  return out;
}

}  // namespace

std::size_t table_width(const Table& table) { return total_of(natural_widths(table)); }

std::string table_text(const Table& table, std::size_t width) {
  std::vector<std::size_t> widths = natural_widths(table);
  narrow(table, widths, width);
  std::string out = line(table, widths, titles(table));
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    out += line(table, widths, table.rows[i]);
    if (i < table.under.size())
      for (const std::string& below : table.under[i])
        out += below + "\n";
  }
  return out;
}

std::string table_csv(const Table& table) { return separated(table, ','); }
std::string table_csv_french(const Table& table) { return "\xEF\xBB\xBF" + separated(table, ';'); }

}  // namespace bareme::report
