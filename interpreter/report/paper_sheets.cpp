// The papers that follow a jury, and the procès-verbal itself, as sheets: numbers are numbers.
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

class Sheets {
 public:
  Sheets(const Json& minutes, const PaperOptions& options)
      : minutes_(minutes), options_(options), words_(options.language) {}

  Sheet table(const Json& table) const {
    Sheet sheet{text_of(table, "objet"), {"numéro", "nom", "prénom"}, {}, {}, {}};
    for (const Json& column : table["colonnes"])
      for (const char* what : {" moyenne", " résultat"}) {
        if (what[1] == 'm') sheet.numbers.push_back(sheet.titles.size());
        sheet.titles.push_back(text_of(column, "objet") + what);
      }
    sheet.numbers.push_back(sheet.titles.size());
    sheet.titles.insert(sheet.titles.end(), {"rang", "prononcé par le jury"});
    for (const Json& student : table["etudiants"]) {
      std::vector<std::string> row = who(student);
      for (const Json& cell : student["valeurs"]) {
        row.push_back(exact(cell, "moyenne"));
        row.push_back(code_of(words_, cell["resultat"]));
      }
      row.push_back(exact(whole_cell(student), "rang"));
      row.push_back(whole_cell(student)["prononce"].get<bool>() ? "oui" : "");
      sheet.rows.push_back(std::move(row));
    }
    return sheet;
  }

  Sheet ranking() const {
    Sheet sheet{
        "Classement", {"rang", "ex æquo", "numéro", "nom", "prénom", "moyenne", "résultat", "mention"}, {}, {}, {0, 5}};
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
    for (const std::string& number : numbers_in_order(minutes_))
      sheet.rows.push_back({number});
    for (const Json& table : minutes_["tableaux"]) {
      sheet.titles.push_back(text_of(table, "objet"));
      for (const Json& student : table["etudiants"])
        for (std::vector<std::string>& row : sheet.rows)
          if (row.front() == text_of(student, "numero"))
            row.push_back(code_of(words_, whole_cell(student)["resultat"]));
    }
    return sheet;
  }

  Sheet attestations() const {
    Sheet sheet{"Admis", {"numéro", "nom", "prénom", "résultat", "moyenne"}, {}, {}, {4}};
    for (const Json& student : minutes_["tableaux"].back()["etudiants"]) {
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
