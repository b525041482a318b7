#include "report/scodoc_jury.hpp"

#include <algorithm>
#include <map>

#include "report/json.hpp"

namespace bareme::report {
namespace {

std::string said(const Json& node, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto found = node.find(key);
    if (found == node.end() || found->is_null()) continue;
    if (found->is_string() && !found->get<std::string>().empty()) return found->get<std::string>();
    if (found->is_number()) return found->dump();  // its shortest text
  }
  return "";
}

class Reading {
 public:
  explicit Reading(ScodocJury& jury) : jury_(jury) {}

  void student(const Json& node) {
    ScodocJury::Row row{said(node, {"code_nip", "nip", "etudid"}), said(node, {"nom", "nom_disp"}), {}};
    for (const char* group : {"ues", "rcues", "semestres"})
      if (const auto list = node.find(group); list != node.end() && list->is_array())
        for (const Json& one : *list)
          if (one.is_object()) object(one, row);
    for (const char* whole : {"annee", "semestre"})
      if (const auto one = node.find(whole); one != node.end() && one->is_object()) {
        const std::string order = said(*one, {"ordre"});
        put(row, order.empty() ? whole : std::string(whole) + " " + order, "code", true, said(*one, {"code"}));
      }
    jury_.rows.push_back(std::move(row));
  }

  void finish() {
    for (ScodocJury::Row& row : jury_.rows)
      row.cells.resize(jury_.columns.size());
  }

 private:
  void object(const Json& one, ScodocJury::Row& row) {
    const std::string object = said(one, {"ue_code", "acronyme", "titre", "ue_id", "formsemestre_id", "rcue_id"});
    if (object.empty()) return;
    put(row, object, "code", true, said(one, {"code"}));
    put(row, object, "moyenne", false, said(one, {"moy", "moy_ue", "moyenne"}));
    put(row, object, "ects", false, said(one, {"ects"}));
  }

  void put(ScodocJury::Row& row, const std::string& object, const char* what, bool result, const std::string& value) {
    if (value.empty()) return;
    const std::string title = object + " " + what;
    const auto [place, fresh] = places_.try_emplace(title, jury_.columns.size());
    if (fresh) jury_.columns.push_back({title, object, result});
    if (row.cells.size() <= place->second) row.cells.resize(place->second + 1);
    std::string& cell = row.cells[place->second];
    if (!cell.empty() && cell != value && !jury_.twice) jury_.twice = ScodocJury::Twice{row.number, title, cell, value};
    cell = value;
  }

  ScodocJury& jury_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

bool is_json(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && (text[first] == '[' || text[first] == '{');
}

ScodocJury read_scodoc_jury(std::string_view text) {
  ScodocJury jury;
  const Json node = Json::parse(text, nullptr, false);
  if (node.is_discarded()) {
    jury.fault = "ce JSON est coupé, ou n'en est pas";
    return jury;
  }
  if (!node.is_array() || node.empty() || !node.front().is_object()) {
    jury.fault = "ce JSON n'est pas une liste de décisions de jury";
    return jury;
  }
  Reading reading(jury);
  for (const Json& one : node)
    if (one.is_object()) reading.student(one);
  reading.finish();
  return jury;
}

}  // namespace bareme::report
