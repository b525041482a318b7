#include "report/dossier.hpp"

#include "report/prospect_json.hpp"

namespace bareme::report {
namespace {

Json to_json(const semantics::CheckedRegulation& regulation, const DossierValue& value) {
  Json node;
  if (!value.object.empty()) node["objet"] = value.object;
  node["grandeur"] = value.quantity;
  if (!value.view.empty()) node["vue"] = value.view;
  node.update(json_value(regulation, value.value, value.type, value.rounding));
  if (!value.awaited.empty()) node["attend"] = value.awaited;
  if (!value.stopped.empty()) node["erreur"] = value.stopped;
  if (value.to_come) node["a_venir"] = prospect_json(regulation, *value.to_come);
  return node;
}

Json to_json(const semantics::CheckedRegulation& regulation, const DossierChoice& choice) {
  Json node{{"objet", choice.object}, {"code", regulation.code(choice.code).name}};
  node.update(json_code(regulation.code(choice.code)));
  if (!choice.next.empty()) node["suite"] = choice.next;
  node["article"] = choice.article;
  node["lettre"] = choice.letter;
  node["connu"] = choice.known;
  return node;
}

// On one line. Bytes that are not UTF-8 (a name of a broken file) are replaced, never thrown on.
std::string line_of(const Json& node) { return node.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string dossier_opening(const DossierHead& head) {
  Json jury = Json::object();
  if (head.session) jury["session"] = *head.session;
  if (head.date) jury["date"] = head.date->iso();
  Json node = json_document("dossier");
  node["programme"] = head.program;
  node["reglement"] = {
      {"titre", head.regulation}, {"version", head.version}, {"empreinte", head.regulation_fingerprint}};
  node["maquette"] = {{"titre", head.maquette}, {"empreinte", head.maquette_fingerprint}};
  node["promotion"] = head.promotion;
  node["jury"] = std::move(jury);
  node["effectif"] = head.students;
  std::string text = line_of(node);
  text.pop_back();  // the students come before its last brace
  return text + ",\"etudiants\":[";
}

std::string dossier_student(const semantics::CheckedRegulation& regulation, const DossierStudent& student, bool first) {
  Json values = Json::array(), choices = Json::array();
  for (const DossierValue& value : student.values)
    values.push_back(to_json(regulation, value));
  for (const DossierChoice& choice : student.choices)
    choices.push_back(to_json(regulation, choice));
  const Json node{{"numero", student.number},
                  {"nom", student.name},
                  {"prenom", student.first_name},
                  {"valeurs", std::move(values)},
                  {"choix", std::move(choices)}};
  return (first ? "\n" : ",\n") + line_of(node);
}

std::string dossier_closing() { return "\n]}\n"; }

}  // namespace bareme::report
