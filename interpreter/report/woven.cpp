#include "report/woven.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/json.hpp"

namespace bareme::report {
namespace {

Json piece(const WovenPiece& one) {
  switch (one.kind) {
    case WovenPiece::Kind::Open:
      return {{"ouvre", one.style}};
    case WovenPiece::Kind::Close:
      return {{"ferme", true}};
    case WovenPiece::Kind::Text:
      break;
  }
  Json made{{"t", one.text}};
  if (!one.style.empty()) made["c"] = one.style;
  if (!one.link.empty()) made["l"] = one.link;
  return made;
}

// Under a name of its own: a template looks for what is not there in what stands around.
Json run(const WovenRun& pieces) {
  Json list = Json::array();
  for (const WovenPiece& one : pieces)
    list.push_back(piece(one));
  return list;
}

Json steps(const std::vector<WovenStep>& all) {
  Json list = Json::array();
  for (const WovenStep& one : all)
    list.push_back({{"marque", one.mark}, {"dessous", one.below}, {"suite", run(one.run)}, {"motif", one.reason}});
  return list;
}

struct BlockJson {
  Json operator()(const WovenQuote& one) const { return {{"citation", {{"texte", one.text}}}}; }
  Json operator()(const WovenFormula& one) const {
    return {{"formule", {{"etiquette", one.label}, {"suite", run(one.run)}}}};
  }
  Json operator()(const WovenTable& one) const {
    Json rows = Json::array();
    for (const std::vector<WovenRun>& row : one.rows) {
      Json cells = Json::array();
      for (const WovenRun& cell : row)
        cells.push_back({{"suite", run(cell)}});
      rows.push_back({{"cellules", std::move(cells)}});
    }
    Json titles = Json::array();
    for (const std::string& title : one.titles)
      titles.push_back({{"titre", title}});
    return {{"tableau",
             {{"entete", !one.lead.empty()},
              {"suite", run(one.lead)},
              {"titres", !one.titles.empty()},
              {"colonnes", std::move(titles)},
              {"lignes", std::move(rows)}}}};
  }
  Json operator()(const WovenDecision& one) const {
    Json cases = Json::array();
    for (const WovenCase& each : one.cases)
      cases.push_back({{"symbole", each.symbol},
                       {"code", each.code},
                       {"libelle", each.label},
                       {"suite", run(each.when)},
                       {"lettres", !each.steps.empty()},
                       {"lignes", steps(each.steps)}});
    return {{"decision", {{"entete", !one.lead.empty()}, {"suite", run(one.lead)}, {"cas", std::move(cases)}}}};
  }
  Json operator()(const WovenSource& one) const {
    Json lines = Json::array();
    for (const WovenRun& line : one.lines)
      lines.push_back({{"suite", run(line)}});
    return {{"source", {{"lignes", std::move(lines)}}}};
  }
  Json operator()(const WovenFlag& one) const { return {{"choix", {{"numero", one.number}, {"texte", one.text}}}}; }
  Json operator()(const WovenExamples& one) const {
    Json rows = Json::array();
    for (const WovenExample& each : one.rows) {
      Json results = Json::array();
      for (const WovenResult& result : each.results)
        results.push_back({{"nom", result.label}, {"dit", result.said}, {"tenu", result.passed}});
      rows.push_back({{"suite", run(each.given)}, {"resultats", std::move(results)}});
    }
    return {{"exemples", {{"lignes", std::move(rows)}}}};
  }
};

Json links(const std::vector<WovenLink>& all) {
  Json list = Json::array();
  for (const WovenLink& one : all)
    list.push_back({{"ancre", one.anchor}, {"nom", one.name}});
  return list;
}

Json element(const WovenElement& one) {
  Json blocks = Json::array();
  for (const WovenBlock& block : one.blocks)
    blocks.push_back(std::visit(BlockJson{}, block));
  return {{"ancre", one.anchor},          {"numero", one.number},    {"titre", one.title},
          {"portee", !one.scope.empty()}, {"suite", run(one.scope)}, {"changement", one.change},
          {"blocs", std::move(blocks)}};
}

Json elements(const std::vector<WovenElement>& all) {
  Json list = Json::array();
  for (const WovenElement& one : all)
    list.push_back(element(one));
  return list;
}

Json index(const std::vector<WovenQuantity>& all) {
  Json list = Json::array();
  for (const WovenQuantity& one : all)
    list.push_back({{"ancre", one.anchor},
                    {"nom", one.name},
                    {"niveau", one.level},
                    {"nature", one.nature},
                    {"arrondi", one.rounding},
                    {"definie", links(one.defined)},
                    {"lue", links(one.used)}});
  return list;
}

Json choices(const Woven& woven) {
  Json list = Json::array();
  for (const WovenChoice& one : woven.choices)
    list.push_back({{"numero", one.number}, {"texte", one.text}, {"ou", one.where.name}, {"ancre", one.where.anchor}});
  return list;
}

Json played(const Woven& woven) {
  const auto failed =
      std::count_if(woven.cases.begin(), woven.cases.end(), [](const auto& one) { return !one.passed; });
  Json cases = Json::array();
  for (const WovenCaseResult& one : woven.cases)
    cases.push_back({{"titre", one.title}, {"tenu", one.passed}, {"differe", one.differs}});
  return {{"exemples", woven.examples},
          {"exemples_faux", woven.examples_failed},
          {"cas", woven.cases.size()},
          {"cas_faux", failed},
          {"aucun", woven.examples == 0 && woven.cases.empty()},
          {"tout_tient", woven.examples_failed == 0 && failed == 0},
          {"ont_cas", !woven.cases.empty()},
          {"joues", std::move(cases)}};
}

}  // namespace

std::string woven_json(const Woven& woven) {
  Json page = json_document("règlement");
  page["programme"] = woven.program;
  page["titre"] = woven.title;
  page["version"] = woven.version;
  page["vote"] = woven.voted;
  page["annees"] = woven.years;
  page["empreinte"] = woven.fingerprint;
  page["modifie"] = fmt::format("{}", fmt::join(woven.modifies, ", "));
  page["changements"] = links(woven.changed);
  page["essais"] = played(woven);
  page["elements"] = elements(woven.elements);
  page["a_maquettes"] = !woven.maquettes.empty();
  page["maquettes"] = elements(woven.maquettes);
  page["a_choix"] = !woven.choices.empty();
  page["avis_choix"] = woven.choices_lead;
  page["tous_choix"] = choices(woven);
  page["a_index"] = !woven.index.empty();
  page["index"] = index(woven.index);
  return json_text(page);
}

}  // namespace bareme::report
