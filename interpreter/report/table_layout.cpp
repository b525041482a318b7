#include "report/table_layout.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/column_fit.hpp"
#include "report/page_words.hpp"
#include "report/type_width.hpp"

namespace bareme::report {
namespace {

constexpr std::size_t padding = 30;  // tenths of a millimetre: 1.2 mm on either side, and the line
// Thousandths of the type size, about 3 mm a thousand.
constexpr std::size_t number_at_most = 14000, name_at_least = 8000, name_at_most = 13000, name_wanted = 24000;
constexpr std::size_t title_at_most = 9000, word_at_most = 5500, column_wanted = 6500, column_at_most = 14000;

std::size_t small(std::size_t width) { return width * 4 / 5; }  // type of a label, of what is told below a value

std::size_t longest_word(const std::string& text, Weight weight) {
  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    longest = std::max(longest, type_width(std::string_view(text).substr(at, end - at), weight));
    at = end + 1;
  }
  return longest;
}

bool is(const Json& one, const char* key) { return one.contains(key) && one[key].is_boolean() && one[key].get<bool>(); }

// A value and its code stand on one line; a code is never cut.
std::size_t width_of(const Json& cell) {
  if (cell.is_string()) return type_width(cell.get<std::string>(), Weight::Bold);
  constexpr std::size_t code_at_least = 2600;  // of the template: codes of a column stand under one another
  if (is(cell, "suspens")) return longest_word(text_of(cell, "resultat"), Weight::Bold);
  const std::size_t code = type_width(text_of(cell, "resultat") + (is(cell, "jury") ? "*" : ""), Weight::Bold);
  const std::string mean = text_of(cell, "moyenne");
  const std::size_t value = mean.empty() ? 0 : type_width(mean + " ", Weight::Regular);
  return std::max(value + std::max(code, code_at_least), type_width(text_of(cell, "proposition"), Weight::Regular));
}

PrintedColumn column(const Json& table, std::size_t at) {
  const Json& title = table["colonnes"][at];
  const std::string label = text_of(title, "libelle");
  PrintedColumn made{std::max(std::min(type_width(text_of(title, "objet"), Weight::Bold), title_at_most),
                              std::min(small(longest_word(label, Weight::Regular)), word_at_most)),
                     0};
  for (const Json& line : table["lignes"])
    made.least = std::max(made.least, width_of(line["cellules"][at]));
  made.wanted = std::clamp(small(type_width(label, Weight::Regular)), column_wanted, column_at_most);
  return made;
}

std::vector<PrintedColumn> leads(const Json& table) {
  std::size_t number = type_width("N° ", Weight::Bold), name = name_at_least;
  for (const Json& line : table["lignes"]) {
    number = std::max(number, type_width(text_of(line, "numero"), Weight::Regular));
    name = std::max(name, type_width(text_of(line, "nom") + " " + text_of(line, "prenom"), Weight::Regular));
  }
  const bool named = !table["lignes"].empty() && table["lignes"].front().contains("nom");
  number = std::min(number, number_at_most);
  if (!named) return {{number, std::max(number, column_wanted)}};
  return {{number, number}, {std::min(name, name_at_most), std::min(name, name_wanted)}};
}

Json cut(const Json& list, const FittedTable::Part& part) {
  const auto begin = list.begin() + static_cast<std::ptrdiff_t>(part.first);
  return Json(std::vector<Json>(begin, begin + static_cast<std::ptrdiff_t>(part.widths.size())));
}

Json part_of(const Json& table, const FittedTable& fit, std::size_t which) {
  const FittedTable::Part& part = fit.parts[which];
  Json made = table;
  made["corps"] = fmt::format("{}pt", fit.points);
  made["largeur"] = millimetres(part.total());
  made["tetes"] = Json::array();
  for (const std::size_t width : part.leads)
    made["tetes"].push_back(millimetres(width));
  made["colonnes"] = cut(table["colonnes"], part);
  for (std::size_t i = 0; i < part.widths.size(); ++i)
    made["colonnes"][i]["largeur"] = millimetres(part.widths[i]);
  for (Json& line : made["lignes"])
    line["cellules"] = cut(line["cellules"], part);
  if (fit.parts.size() == 1) return made;
  made["partie"] = fmt::format("{} / {}", which + 1, fit.parts.size());
  if (which + 1 < fit.parts.size()) made["bilan"] = Json::array();  // told once, below the last
  return made;
}

}  // namespace

Json laid_out(const Json& table, const PageFrame& frame) {
  TableShape shape{frame.width, padding, frame.types, leads(table), {}};
  for (std::size_t i = 0; i < table["colonnes"].size(); ++i)
    shape.columns.push_back(column(table, i));
  const FittedTable fit = fitted(shape);
  Json parts = Json::array();
  for (std::size_t i = 0; i < fit.parts.size(); ++i)
    parts.push_back(part_of(table, fit, i));
  return parts;
}

}  // namespace bareme::report
