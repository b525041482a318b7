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

constexpr std::size_t most_columns = 16384;

// « B12 » as column 1, row 12.
struct Place {
  std::size_t column = 0, row = 0;
};
std::optional<Place> place_of(std::string_view reference) {
  Place place;
  std::size_t i = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
    place.column = place.column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
  for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9'; ++i)
    place.row = place.row * 10 + static_cast<std::size_t>(reference[i] - '0');
  if (i != reference.size() || place.column == 0 || place.row == 0 || place.column > most_columns) return std::nullopt;
  --place.column;
  return place;
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
    std::vector<std::vector<std::string>> rows;
    for (const pugi::xml_node& row : sheet.child("sheetData").children("row"))
      for (const pugi::xml_node& cell : row.children("c")) {
        const auto place = place_of(cell.attribute("r").value());
        if (!place) {
          diagnostics_.add(broken_workbook(path_));
          return false;
        }
        const auto value = value_of(cell, into.name);
        if (!value) return false;
        if (value->empty()) continue;
        if (rows.size() < place->row) rows.resize(place->row);
        std::vector<std::string>& cells = rows[place->row - 1];
        if (cells.size() <= place->column) cells.resize(place->column + 1);
        cells[place->column] = *value;
      }
    return write(rows, into);
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

  // As wide as the titles, or the reader would tell every row too long or too short.
  bool write(const std::vector<std::vector<std::string>>& rows, SheetText& into) {
    const auto titles = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row.empty(); });
    if (titles == rows.end()) return true;
    if (std::count(titles + 1, rows.end(), *titles) != 0) {
      diagnostics_.add(titles_twice(path_, into.name));
      return false;
    }
    for (const std::vector<std::string>& row : rows) {
      for (std::size_t c = 0; c < std::max(row.size(), row.empty() ? 0 : titles->size()); ++c)
        into.text += (c == 0 ? "" : ";") + (c < row.size() ? quoted(row[c]) : "");
      into.text += '\n';
    }
    return true;
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
