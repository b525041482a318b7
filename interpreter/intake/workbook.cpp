#include "intake/workbook.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "intake/archive.hpp"
#include "intake/problems_workbook.hpp"
#include "intake/sheet_number.hpp"
#include "text/fold.hpp"

namespace bareme::intake {
namespace {

using diagnostics::Diagnostics;

// Of a sheet, by its format.
constexpr std::size_t most_columns = 16384;
constexpr std::size_t most_rows = 1048576;
// Of a sheet as a text: a title far to the right would make as many empty cells of every row.
constexpr std::size_t most_cells = std::size_t{1} << 28U;

// « B12 » as column 1, row 12; further than a sheet goes, it is only said to be so.
struct Place {
  std::size_t column = 0, row = 0;
  bool on_the_sheet() const { return column < most_columns && row <= most_rows; }
};
std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
    place.column = std::min(place.column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1, most_columns + 1);
  for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9'; ++i)
    place.row = std::min(place.row * 10 + static_cast<std::size_t>(reference[i] - '0'), most_rows + 1);
  if (i != reference.size() || place.column == 0 || place.row == 0) return std::nullopt;
  --place.column;
  return place;
}

// Only the cells that hold something, each with its column: a row may have one, far to the right.
using Row = std::vector<std::pair<std::size_t, std::string>>;
std::size_t width_of(const Row& row) { return row.empty() ? 0 : row.back().first + 1; }

// Of the column at this place: « B ».
std::string letters(std::size_t column) {
  std::string name;
  for (++column; column > 0; column = (column - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

// The text of a shared or inline string: its runs, put together; what is only said aloud (phonetic) left out.
std::string text_of(const pugi::xml_node& string) {
  std::string text = string.child("t").text().get();
  for (const pugi::xml_node& run : string.children("r"))
    text += run.child("t").text().get();
  return text;
}

// Outside what is quoted, escaped or between brackets (a colour, a language).
bool shows_days(const std::string& format) {
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') quoted = !quoted;
    if (c == '\\') ++i;
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (!quoted && !bracketed && (c == 'd' || c == 'D' || c == 'y' || c == 'Y')) return true;
  }
  return false;
}

std::string quoted(std::string cell) {
  for (char& c : cell)
    if (c == '\n' || c == '\r') c = ' ';
  if (cell.find_first_of("\";") == std::string::npos && (cell.empty() || (cell.front() != ' ' && cell.back() != ' ')))
    return cell;
  std::string out = "\"";
  for (const char c : cell)
    out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

class Workbook {
 public:
  Workbook(const std::string& path, Diagnostics& diagnostics)
      : path_(path), archive_(path), diagnostics_(diagnostics) {}

  std::optional<std::vector<SheetText>> sheets() {
    pugi::xml_document book, relations;
    if (!archive_.open() || !load("xl/workbook.xml", book) || !load("xl/_rels/workbook.xml.rels", relations)) {
      diagnostics_.add(broken_workbook(path_));
      return std::nullopt;
    }
    shared_strings();
    date_styles();
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node& relation : relations.child("Relationships").children())
      targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
    std::vector<SheetText> all;
    const std::size_t before = diagnostics_.error_count();
    for (const pugi::xml_node& sheet : book.child("workbook").child("sheets").children()) {
      std::string target = targets[sheet.attribute("r:id").value()];
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      SheetText read{sheet.attribute("name").value(), ""};
      pugi::xml_document content;
      if (!load(target, content)) {
        diagnostics_.add(broken_workbook(path_));
        return std::nullopt;
      }
      if (!this->read(content.child("worksheet"), read) || read.text.empty()) continue;
      if (const std::string state = sheet.attribute("state").value(); state == "hidden" || state == "veryHidden")
        diagnostics_.add(hidden_sheet(path_, read.name));
      all.push_back(std::move(read));
    }
    return diagnostics_.error_count() == before ? std::optional(std::move(all)) : std::nullopt;
  }

 private:
  bool load(const std::string& part, pugi::xml_document& document) {
    const auto bytes = archive_.part(part);
    return bytes && document.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata);
  }

  void shared_strings() {
    pugi::xml_document document;
    if (!load("xl/sharedStrings.xml", document)) return;
    for (const pugi::xml_node& string : document.child("sst").children("si"))
      strings_.push_back(text_of(string));
  }

  // The formats of numbers that show days: those a spreadsheet knows by number, 14 to 17 and 22, and those of the
  // workbook that write a day or a year, « dd/mm/yyyy;@ ».
  void date_styles() {
    pugi::xml_document document;
    if (!load("xl/styles.xml", document)) return;
    std::set<int> written;
    for (const pugi::xml_node& format : document.child("styleSheet").child("numFmts").children("numFmt"))
      if (shows_days(format.attribute("formatCode").value())) written.insert(format.attribute("numFmtId").as_int());
    for (const pugi::xml_node& style : document.child("styleSheet").child("cellXfs").children("xf")) {
      const int format = style.attribute("numFmtId").as_int();
      dates_.push_back((format >= 14 && format <= 17) || format == 22 || written.contains(format));
    }
  }

  bool read(const pugi::xml_node& sheet, SheetText& into) {
    if (const pugi::xml_node merged = sheet.child("mergeCells").child("mergeCell")) {
      diagnostics_.add(merged_cells(path_, into.name, merged.attribute("ref").value()));
      return false;
    }
    std::vector<Row> rows;
    for (const pugi::xml_node& row : sheet.child("sheetData").children("row"))
      for (const pugi::xml_node& cell : row.children("c"))
        if (!keep(cell, into.name, rows)) return false;
    return in_order(rows, into.name) && write(rows, into);
  }

  bool keep(const pugi::xml_node& cell, const std::string& sheet, std::vector<Row>& rows) {
    const std::string reference = cell.attribute("r").value();
    const auto place = place_of(reference);
    if (!place || !place->on_the_sheet()) {
      diagnostics_.add(place ? cell_beyond_sheet(path_, sheet, reference) : broken_workbook(path_));
      return false;
    }
    auto value = value_of(cell, sheet);
    if (!value) return false;
    if (value->empty()) return true;
    if (rows.size() < place->row) rows.resize(place->row);
    rows[place->row - 1].emplace_back(place->column, *std::move(value));
    return true;
  }

  // A file may give the cells of a row in any order, but each once.
  bool in_order(std::vector<Row>& rows, const std::string& sheet) {
    const auto by_column = [](const auto& left, const auto& right) { return left.first < right.first; };
    const auto same_column = [](const auto& left, const auto& right) { return left.first == right.first; };
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::stable_sort(rows[r].begin(), rows[r].end(), by_column);
      const auto twice = std::adjacent_find(rows[r].begin(), rows[r].end(), same_column);
      if (twice == rows[r].end()) continue;
      diagnostics_.add(
          cell_twice(path_, sheet, letters(twice->first) + std::to_string(r + 1), twice->second, (twice + 1)->second));
      return false;
    }
    return true;
  }

  std::optional<std::string> value_of(const pugi::xml_node& cell, const std::string& sheet) {
    const std::string type = cell.attribute("t").value(), value = cell.child("v").text().get();
    const auto refuse = [&](diagnostics::Diagnostic problem) {
      diagnostics_.add(std::move(problem));
      return std::nullopt;
    };
    if (cell.child("f") && value.empty() && type != "str")
      return refuse(formula_without_value(path_, sheet, cell.attribute("r").value()));
    if (type == "e") return refuse(error_in_cell(path_, sheet, cell.attribute("r").value(), value));
    if (type == "inlineStr") return text_of(cell.child("is"));
    if (type == "str") return value;
    if (type == "b") return value == "1" ? "oui" : "non";
    if (type == "s") {
      const auto index = cell.child("v").text().as_ullong(strings_.size());
      if (index >= strings_.size()) return refuse(broken_workbook(path_));
      return strings_[static_cast<std::size_t>(index)];
    }
    if (value.empty()) return value;
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint(0));
    const auto read = style < dates_.size() && dates_[style] ? sheet_date(value) : sheet_number(value);
    if (!read) return refuse(error_in_cell(path_, sheet, cell.attribute("r").value(), value));
    return read;
  }

  // As wide as the titles, or the reader would tell every row too long or too short; what has no title comes after
  // them, for it to be told.
  bool write(const std::vector<Row>& rows, SheetText& into) {
    const auto titles = std::find_if(rows.begin(), rows.end(), [](const Row& row) { return !row.empty(); });
    if (titles == rows.end()) return true;
    if (std::count(titles + 1, rows.end(), *titles) != 0) {
      diagnostics_.add(titles_twice(path_, into.name));
      return false;
    }
    const std::size_t width = width_of(*titles);
    const auto written = std::count_if(titles, rows.end(), [](const Row& row) { return !row.empty(); });
    if (width * static_cast<std::size_t>(written) > most_cells) {
      diagnostics_.add(cell_beyond_sheet(path_, into.name, letters(width - 1) + std::to_string(rows.size())));
      return false;
    }
    for (const Row& row : rows) {
      if (!row.empty()) write(row, width, into.text);
      into.text += '\n';
    }
    return true;
  }

  static void write(const Row& row, std::size_t width, std::string& text) {
    std::size_t at = 0;
    for (const auto& [column, cell] : row) {
      for (; at < std::min(column, width); ++at)
        text += at == 0 ? "" : ";";
      text += (at == 0 ? "" : ";") + quoted(cell);
      ++at;
    }
    for (; at < width; ++at)
      text += ';';
  }

  const std::string& path_;
  Archive archive_;
  Diagnostics& diagnostics_;
  std::vector<std::string> strings_;
  std::vector<bool> dates_;
};

}  // namespace

bool is_workbook(const std::string& path) {
  return text::fold_word(std::filesystem::path(path).extension().string()) == ".xlsx";
}

std::optional<std::vector<SheetText>> read_workbook(const std::string& path, Diagnostics& diagnostics) {
  return Workbook(path, diagnostics).sheets();
}

}  // namespace bareme::intake
