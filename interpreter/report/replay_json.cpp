#include "report/replay_json.hpp"

#include "report/json.hpp"

namespace bareme::report {
namespace {

Json student_json(const ReplayPage::Student& student) {
  Json json{{"numero", student.number}, {"nom", student.name}, {"etat", student.status}};
  if (!student.article.empty()) json["article"] = student.article;
  if (!student.because.empty()) json["condition"] = student.because;
  if (!student.reason.empty()) json["motif"] = student.reason;
  if (student.refused) json["refusee"] = true;
  Json differences = Json::array();
  for (const std::vector<std::string>& one : student.differences)
    differences.push_back(Json{{"quoi", one[0]}, {"avant", one[1]}, {"apres", one[2]}});
  if (!differences.empty()) json["differences"] = std::move(differences);
  if (!student.choices.empty()) json["choix_du_jury"] = student.choices;
  Json options = Json::array();
  for (const std::vector<std::string>& one : student.options)
    options.push_back(Json{{"objet", one[0]}, {"choix", one[1]}, {"etat", one[2]}, {"article", one[3]}});
  if (!options.empty()) json["choix_changes"] = std::move(options);
  if (!student.responsible.empty()) json["changements_responsables"] = student.responsible;
  return json;
}

Json juries_json(const ReplayPage& page) {
  Json juries = Json::array();
  for (const ReplayPage::Jury& jury : page.juries) {
    Json students = Json::array(), counts = Json::object();
    for (const ReplayPage::Student& student : jury.students) {
      students.push_back(student_json(student));
      counts[student.status] = counts.value(student.status, 0) + 1;
    }
    juries.push_back(Json{{"jury", jury.title},
                          {"fichier", jury.path},
                          {"reglement", Json{{"titre", jury.regulation}, {"version", jury.version}}},
                          {"en_vigueur_alors", jury.in_force},
                          {"comptes", counts},
                          {"noms_perdus", jury.lost},
                          {"acceptations_orphelines", jury.orphans},
                          {"etudiants", students}});
  }
  return juries;
}

}  // namespace

std::string replay_json(const ReplayPage& page) {
  Json document = json_document("rejeu");
  document["jurys"] = juries_json(page);
  return json_text(document);
}

std::string compare_json(const std::string& first, const std::string& second, const std::vector<ComparedText>& texts,
                         const std::vector<ComparedLevel>& levels, const ReplayPage& page) {
  Json document = json_document("comparaison");
  document["versions"] = Json::array({first, second});
  Json changes = Json::array(), results = Json::array();
  for (const ComparedText& text : texts)
    changes.push_back(Json{{"quoi", text.name}, {"avant", text.before}, {"apres", text.after}});
  for (const ComparedLevel& level : levels) {
    Json flow = Json::array();
    for (const Flow::Ribbon& ribbon : level.flow)
      flow.push_back(Json{{"avant", ribbon.from}, {"apres", ribbon.to}, {"etudiants", ribbon.count}});
    results.push_back(Json{{"niveau", level.level},
                           {"resultats", level.objects},
                           {"valides_avant", level.before},
                           {"valides_apres", level.after},
                           {"flux", flow}});
  }
  document["textes"] = std::move(changes);
  document["niveaux"] = std::move(results);
  document["jurys"] = juries_json(page);
  return json_text(document);
}

}  // namespace bareme::report
