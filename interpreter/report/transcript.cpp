#include "report/transcript.hpp"

#include "report/json.hpp"

namespace bareme::report {
namespace {

using semantics::CheckedRegulation;

Json named(const std::string& label, const std::string& label_en) {
  Json node = Json::object();
  if (!label.empty()) node["libelle"] = label;
  if (!label_en.empty()) node["libelle_en"] = label_en;
  return node;
}

Json item_json(const CheckedRegulation& regulation, const Transcript::Item& item) {
  Json node = named(item.label, item.label_en);
  node["valeur"] = json_value(regulation, item.value.value, item.value.type, item.value.rounding);
  if (!item.awaited.empty()) node["attend"] = item.awaited;
  return node;
}

Json items_json(const CheckedRegulation& regulation, const std::vector<Transcript::Item>& items) {
  Json list = Json::array();
  for (const Transcript::Item& item : items)
    list.push_back(item_json(regulation, item));
  return list;
}

Json row_json(const CheckedRegulation& regulation, const Transcript::Row& row) {
  Json node{{"niveau", row.level}, {"objet", row.object}};
  node.update(named(row.label, row.label_en));
  node["rang"] = row.depth;
  node["valeurs"] = items_json(regulation, row.items);
  return node;
}

Json transcript_json(const CheckedRegulation& regulation, const Transcript& one) {
  Json node{{"numero", one.number}, {"nom", one.name}, {"prenom", one.first_name}, {"objet", one.object}};
  node.update(named(one.label, one.label_en));
  Json rows = Json::array();
  for (const Transcript::Row& row : one.rows)
    rows.push_back(row_json(regulation, row));
  node["lignes"] = std::move(rows);
  node["synthese"] = items_json(regulation, one.summary);
  return node;
}

}  // namespace

std::string transcripts_json(const CheckedRegulation& regulation, const Transcripts& transcripts) {
  Json node = json_document("document");
  node["document"] = transcripts.document;
  node["langues"] = transcripts.languages;
  node["programme"] = transcripts.program;
  node["reglement"] = {{"titre", transcripts.regulation},
                       {"version", transcripts.version},
                       {"empreinte", transcripts.regulation_fingerprint}};
  node["maquette"] = {{"titre", transcripts.maquette}, {"empreinte", transcripts.maquette_fingerprint}};
  node["promotion"] = transcripts.promotion;
  if (!transcripts.year.empty()) node["annee"] = transcripts.year;
  node["donnees"] = {{"empreinte", transcripts.data_fingerprint}};
  Json jury = Json::object();
  if (transcripts.session) jury["session"] = *transcripts.session;
  if (transcripts.date) jury["date"] = transcripts.date->iso();
  node["jury"] = std::move(jury);
  node["inacheve"] = transcripts.unfinished;
  Json list = Json::array();
  for (const Transcript& one : transcripts.all)
    list.push_back(transcript_json(regulation, one));
  node["etudiants"] = std::move(list);
  return json_text(node);
}

}  // namespace bareme::report
