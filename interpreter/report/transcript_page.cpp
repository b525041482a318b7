#include "report/transcript_page.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "report/page_words.hpp"

namespace bareme::report {
namespace {

// The trade's words that a règlement seldom gives in English.
constexpr std::array<std::pair<const char*, const char*>, 12> usual = {{{"moyenne", "Average"},
                                                                        {"moyenne générale", "Overall average"},
                                                                        {"note", "Mark"},
                                                                        {"note retenue", "Mark"},
                                                                        {"note session 1", "First session"},
                                                                        {"note session 2", "Second session"},
                                                                        {"résultat", "Result"},
                                                                        {"rang", "Rank"},
                                                                        {"effectif", "Class size"},
                                                                        {"crédits", "Credits"},
                                                                        {"grade", "Grade"},
                                                                        {"mention", "Distinction"}}};

class Page {
 public:
  Page(const Json& document, Language language) : document_(document), words_(language) {}

  Json made() const {
    Json page;
    page[words_.english() ? "en" : "fr"] = true;
    page["langue"] = words_.english() ? "en" : "fr";
    page["titre"] = title(text_of(document_, "document"));
    for (const char* key : {"promotion", "annee", "programme"})
      page[key] = text_of(document_, key);
    for (const char* key : {"reglement", "maquette", "donnees", "inacheve"})
      page[key] = document_[key];
    page["projet"] = !document_["inacheve"].empty();
    if (document_["jury"].contains("session")) page["session"] = document_["jury"]["session"];
    page["date"] = words_.date(text_of(document_["jury"], "date"));
    Json sheets = Json::array();
    for (const Json& one : document_["etudiants"])
      sheets.push_back(sheet(one));
    page["feuilles"] = in_order(std::move(sheets));
    return page;
  }

 private:
  std::string title(const std::string& name) const {
    if (words_.english() && (name == "relevé de notes" || name == "Relevé de notes")) return "Transcript of records";
    return capitalised(name);
  }

  std::string heading(const Json& item) const {
    const std::string name = text_of(item, "libelle");
    if (!words_.english() || !text_of(item, "libelle_en").empty()) return capitalised(words_.label(item));
    const auto found = std::find_if(usual.begin(), usual.end(), [&](const auto& one) { return name == one.first; });
    return found == usual.end() ? capitalised(name) : found->second;
  }

  // Of all lines, each once, in the order they come.
  std::vector<std::string> columns(const Json& lines) const {
    std::vector<std::string> titles;
    for (const Json& line : lines)
      for (const Json& item : line["valeurs"])
        if (const std::string title = heading(item); std::find(titles.begin(), titles.end(), title) == titles.end())
          titles.push_back(title);
    return titles;
  }

  Json cell(const Json* item) const {
    if (item == nullptr) return Json{{"texte", ""}};
    const Json& value = (*item)["valeur"];
    const std::string state = text_of(value, "etat"), kind = text_of(value, "nature");
    // A code with its label beside the value would not fit a column; the label is told once, below the table.
    return Json{{"texte", state == "sans objet" ? "" : words_.value(value)},
                {"nombre", kind == "nombre"},
                {"attend", state == "en attente"}};
  }

  Json line(const Json& row, const std::vector<std::string>& titles) const {
    Json made{{"objet", text_of(row, "objet")}, {"libelle", words_.label(row)}};
    const int depth = row["rang"].get<int>();
    made["niveau"] = std::to_string(depth);
    Json cells = Json::array();
    for (const std::string& title : titles) {
      const Json* found = nullptr;
      for (const Json& item : row["valeurs"])
        if (heading(item) == title) found = &item;
      cells.push_back(cell(found));
    }
    made["cellules"] = std::move(cells);
    return made;
  }

  Json summary(const Json& items) const {
    Json list = Json::array();
    for (const Json& item : items) {
      const Json& value = item["valeur"];
      if (text_of(value, "etat") == "sans objet") continue;
      list.push_back({{"libelle", heading(item)}, {"valeur", words_.value(value)}, {"code", words_.label(value)}});
    }
    return list;
  }

  Json sheet(const Json& one) const {
    Json made{{"numero", text_of(one, "numero")},
              {"nom", text_of(one, "nom")},
              {"prenom", text_of(one, "prenom")},
              {"objet", text_of(one, "objet")},
              {"libelle", words_.label(one)}};
    const std::vector<std::string> titles = columns(one["lignes"]);
    made["colonnes"] = titles;
    Json lines = Json::array();
    for (const Json& row : one["lignes"])
      lines.push_back(line(row, titles));
    made["tableau"] = !lines.empty();
    made["lignes"] = std::move(lines);
    made["synthese"] = summary(one["synthese"]);
    return made;
  }

  const Json& document_;
  const PageWords words_;
};

}  // namespace

std::string transcripts_page(std::string_view transcripts, Language language) {
  const Json node = Json::parse(transcripts, nullptr, false);
  if (!node.is_object() || text_of(node, "nature") != "document") return "";
  return json_text(Page(node, language).made());
}

}  // namespace bareme::report
