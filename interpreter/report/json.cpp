#include "report/json.hpp"

#include <algorithm>

#include "report/value_text.hpp"

namespace bareme::report {

namespace {

const char* nature(values::Kind kind) {
  switch (kind) {
    case values::Kind::Number:
      return "nombre";
    case values::Kind::Truth:
      return "oui ou non";
    case values::Kind::Code:
      return "code";
    case values::Kind::Date:
      return "date";
    case values::Kind::Text:
      return "texte";
    case values::Kind::List:
      return "liste";
  }
  return "";
}

}  // namespace

Json json_code(const semantics::Code& code) {
  Json json = Json::object();
  if (!code.label.empty()) json["libelle"] = code.label;
  if (!code.label_en.empty()) json["libelle_en"] = code.label_en;
  if (!code.export_code.empty()) json["export"] = code.export_code;
  return json;
}

Json json_document(const std::string& kind) { return Json{{"format", json_format}, {"nature", kind}}; }

std::string exact_json_number(const values::Number& number) {
  std::string text = number.exact_text();
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

Json json_value(const semantics::CheckedRegulation& regulation, const values::Value& value, const semantics::Type& type,
                const std::optional<values::Rounding>& rounding) {
  Json json{{"etat", values::describe(value.state())}};
  if (!value.present()) return json;
  json["nature"] = nature(value.kind());
  if (value.is_number()) json["exact"] = exact_json_number(value.number());
  if (value.is_number() && !type.unit.plain()) json["unite"] = values::describe(type.unit);
  if (value.is_truth()) json["vrai"] = value.truth();
  if (value.kind() == values::Kind::Date) json["iso"] = value.date().iso();
  if (value.kind() == values::Kind::List) json["liste"] = value.list();
  if (value.is_code()) json.update(json_code(regulation.code(value.code())));
  json["texte"] = value_text(regulation, value, type, rounding);
  return json;
}

std::string json_text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace bareme::report
