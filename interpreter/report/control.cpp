#include "report/control.hpp"

#include <map>

#include "report/json.hpp"

namespace bareme::report {
namespace {

Json in_sheet(const std::string& sheet, Json node) {
  if (!sheet.empty()) node["feuille"] = sheet;
  return node;
}

}  // namespace

const char* cause_words(Control::Cause cause) {
  switch (cause) {
    case Control::Cause::Rounding:
      return "arrondi";
    case Control::Cause::Absence:
      return "absence ou note manquante";
    case Control::Cause::Session:
      return "session";
    case Control::Cause::Coefficient:
      return "coefficients";
    case Control::Cause::Missing:
      return "objet manquant";
    case Control::Cause::Jury:
      return "acte du jury";
    case Control::Cause::Code:
      return "code";
    case Control::Cause::Follows:
      return "suit d'une autre";
    case Control::Cause::Unknown:
      return "cause non trouvée";
  }
  return "";
}

std::string control_json(const Control& control) {
  Json node = json_document("contrôle");
  node["fichier"] = control.path;
  node["lu_comme"] = control.format;
  node["reglement"] = {
      {"titre", control.regulation}, {"version", control.version}, {"empreinte", control.regulation_fingerprint}};
  node["promotion"] = control.promotion;
  if (!control.tolerance.empty()) node["tolerance"] = control.tolerance;
  if (control.tables > 1) node["feuilles"] = control.tables;
  Json columns = Json::array();
  for (const Control::Column& one : control.columns)
    columns.push_back(
        in_sheet(one.sheet, {{"titre", one.title}, {"compare", one.compared_with}, {"reconnu", one.found}}));
  node["colonnes"] = std::move(columns);
  node["ignorees"] = control.ignored;
  node["lignes"] = control.rows;
  node["valeurs"] = control.values;
  node["egales"] = control.equal;
  node["egales_par_code_export"] = control.by_export;
  node["egales_a_la_tolerance"] = control.tolerated;
  node["vides"] = control.empty;
  std::map<std::string, std::size_t> causes;
  Json differences = Json::array();
  for (const Control::Difference& one : control.differences) {
    ++causes[cause_words(one.cause)];
    differences.push_back(in_sheet(one.sheet, {{"ligne", one.line},
                                               {"numero", one.number},
                                               {"nom", one.name},
                                               {"titre", one.title},
                                               {"compare", one.compared_with},
                                               {"la_leur", one.theirs},
                                               {"la_notre", one.ours},
                                               {"cause", cause_words(one.cause)},
                                               {"pourquoi", one.because}}));
  }
  node["causes"] = causes;
  node["differences"] = std::move(differences);
  Json strangers = Json::array();
  for (const Control::Stranger& one : control.strangers)
    strangers.push_back(in_sheet(one.sheet, {{"ligne", one.line}, {"numero", one.number}}));
  node["inconnus"] = {{"nombre", control.strangers_count}, {"premiers", std::move(strangers)}};
  node["absents"] = control.absent;
  return json_text(node);
}

}  // namespace bareme::report
