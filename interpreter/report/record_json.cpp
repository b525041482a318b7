#include "report/record_json.hpp"

#include "report/json.hpp"

namespace bareme::report {
namespace {

void fill(Json& json, const Record& record);

Json to_json(const std::vector<Record>& records) {
  Json all = Json::array();
  for (const Record& record : records) {
    Json one = Json::object();
    fill(one, record);
    all.push_back(std::move(one));
  }
  return all;
}

template <class Plain>
Json to_json(const Plain& plain) {
  return Json(plain);
}

void fill(Json& json, const Record& record) {
  for (const auto& [name, item] : record.fields)
    json[name] = std::visit([](const auto& held) { return to_json(held); }, item);
}

}  // namespace

std::string record_json(const std::string& kind, const Record& record) {
  Json json = json_document(kind);
  fill(json, record);
  return json_text(json);
}

}  // namespace bareme::report
