#include "report/workbook.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "report/table.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

namespace fs = std::filesystem;

constexpr std::time_t no_date = 315532800;  // 1980-01-01, the first day a ZIP knows: the same sheets, the same bytes
constexpr std::size_t longest_name = 31;    // of a sheet, for a spreadsheet
constexpr std::size_t widest = 40;
constexpr std::size_t longest_formula = 255;

// A sheet may not be named with these.
std::string sheet_name(std::string name, std::size_t rank) {
  for (char& c : name)
    if (std::string_view("[]:*?/\\'").find(c) != std::string_view::npos) c = ' ';
  name = text::truncate(name, longest_name);
  return name.empty() ? fmt::format("Feuille {}", rank + 1) : name;
}

std::string letter(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

// « =OR(AND(ISNUMBER(D2),D2>=0,D2<=20),D2="ABI") »: English names and commas are what the file format holds.
std::string condition(const Entry& entry) {
  const std::string cell = letter(entry.column) + "2";
  std::string number = "ISNUMBER(" + cell + ")";
  if (!entry.low.empty()) number += "," + cell + ">=" + entry.low;
  if (!entry.high.empty()) number += "," + cell + "<=" + entry.high;
  std::string all = "=OR(AND(" + number + ")";
  for (const std::string& code : entry.codes)
    all += "," + cell + "=\"" + code + "\"";
  return all + ")";
}

struct Formats {
  lxw_format *title, *locked, *open;
};

Formats formats_of(lxw_workbook* book) {
  Formats formats{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
  format_set_bold(formats.title);
  format_set_bottom(formats.title, LXW_BORDER_THIN);
  format_set_unlocked(formats.open);
  format_set_border(formats.open, LXW_BORDER_THIN);
  return formats;
}

// « 9,72 » as the file holds it, "9.72"; empty: it is words (« en attente »).
std::string spelled(std::string cell) {
  std::replace(cell.begin(), cell.end(), ',', '.');
  const std::string_view rest = std::string_view(cell).substr(cell.starts_with('-') ? 1 : 0);
  const bool number = !rest.empty() && rest.size() < 16 && rest.find_first_not_of("0123456789.") == rest.npos &&
                      std::count(rest.begin(), rest.end(), '.') <= 1 && rest != ".";
  return number ? cell : "";
}

void set_widths(lxw_worksheet* sheet, const Sheet& content) {
  for (std::size_t c = 0; c < content.titles.size(); ++c) {
    std::size_t width = text::display_width(content.titles[c]);
    for (const auto& row : content.rows)
      if (c < row.size()) width = std::max(width, text::display_width(row[c]));
    worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c),
                         static_cast<int>(std::min(width, widest) + 2), nullptr);
  }
}

void accept(lxw_worksheet* sheet, const Entry& entry, std::size_t rows) {
  std::string formula = condition(entry), title = "À saisir", refused = "Refusé",
              hint = entry.hint;  // the library asks for char*
  if (formula.size() > longest_formula || rows == 0) return;
  lxw_data_validation rule{};
  rule.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
  rule.value_formula = formula.data();
  rule.input_title = title.data();
  rule.input_message = hint.data();
  rule.error_title = refused.data();
  rule.error_message = hint.data();
  rule.ignore_blank = LXW_VALIDATION_ON;
  const auto column = static_cast<lxw_col_t>(entry.column);
  worksheet_data_validation_range(sheet, 1, column, static_cast<lxw_row_t>(rows), column, &rule);
}

void fill(lxw_worksheet* sheet, const Sheet& content, const Formats& formats) {
  const auto open = [&](std::size_t column) {
    return std::any_of(content.entries.begin(), content.entries.end(),
                       [&](const Entry& entry) { return entry.column == column; });
  };
  const auto numeric = [&](std::size_t column) {
    return std::find(content.numbers.begin(), content.numbers.end(), column) != content.numbers.end();
  };
  set_widths(sheet, content);
  for (std::size_t c = 0; c < content.titles.size(); ++c)
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), content.titles[c].c_str(), formats.title);
  for (std::size_t r = 0; r < content.rows.size(); ++r)
    for (std::size_t c = 0; c < content.titles.size(); ++c) {
      const std::string& cell = c < content.rows[r].size() ? content.rows[r][c] : std::string();
      const auto row = static_cast<lxw_row_t>(r + 1);
      const auto column = static_cast<lxw_col_t>(c);
      lxw_format* format = open(c) ? formats.open : formats.locked;
      if (cell.empty())
        worksheet_write_blank(sheet, row, column, format);
      else if (const std::string number = numeric(c) ? spelled(cell) : ""; !number.empty())
        worksheet_write_number(sheet, row, column, std::stod(number), format);
      else
        worksheet_write_string(sheet, row, column, cell.c_str(), format);
    }
  for (const Entry& entry : content.entries)
    accept(sheet, entry, content.rows.size());
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, 0);
  worksheet_set_paper(sheet, 9);  // A4
  if (!content.entries.empty()) worksheet_protect(sheet, nullptr, nullptr);
}

// The library writes what it meets on the error output, which is not ours: it is given what it can write.
std::string write_book(const std::string& path, const std::vector<Sheet>& sheets) {
  if (std::ofstream trial(path, std::ios::binary); !trial) return std::strerror(errno);
  lxw_workbook* book = workbook_new(path.c_str());
  if (book == nullptr) return "impossible";
  lxw_doc_properties properties{};
  properties.created = no_date;
  workbook_set_properties(book, &properties);
  const Formats formats = formats_of(book);
  std::set<std::string> names;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    std::string name = sheet_name(sheets[i].name, i);
    if (!names.insert(text::fold_word(name)).second) name = fmt::format("Feuille {}", i + 1);  // two cut alike
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet != nullptr) fill(sheet, sheets[i], formats);
  }
  const lxw_error problem = workbook_close(book);
  return problem == LXW_NO_ERROR ? "" : lxw_strerror(problem);
}

std::string write_csv(const std::string& path, const std::vector<Sheet>& sheets) {
  if (sheets.size() != 1) return fmt::format("un CSV tient un tableau, et il y en a {}", sheets.size());
  const Sheet& sheet = sheets.front();
  Table table;
  for (const std::string& title : sheet.titles)
    table.columns.push_back({title});
  table.rows = sheet.rows;
  std::ofstream stream(path, std::ios::binary);
  stream << table_csv_french(table);
  stream.close();
  return stream ? "" : std::strerror(errno);
}

}  // namespace

bool is_workbook(const std::string& path) { return text::fold_word(fs::path(path).extension().string()) == ".xlsx"; }

std::string write_sheets(const std::string& path, const std::vector<Sheet>& sheets) {
  const std::string unfinished = path + ".en-cours";
  std::string failed = is_workbook(path) ? write_book(unfinished, sheets) : write_csv(unfinished, sheets);
  std::error_code problem;
  if (failed.empty()) {
    fs::rename(unfinished, path, problem);
    if (problem) failed = problem.message();
  }
  if (!failed.empty()) fs::remove(unfinished, problem);
  return failed;
}

}  // namespace bareme::report
