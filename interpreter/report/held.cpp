#include "report/held.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace bareme::report {
namespace {

bool is_decimal(const std::string& text) {
  const std::size_t start = text.rfind('-', 0) == 0 ? 1 : 0;
  return std::count(text.begin(), text.end(), '.') == 1 && text.size() > start + 2 && text[start] != '.' &&
         text.back() != '.' && text.find_first_not_of("0123456789.", start) == std::string::npos;
}

// A number is stored with a point; a bar or an end of line would end the cell.
std::string cell(const std::string& stored) {
  std::string text = stored;
  if (is_decimal(text)) std::replace(text.begin(), text.end(), '.', ',');
  std::string shown;
  for (const char c : text) {
    if (c == '|') shown += '\\';
    shown += c == '\n' ? ' ' : c;
  }
  return shown;
}

std::string line(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& one : cells)
    text += " " + cell(one) + " |";
  return text + "\n";
}

std::string table(const HeldSection& section) {
  std::string text = line(section.columns) + "|";
  for (std::size_t i = 0; i < section.columns.size(); ++i)
    text += "---|";
  text += "\n";
  for (const auto& row : section.rows)
    text += line(row);
  return text;
}

// « convocations, faits »: tables that hold nothing on him.
std::string empty_tables(const Held& held) {
  std::string names;
  for (const HeldSection& section : held.sections)
    if (section.rows.empty()) names += (names.empty() ? "" : " · ") + section.title;
  return names;
}

}  // namespace

std::string held_markdown(const Held& held) {
  std::string text = fmt::format("# Ce que {} sait de {}\n\n", held.base, held.name.empty() ? held.number : held.name);
  text +=
      "Toutes les données de cette base qui portent sur cette personne, telles qu'elles y sont (RGPD, article 15).\n";
  for (const HeldSection& section : held.sections)
    if (!section.rows.empty()) text += fmt::format("\n## {}\n\n{}", section.title, table(section));
  if (const std::string empty = empty_tables(held); !empty.empty()) text += "\n## Rien ici\n\n" + empty + "\n";
  text += fmt::format(
      "\n## Ailleurs\n\nLes copies faites avant un lot ou une clôture ({}.avant-…), les journaux de séance et les "
      "documents tirés de cette base en disent autant : ils sont tenus par l'école, hors d'elle.\n\nFichier fait par "
      "{}.\n",
      held.base, held.program);
  return text;
}

std::string held_json(const Held& held) {
  nlohmann::ordered_json all = {
      {"format", "bareme/1"}, {"nature", "dossier"}, {"base", held.base}, {"numéro", held.number}, {"nom", held.name}};
  nlohmann::ordered_json& sections = all["tables"] = nlohmann::ordered_json::object();
  for (const HeldSection& section : held.sections) {
    nlohmann::ordered_json& rows = sections[section.title] = nlohmann::ordered_json::array();
    for (const auto& row : section.rows) {
      nlohmann::ordered_json one;
      for (std::size_t i = 0; i < row.size(); ++i)
        one[section.columns[i]] = row[i];
      rows.push_back(std::move(one));
    }
  }
  all["programme"] = held.program;
  return all.dump(2) + "\n";
}

}  // namespace bareme::report
