#include "intake/official_apogee.hpp"

#include <array>
#include <map>

#include <fmt/format.h>

namespace bareme::intake {
namespace {

using diagnostics::Diagnostics;
using Cells = std::vector<std::string>;

constexpr const char* opening = "XX-APO_";
constexpr const char* columns_section = "XX-APO_COLONNES-XX";
constexpr const char* values_section = "XX-APO_VALEURS-XX";
constexpr std::size_t identity = 4;  // number, name, first name, birth
constexpr const char* again = "l'exporter de nouveau d'Apogée : le fichier est peut-être coupé";

// « apoL_c0001  VET  V1RT  111  2012  0  1  N  … »: what it is, its code, version, year, session (0: the year's only
// one), admission, what is said of it.
OfficialColumn column_of(const Cells& cells) {
  const std::string& kind = cells[7];
  const auto meant = kind == "N"   ? OfficialColumn::Kind::Mark
                     : kind == "B" ? OfficialColumn::Kind::Scale
                     : kind == "R" ? OfficialColumn::Kind::Result
                                   : OfficialColumn::Kind::Name;
  const int session = cells[5].size() == 1 && cells[5] >= "1" && cells[5] <= "9" ? cells[5][0] - '0' : 0;
  return {fmt::format("{} {}{}", cells[2], kind, session == 0 ? "" : fmt::format(" session {}", session)), meant,
          cells[2], session};
}

struct Reading {
  Reading(const std::string& from, Diagnostics& told, std::unique_ptr<std::istream> stream)
      : path(from), diagnostics(told), records(std::move(stream)) {
    records.separate_by('\t');
  }
  std::string path;
  Diagnostics& diagnostics;
  RecordStream records;
  std::map<std::string, OfficialColumn> known;  // by the id a column has in this file
  std::size_t columns = 0;

  bool refuse(const std::string& why) {
    diagnostics.add(official_row(path, records.line(), records.fault().empty() ? why : records.fault(), again));
    return false;
  }

  bool describe() {
    Cells cells;
    bool inside = false;
    while (records.next(cells)) {
      if (cells.front() == values_section) return inside || refuse("la section des colonnes n'y est pas");
      if (cells.front() == columns_section) inside = true;
      if (!inside || !cells.front().starts_with("apoL_c")) continue;
      if (cells.size() < 8 && !(cells.size() >= 2 && cells[1] == "APO_COL_VAL_FIN"))
        return refuse("une colonne n'y est pas décrite entièrement");
      if (cells.size() >= 8) known.emplace(cells.front(), column_of(cells));
    }
    return refuse("la section des valeurs (XX-APO_VALEURS-XX) n'y est pas");
  }

  bool titles(OfficialFile& file) {
    Cells cells;
    if (!records.next(cells)) return refuse("la section des valeurs est vide");
    while (!cells.empty() && cells.back().empty())
      cells.pop_back();
    for (const std::string& id : cells) {
      const auto found = known.find(id);
      file.columns.push_back(found == known.end() ? OfficialColumn{id, kind_of_title(id)} : found->second);
    }
    columns = cells.size();
    return true;
  }

  // A student nothing is said of may have no cell after those that say who it is.
  bool row(OfficialRow& row) {
    if (!records.next(row.cells)) return records.fault().empty() ? false : refuse("");
    row.line = records.line();
    while (row.cells.size() > columns && row.cells.back().empty())
      row.cells.pop_back();
    if (row.cells.size() == identity) row.cells.resize(columns);
    if (row.cells.size() != columns)
      return refuse(fmt::format("{} cellules pour {} colonnes", row.cells.size(), columns));
    return true;
  }
};

}  // namespace

bool is_apogee(std::istream& stream) {
  std::array<char, 64> bytes{};
  stream.read(bytes.data(), bytes.size());
  const std::string_view head(bytes.data(), static_cast<std::size_t>(stream.gcount()));
  stream.clear();
  stream.seekg(0);
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && head.substr(first).starts_with(opening);
}

std::optional<OfficialFile> open_apogee(const std::string& path, std::unique_ptr<std::istream> stream,
                                        Diagnostics& diagnostics) {
  const auto reading = std::make_shared<Reading>(path, diagnostics, std::move(stream));
  OfficialFile file{path, "Apogée", "", {}, nullptr};
  if (!reading->describe() || !reading->titles(file)) return std::nullopt;
  file.next = [reading](OfficialRow& row) { return reading->row(row); };
  return file;
}

}  // namespace bareme::intake
