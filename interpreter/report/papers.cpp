#include "report/papers.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "report/paper_rows.hpp"
#include "report/table_layout.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

class Page {
 public:
  Page(const Json& minutes, const PaperOptions& options)
      : minutes_(minutes), options_(options), words_(options.language) {}

  Json head() const {
    Json page;
    page[words_.english() ? "en" : "fr"] = true;
    page["langue"] = words_.english() ? "en" : "fr";
    for (const char* key : {"promotion", "annee", "programme"})
      page[key] = text_of(minutes_, key);
    for (const char* key : {"reglement", "maquette", "donnees", "inacheve"})
      page[key] = minutes_[key];
    if (minutes_.contains("journal")) page["journal"] = minutes_["journal"];
    page["projet"] = !minutes_["inacheve"].empty();
    const Json& jury = minutes_["jury"];
    if (jury.contains("session")) page["session"] = jury["session"];
    page["date"] = words_.date(text_of(jury, "date"));
    page["lieu"] = text_of(jury, "lieu");
    page["president"] = jury["membres"].empty() ? Json(false) : jury["membres"].front();
    if (!minutes_["tableaux"].empty()) {
      const Json& whole = minutes_["tableaux"].back();
      page["objet"] = text_of(whole, "objet");
      page["libelle"] = words_.label(whole);
    }
    return page;
  }

  // Numbers and results; who is concerned by none is not there. Neither marks nor names.
  std::size_t posting(Json& page) const {
    std::map<std::string, std::vector<std::string>> results;
    std::map<std::string, std::string> labels;
    Json columns = Json::array();
    for (const Json& table : minutes_["tableaux"])
      for (const std::size_t posted : posted_columns(table)) {
        const Json& column = table["colonnes"][posted];
        columns.push_back({{"objet", text_of(column, "objet")}, {"libelle", words_.label(column)}});
        for (const Json& student : table["etudiants"]) {
          const Json& result = student["valeurs"][posted]["resultat"];
          results[text_of(student, "numero")].push_back(
              text_of(result, "etat") == "sans objet" ? "" : code_of(words_, result));
          if (result.contains("code")) labels[text_of(result, "code")] = words_.label(result);
        }
      }
    Json lines = Json::array();
    for (const std::string& number : numbers_in_order(minutes_)) {
      const std::vector<std::string>& cells = results[number];
      if (std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); }))
        lines.push_back({{"numero", number}, {"cellules", cells}});
    }
    Json codes = Json::array();
    for (const auto& [code, label] : labels)
      if (!label.empty()) codes.push_back({{"code", code}, {"libelle", label}});
    page["codes"] = std::move(codes);
    page["tribunal"] = options_.court;
    const std::size_t count = lines.size();
    page["tableaux"] =
        laid_out({{"colonnes", std::move(columns)}, {"lignes", std::move(lines)}}, {portrait_width, {10, 9, 8}});
    return count;
  }

  // What others await takes nothing from a paper of one student.
  static void forget_others(Json& page) {
    Json left = Json::array();
    for (const Json& why : page["inacheve"])
      if (why.get<std::string>().find("attend") == std::string::npos) left.push_back(why);
    page["projet"] = !left.empty();
    page["inacheve"] = std::move(left);
  }

  std::size_t attestations(Json& page) const {
    forget_others(page);
    Json sheets = Json::array();
    if (!minutes_["tableaux"].empty())
      for (const Json& student : minutes_["tableaux"].back()["etudiants"])
        if (is_validating(whole_cell(student)) && asked(student)) {
          Json sheet = who(student);
          describe(whole_cell(student), sheet);
          sheets.push_back(std::move(sheet));
        }
    const std::size_t count = sheets.size();
    page["feuilles"] = in_order(std::move(sheets));
    return count;
  }

  std::size_t ranking(Json& page) const {
    if (const Json* table = ranking_table(minutes_)) {
      page["objet"] = text_of(*table, "objet");
      page["libelle"] = words_.label(*table);
      page["hors_liste"] = others_stand_between(*table);
    }
    Json lines = Json::array();
    std::map<std::string, std::size_t> mentions;
    bool any = false;
    for (const RankedRow& row : ranked(minutes_, words_)) {
      if (row.rank.empty()) continue;
      Json line = who(*row.student);
      line["rang"] = row.rank;
      describe(*row.cell, line);
      any |= line.contains("mention");
      if (line.contains("mention")) ++mentions[text_of(line, "mention")];
      lines.push_back(std::move(line));
    }
    page["mentions"] = any;
    Json counts = Json::array();
    for (const auto& [mention, count] : mentions)
      counts.push_back({{"mention", mention}, {"nombre", count}});
    page["bilan"] = std::move(counts);
    const std::size_t count = lines.size();
    page["lignes"] = std::move(lines);
    return count;
  }

  std::size_t convocations(Json& page) const {
    forget_others(page);
    Json sheets = Json::array();
    for (const Json& one : minutes_["convocations"]) {
      if (!asked(one)) continue;
      Json sheet = who(one);
      sheet["a_la_session"] = one["session"];
      Json exams = Json::array();
      for (const Json& exam : one["epreuves"])
        exams.push_back({{"objet", text_of(exam, "objet")}, {"libelle", words_.label(exam)}});
      sheet["epreuves"] = std::move(exams);
      sheets.push_back(std::move(sheet));
    }
    const std::size_t count = sheets.size();
    page["feuilles"] = in_order(std::move(sheets));
    return count;
  }

 private:
  static Json who(const Json& one) {
    return {{"numero", text_of(one, "numero")}, {"nom", text_of(one, "nom")}, {"prenom", text_of(one, "prenom")}};
  }

  bool asked(const Json& one) const { return is_asked(options_, one); }

  void describe(const Json& cell, Json& line) const {
    line["code"] = code_of(words_, cell["resultat"]);
    line["resultat"] = words_.label(cell["resultat"]);
    line["jury"] = cell["prononce"];
    if (cell.contains("moyenne")) line["moyenne"] = words_.value(cell["moyenne"]);
    if (cell.contains("mention") && text_of(cell["mention"], "etat") == "présent") {
      const std::string label = words_.label(cell["mention"]);
      line["mention"] = label.empty() ? words_.value(cell["mention"]) : label;
    }
  }

  const Json& minutes_;
  const PaperOptions& options_;
  const PageWords words_;
};

std::string lacking_a_rank(const Json& minutes) {
  if (const std::size_t waiting = awaiting_a_rank(minutes); waiting != 0)
    return fmt::format(
        "{} admis attend{} encore {} rang : celui de tous attend ceux qui attendent une note (« bareme evaluer » les "
        "dit), "
        "sauf où le règlement écrit « dans la promotion hors attente »",
        waiting, waiting > 1 ? "ent" : "", waiting > 1 ? "leur" : "son");
  return "aucun admis n'a de rang : le règlement classe par « rang = rang de moyenne dans la promotion »";
}

std::string lacking(Paper paper, const Json& minutes, const std::vector<std::string>& left_out) {
  const std::string whom = left_out.empty() ? "" : fmt::format(" parmi ceux demandés : {}", fmt::join(left_out, ", "));
  switch (paper) {
    case Paper::Posting:
      return "aucun résultat";
    case Paper::Attestation:
      return "personne n'est admis" + whom;
    case Paper::Ranking:
      return lacking_a_rank(minutes);
    case Paper::Convocation:
      return "personne n'est convoqué" + whom + " ; « convoquer tous » en séance convoque ceux que la règle désigne";
  }
  return "";
}

std::vector<Outcome> outcomes_of(const Json& minutes) {
  std::vector<Outcome> all;
  if (minutes["tableaux"].empty()) return all;
  const PageWords words(Language::French);
  for (const Json& student : minutes["tableaux"].back()["etudiants"]) {
    const Json& cell = whole_cell(student);
    all.push_back({text_of(student, "numero"), code_of(words, cell["resultat"]), is_validating(cell)});
  }
  return all;
}

// Who was asked for and has no sheet: told, never dropped.
std::vector<std::string> left_out(const Json& page, Paper paper, const Json& minutes, const PaperOptions& options) {
  std::vector<std::string> all;
  if (!page.contains("feuilles")) return all;
  const std::vector<Outcome> known = outcomes_of(minutes);
  for (const std::string& number : options.numbers) {
    const auto has_it = [&](const Json& sheet) { return text_of(sheet, "numero") == number; };
    if (std::any_of(page["feuilles"].begin(), page["feuilles"].end(), has_it)) continue;
    const auto own = std::find_if(known.begin(), known.end(), [&](const Outcome& one) { return one.number == number; });
    const bool told = paper == Paper::Attestation && own != known.end();
    all.push_back(told ? fmt::format("{} ({})", number, own->result) : number);
  }
  return all;
}

}  // namespace

std::optional<Paper> paper_named(const std::string& name) {
  constexpr std::array<std::pair<const char*, Paper>, 9> names = {{{"affichage", Paper::Posting},
                                                                   {"liste à afficher", Paper::Posting},
                                                                   {"attestation", Paper::Attestation},
                                                                   {"attestation de réussite", Paper::Attestation},
                                                                   {"classement", Paper::Ranking},
                                                                   {"classement du diplôme", Paper::Ranking},
                                                                   {"convocation", Paper::Convocation},
                                                                   {"convocations", Paper::Convocation},
                                                                   {"attestations", Paper::Attestation}}};
  for (const auto& [known, paper] : names)
    if (text::same_name(name, known)) return paper;
  return std::nullopt;
}

const char* template_of(Paper paper) {
  switch (paper) {
    case Paper::Posting:
      return "affichage";
    case Paper::Attestation:
      return "attestation";
    case Paper::Ranking:
      return "classement";
    case Paper::Convocation:
      return "convocation";
  }
  return "";
}

PaperPage paper_page(std::string_view minutes, Paper paper, const PaperOptions& options) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || text_of(node, "nature") != "procès-verbal")
    return {"", 0, "ce n'est pas un procès-verbal", {}};
  const Page page(node, options);
  Json made = page.head();
  std::size_t lines = 0;
  switch (paper) {
    case Paper::Posting:
      lines = page.posting(made);
      break;
    case Paper::Attestation:
      lines = page.attestations(made);
      break;
    case Paper::Ranking:
      lines = page.ranking(made);
      break;
    case Paper::Convocation:
      lines = page.convocations(made);
      break;
  }
  std::vector<std::string> without = left_out(made, paper, node, options);
  return {json_text(made), lines, lines == 0 ? lacking(paper, node, without) : "", std::move(without)};
}

std::vector<Outcome> outcomes(std::string_view minutes) {
  const Json node = Json::parse(minutes, nullptr, false);
  return node.is_object() ? outcomes_of(node) : std::vector<Outcome>();
}

}  // namespace bareme::report
