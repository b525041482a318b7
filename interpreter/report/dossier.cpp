#include "report/dossier.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace bareme::report {
namespace {

using nlohmann::ordered_json;

const char* state_name(values::State state) {
  switch (state) {
    case values::State::Present: return "présent";
    case values::State::SansObjet: return "sans objet";
    case values::State::EnAttente: return "en attente";
    case values::State::Impossible: return "impossible";
    case values::State::EnErreur: return "en erreur";
  }
  return "";
}

ordered_json content(const DossierValue& value) {
  switch (value.value.kind()) {
    case values::Kind::Number: return plain_number(value.value.number());
    case values::Kind::Truth: return value.value.truth();
    case values::Kind::Code: return value.code;
    case values::Kind::Date: return value.value.date().iso();
    case values::Kind::Text: return value.value.text();
  }
  return nullptr;
}

ordered_json to_json(const DossierValue& value) {
  ordered_json node;
  if (!value.object.empty()) node["objet"] = value.object;
  node["grandeur"] = value.quantity;
  node["état"] = state_name(value.value.state());
  if (value.value.present()) node["valeur"] = content(value);
  if (!value.awaited.empty()) node["attend"] = value.awaited;
  return node;
}

ordered_json to_json(const DossierChoice& choice) {
  ordered_json node{{"objet", choice.object}, {"code", choice.code}};
  if (!choice.next.empty()) node["suite"] = choice.next;
  node["article"] = choice.article;
  node["lettre"] = choice.letter;
  node["connu"] = choice.known;
  return node;
}

template <class Item>
ordered_json list(const std::vector<Item>& items) {
  ordered_json all = ordered_json::array();
  for (const Item& item : items)
    all.push_back(to_json(item));
  return all;
}

// Bytes that are not UTF-8 (a name of a broken file) are replaced, never thrown on.
std::string text_of(const ordered_json& node) { return node.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

}  // namespace

std::string plain_number(const values::Number& number) {
  std::string text = number.exact_text();
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string json_opening(const DossierHead& head) {
  ordered_json jury = ordered_json::object();
  if (head.session) jury["session"] = *head.session;
  if (head.date) jury["date"] = head.date->iso();
  const ordered_json node{{"format", "bareme-dossier"},
                          {"version", dossier_version},
                          {"programme", head.program},
                          {"règlement", {{"titre", head.regulation}, {"version", head.version}, {"empreinte", head.regulation_fingerprint}}},
                          {"maquette", {{"titre", head.maquette}, {"empreinte", head.maquette_fingerprint}}},
                          {"promotion", head.promotion},
                          {"jury", jury},
                          {"effectif", head.students}};
  std::string text = text_of(node);
  text.pop_back();
  return text + ",\"étudiants\":[";
}

std::string json_student(const DossierStudent& student, bool first) {
  const ordered_json node{{"numéro", student.number}, {"nom", student.name}, {"prénom", student.first_name},
                          {"valeurs", list(student.values)}, {"choix", list(student.choices)}};
  return (first ? "\n" : ",\n") + text_of(node);
}

std::string json_closing() { return "\n]}\n"; }

}  // namespace bareme::report
