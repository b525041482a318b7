#include "report/explanation_json.hpp"

#include "report/json.hpp"
#include "report/prospect_json.hpp"

namespace bareme::report {

using evaluation::Trace;

namespace {

const char* kind_name(Trace::Kind kind) {
  switch (kind) {
    case Trace::Kind::Quantity:
      return "grandeur";
    case Trace::Kind::Mark:
      return "note";
    case Trace::Kind::Fact:
      return "fait";
    case Trace::Kind::Letter:
      return "lettre";
    case Trace::Kind::Row:
      return "ligne";
    case Trace::Kind::Exception:
      return "exception";
    case Trace::Kind::Formula:
      return "formule";
    case Trace::Kind::Item:
      return "élément";
    case Trace::Kind::Note:
      return "remarque";
  }
  return "";
}

Json node(const semantics::CheckedRegulation& regulation, const Trace& trace) {
  Json json{{"genre", kind_name(trace.kind)},
            {"libelle", trace.label},
            {"valeur", json_value(regulation, trace.value, trace.type, trace.rounding)}};
  if (trace.foreseen) json["a_venir"] = prospect_json(regulation, *trace.foreseen);
  if (!trace.letter.empty()) json["lettre"] = trace.letter;
  if (!trace.reason.empty()) json["motif"] = trace.reason;
  if (!trace.reason_en.empty()) json["motif_anglais"] = trace.reason_en;
  if (!trace.formula.empty()) json["formule"] = trace.formula;
  if (trace.rounding) json["arrondi"] = values::describe(*trace.rounding);
  if (trace.before_rounding) json["avant_arrondi"] = exact_json_number(*trace.before_rounding);
  if (!trace.remark.empty()) json["remarque"] = trace.remark;
  if (trace.article.valid()) {
    const semantics::Article& article = regulation.articles[trace.article.index()];
    json["article"] = Json{{"numero", article.number}, {"titre", article.title}};
  }
  json["decisif"] = trace.decisive;
  if (!trace.children.empty()) json["details"] = Json::array();
  for (const Trace& child : trace.children)
    json["details"].push_back(node(regulation, child));
  return json;
}

}  // namespace

std::string explanation_json(const semantics::CheckedRegulation& regulation, const Trace& trace) {
  Json document = json_document("explication");
  document["reglement"] = Json{{"titre", regulation.title}, {"version", regulation.version}};
  document["explication"] = node(regulation, trace);
  return json_text(document);
}

}  // namespace bareme::report
