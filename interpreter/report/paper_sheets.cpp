// The papers that follow a jury, and the procès-verbal itself, as sheets: numbers are numbers.
#include <map>
#include <set>

#include "report/paper_rows.hpp"
#include "report/papers.hpp"

namespace bareme::report {
namespace {

// With a decimal point, exact where it can be: what a spreadsheet takes as a number.
std::string exact(const Json& cell, const char* key) {
  const auto found = cell.find(key);
  if (found == cell.end()) return "";
  const auto number = values::Number::from_fraction(text_of(*found, "exact"));
  return number ? text_of(*found, "texte") : "";
}

const std::vector<std::string> people = {"numéro", "nom", "prénom"};
const char* const by_the_jury = "prononcé par le jury";

class Sheets {
 public:
  Sheets(const Json& minutes, const PaperOptions& options)
      : minutes_(minutes), options_(options), words_(options.language) {}

  Sheet table(const Json& table) const {
    Sheet sheet{text_of(table, "objet"), people, {}, {}, {}};
    for (const Json& column : table["colonnes"])
      head(column, sheet);
    sheet.titles.push_back(by_the_jury);
    for (const Json& student : table["etudiants"]) {
      std::vector<std::string> row = who(student);
      std::string pronounced;
      for (std::size_t i = 0; i < student["valeurs"].size(); ++i)
        fill(table["colonnes"][i], student["valeurs"][i], row, pronounced);
      row.push_back(pronounced);
      sheet.rows.push_back(std::move(row));
    }
    return sheet;
  }

  // Every table side by side: a student a row, an object once, though it stands in its own table and in the one above.
  Sheet whole() const {
    Sheet sheet{"Procès-verbal", people, {}, {}, {}};
    std::vector<std::string> pronounced;
    std::set<std::string> met;
    for (const Json& table : minutes_["tableaux"]) {
      const Json& students = table["etudiants"];
      while (sheet.rows.size() < students.size())
        sheet.rows.push_back(who(students[sheet.rows.size()]));
      pronounced.resize(students.size());
      for (std::size_t i = 0; i < table["colonnes"].size(); ++i) {
        const Json& column = table["colonnes"][i];
        if (!met.insert(text_of(column, "objet")).second) continue;
        head(column, sheet);
        for (std::size_t row = 0; row < students.size(); ++row)
          fill(column, students[row]["valeurs"][i], sheet.rows[row], pronounced[row]);
      }
    }
    sheet.titles.push_back(by_the_jury);
    for (std::size_t row = 0; row < sheet.rows.size(); ++row)
      sheet.rows[row].push_back(pronounced[row]);
    return sheet;
  }

  Sheet ranking() const {
    Sheet sheet{"Classement", {}, {}, {}, {0, 5}};
    if (const Json* table = ranking_table(minutes_)) {
      const Json& column = table->at("colonnes").back();
      sheet.titles = {title_of(column, "rang"),
                      "ex æquo",
                      "numéro",
                      "nom",
                      "prénom",
                      title_of(column, "moyenne"),
                      title_of(column, "résultat"),
                      title_of(column, "mention")};
    }
    for (const RankedRow& row : ranked(minutes_, words_)) {
      if (row.rank.empty()) continue;
      const std::string rank = row.placed ? exact(*row.cell, "rang") : row.rank;
      std::vector<std::string> cells = {rank, rank == row.rank ? "" : "oui"};
      for (std::string& one : who(*row.student))
        cells.push_back(std::move(one));
      cells.push_back(exact(*row.cell, "moyenne"));
      cells.push_back(code_of(words_, (*row.cell)["resultat"]));
      cells.push_back(row.cell->contains("mention") ? words_.value((*row.cell)["mention"]) : "");
      sheet.rows.push_back(std::move(cells));
    }
    return sheet;
  }

  Sheet posting() const {
    Sheet sheet{"Affichage", {"numéro"}, {}, {}, {}};
    std::map<std::string, std::size_t> places;
    for (const std::string& number : numbers_in_order(minutes_)) {
      places.emplace(number, sheet.rows.size());
      sheet.rows.push_back({number});
    }
    for (const Json& table : minutes_["tableaux"])
      for (const std::size_t posted : posted_columns(table)) {
        sheet.titles.push_back(title_of(table["colonnes"][posted], "résultat"));
        for (const Json& student : table["etudiants"])
          if (const auto place = places.find(text_of(student, "numero")); place != places.end())
            sheet.rows[place->second].push_back(code_of(words_, student["valeurs"][posted]["resultat"]));
      }
    return sheet;
  }

  Sheet attestations() const {
    const Json& table = minutes_["tableaux"].back();
    const Json& column = table["colonnes"].back();
    Sheet sheet{"Admis", people, {}, {}, {4}};
    sheet.titles.insert(sheet.titles.end(), {title_of(column, "résultat"), title_of(column, "moyenne")});
    for (const Json& student : table["etudiants"]) {
      const Json& cell = whole_cell(student);
      if (!is_validating(cell) || !is_asked(options_, student)) continue;
      std::vector<std::string> row = who(student);
      row.push_back(code_of(words_, cell["resultat"]));
      row.push_back(exact(cell, "moyenne"));
      sheet.rows.push_back(std::move(row));
    }
    return sheet;
  }

  // A row a student and an épreuve: what a service sends letters from.
  Sheet convocations() const {
    Sheet sheet{"Convocations", {"numéro", "nom", "prénom", "épreuve", "libellé", "session"}, {}, {}, {}};
    for (const Json& one : minutes_["convocations"]) {
      if (!is_asked(options_, one)) continue;
      for (const Json& exam : one["epreuves"]) {
        std::vector<std::string> row = who(one);
        row.push_back(text_of(exam, "objet"));
        row.push_back(words_.label(exam));
        row.push_back(std::to_string(one["session"].get<int>()));
        sheet.rows.push_back(std::move(row));
      }
    }
    return sheet;
  }

 private:
  // « C1 moyenne générale »: a title that « controler » reads as one value.
  static std::string title_of(const Json& column, const char* key) {
    const std::string name = text_of(column, key);
    return text_of(column, "objet") + " " + (name.empty() ? key : name);
  }

  // Of what it has.
  static void head(const Json& column, Sheet& sheet) {
    for (const char* key : {"moyenne", "résultat", "rang", "mention"}) {
      const bool result = std::string_view(key) == "résultat", mention = std::string_view(key) == "mention";
      if (result ? column.value("sans_resultat", false) : !column.contains(key)) continue;
      if (!result && !mention) sheet.numbers.push_back(sheet.titles.size());
      sheet.titles.push_back(title_of(column, key));
    }
  }

  // What `head` announces; and the object, among those the jury pronounced on.
  void fill(const Json& column, const Json& cell, std::vector<std::string>& row, std::string& pronounced) const {
    if (column.contains("moyenne")) row.push_back(exact(cell, "moyenne"));
    if (!column.value("sans_resultat", false)) row.push_back(code_of(words_, cell["resultat"]));
    if (column.contains("rang")) row.push_back(exact(cell, "rang"));
    if (column.contains("mention")) row.push_back(cell.contains("mention") ? words_.value(cell["mention"]) : "");
    if (cell["prononce"].get<bool>()) pronounced += (pronounced.empty() ? "" : ", ") + text_of(column, "objet");
  }

  static std::vector<std::string> who(const Json& one) {
    return {text_of(one, "numero"), text_of(one, "nom"), text_of(one, "prenom")};
  }

  const Json& minutes_;
  const PaperOptions& options_;
  const PageWords words_;
};

}  // namespace

std::vector<Sheet> paper_sheets(std::string_view minutes, Paper paper, const PaperOptions& options) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || node["tableaux"].empty()) return {};
  const Sheets sheets(node, options);
  switch (paper) {
    case Paper::Posting:
      return {sheets.posting()};
    case Paper::Attestation:
      return {sheets.attestations()};
    case Paper::Ranking:
      return {sheets.ranking()};
    case Paper::Convocation:
      return {sheets.convocations()};
  }
  return {};
}

std::vector<Sheet> minutes_in_one_sheet(std::string_view minutes, Language language) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || node["tableaux"].empty()) return {};
  const PaperOptions options{language, {}, ""};
  return {Sheets(node, options).whole()};
}

std::vector<Sheet> minutes_sheets(std::string_view minutes, Language language) {
  const Json node = Json::parse(minutes, nullptr, false);
  std::vector<Sheet> all;
  if (!node.is_object()) return all;
  const PaperOptions options{language, {}, ""};
  const Sheets sheets(node, options);
  for (const Json& table : node["tableaux"])
    all.push_back(sheets.table(table));
  return all;
}

}  // namespace bareme::report
