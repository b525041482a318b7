#include "report/minutes_page.hpp"

#include "report/page_words.hpp"
#include "report/paper_rows.hpp"
#include "report/table_layout.hpp"

namespace bareme::report {
namespace {

class Page {
 public:
  Page(const Json& minutes, Language language) : minutes_(minutes), words_(language), english_(words_.english()) {}

  Json made() const {
    Json page;
    page[english_ ? "en" : "fr"] = true;
    page["langue"] = english_ ? "en" : "fr";
    for (const char* key : {"promotion", "annee", "programme"})
      page[key] = text_of(minutes_, key);
    page["effectif"] = minutes_["effectif"];
    page["reglement"] = minutes_["reglement"];
    page["maquette"] = minutes_["maquette"];
    page["donnees"] = minutes_["donnees"];
    if (minutes_.contains("journal")) page["journal"] = minutes_["journal"];
    page["jury"] = jury();
    page["inacheve"] = minutes_["inacheve"];
    page["projet"] = !minutes_["inacheve"].empty();
    page["tableaux"] = tables();
    page["decisions"] = listed("decisions", [this](const Json& one) { return decision(one); });
    page["actes"] = listed("actes", [this](const Json& one) { return act(one); });
    page["exceptions"] = exceptions();
    page["attentes"] = listed("attentes", [this](const Json& one) {
      Json row = who(one);
      row["attend"] = joined(one["attend"], " · ");
      return row;
    });
    return page;
  }

 private:
  template <class Make>
  Json all(const char* key, Make make) const {
    Json list = Json::array();
    for (const Json& one : minutes_[key])
      list.push_back(make(one));
    return list;
  }

  // {"lignes": […]} or nothing: a template shows the title of a list only when it has lines.
  template <class Make>
  Json listed(const char* key, Make make) const {
    Json lines = all(key, make);
    return lines.empty() ? Json(false) : Json{{"lignes", std::move(lines)}};
  }

  static std::string joined(const Json& texts, const char* between) {
    std::string all;
    for (const Json& text : texts)
      all += (all.empty() ? "" : between) + text.get<std::string>();
    return all;
  }

  Json jury() const {
    const Json& jury = minutes_["jury"];
    Json node;
    if (jury.contains("session")) node["session"] = jury["session"];
    node["date"] = words_.date(text_of(jury, "date"));
    node["lieu"] = text_of(jury, "lieu");
    node["membres"] = jury["membres"];
    node["composition"] = !jury["membres"].empty();
    std::string sitting;
    for (const Json& member : jury["membres"]) {
      const std::string role = text_of(member, "qualite");
      sitting += (sitting.empty() ? "" : " ; ") + text_of(member, "nom") + (role.empty() ? "" : ", " + role);
    }
    node["siegent"] = sitting;
    return node;
  }

  Json who(const Json& one) const {
    return {{"numero", text_of(one, "numero")}, {"nom", text_of(one, "nom")}, {"prenom", text_of(one, "prenom")}};
  }

  std::string verdict(const Json& one) const {
    return one.contains("code") ? text_of(one, "code") : words_.state(text_of(one, "etat"));
  }

  static bool is(const Json& one, const char* key) { return one.contains(key) && one[key].get<bool>(); }

  Json cell(const Json& one, const Json& column) const {
    const bool whole = is(column, "ensemble"), decided = !is(column, "sans_resultat");
    Json cell;
    cell["resultat"] = decided ? verdict(one["resultat"]) : "";
    // « en attente » of both is told once.
    if (one.contains("moyenne") && words_.value(one["moyenne"]) != cell["resultat"])
      cell["moyenne"] = words_.value(one["moyenne"]);
    cell["jury"] = is(one, "prononce");
    if (is(one, "prononce") && verdict(one["proposition"]) != verdict(one["resultat"]))
      cell["proposition"] = verdict(one["proposition"]);
    if (one.contains("rang") && text_of(one["rang"], "etat") == "présent") cell["rang"] = words_.value(one["rang"]);
    const std::string kind = text_of(one["resultat"], "sorte");
    cell["refusant"] = kind == "refusant";
    cell["suspens"] = decided && !one["resultat"].contains("code");
    cell["ensemble"] = whole;
    return cell;
  }

  // A table too wide for the page is several.
  Json tables() const {
    Json list = Json::array();
    for (const Json& one : minutes_["tableaux"])
      for (Json& part : laid_out(table(one), {landscape_width, {9, 8, 7}}))
        list.push_back(std::move(part));
    return list;
  }

  Json table(const Json& one) const {
    Json table{{"objet", text_of(one, "objet")}, {"libelle", words_.label(one)}};
    Json columns = Json::array();
    for (const Json& column : one["colonnes"])
      if (!says_nothing(column))
        columns.push_back({{"objet", text_of(column, "objet")},
                           {"libelle", words_.label(column)},
                           {"ensemble", is(column, "ensemble")}});
    table["colonnes"] = columns;
    Json rows = Json::array();
    for (const Json& student : one["etudiants"]) {
      Json row = who(student), cells = Json::array();
      for (std::size_t i = 0; i < student["valeurs"].size(); ++i)
        if (!says_nothing(one["colonnes"][i])) cells.push_back(cell(student["valeurs"][i], one["colonnes"][i]));
      row["cellules"] = std::move(cells);
      rows.push_back(std::move(row));
    }
    table["lignes"] = std::move(rows);
    table["bilan"] = counts(one);
    return table;
  }

  // « ADM Admis : 71 », one a code, then what waits.
  Json counts(const Json& table) const {
    Json list = Json::array();
    for (const Json& count : table["bilan"]) {
      Json line{{"code", verdict(count)}, {"libelle", words_.label(count)}, {"nombre", count["nombre"]}};
      list.push_back(std::move(line));
    }
    return list;
  }

  Json decision(const Json& one) const {
    Json row = who(one);
    for (const char* key : {"objet", "prononce", "proposition", "motif", "auteur", "article"})
      row[key] = text_of(one, key);
    row["date"] = words_.date(text_of(one, "date"));
    row["hors_reglement"] = is(one, "hors_reglement");
    row["projet"] = !is(one, "enregistre");
    return row;
  }

  Json act(const Json& one) const {
    Json row = who(one);
    for (const char* key : {"objet", "acte", "motif", "auteur", "article"})
      row[key] = text_of(one, key);
    for (const char* key : {"avant", "valeur"})
      row[key] = words_.words(text_of(one, key));
    row["date"] = words_.date(text_of(one, "date"));
    row["projet"] = !is(one, "enregistre");
    return row;
  }

  // The last lines are of the same student, or there is none.
  static Json* alike(Json& lines, const Json& row) {
    for (std::size_t i = lines.size(); i-- > 0 && lines[i]["numero"] == row["numero"];) {
      const auto same = [&](const char* key) { return lines[i][key] == row[key]; };
      if (same("grandeur") && same("exception") && same("article") && same("motif") && same("valeur")) return &lines[i];
    }
    return nullptr;
  }

  // What one exception says alike of several objects of a student is one line: absent at eighteen exams.
  Json exceptions() const {
    Json lines = Json::array();
    for (const Json& one : minutes_["exceptions"]) {
      Json row = who(one);
      for (const char* key : {"grandeur", "exception", "article", "motif"})
        row[key] = text_of(one, key);
      row["valeur"] = words_.value(one["valeur"]);
      if (Json* same = alike(lines, row)) {
        (*same)["objet"] = text_of(*same, "objet") + ", " + text_of(one, "objet");
        continue;
      }
      row["objet"] = text_of(one, "objet");
      lines.push_back(std::move(row));
    }
    return lines.empty() ? Json(false) : Json{{"lignes", std::move(lines)}};
  }

  const Json& minutes_;
  const PageWords words_;
  const bool english_;
};

}  // namespace

std::string minutes_page(std::string_view minutes, Language language) {
  const Json node = Json::parse(minutes, nullptr, false);
  if (!node.is_object() || text_of(node, "nature") != "procès-verbal") return "";
  return json_text(Page(node, language).made());
}

}  // namespace bareme::report
