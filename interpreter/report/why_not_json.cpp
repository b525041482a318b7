#include "report/why_not_json.hpp"

#include "report/json.hpp"

namespace bareme::report {

using evaluation::WhyNot;
using semantics::CheckedRegulation;

namespace {

Json to_json(const CheckedRegulation& regulation, const WhyNot::Lack& lack) {
  Json json{{"condition", lack.text}};
  if (lack.article.valid()) json["article"] = regulation.articles[lack.article.index()].number;
  if (!lack.letter.empty()) json["lettre"] = lack.letter;
  return json;
}

Json to_json(const CheckedRegulation& regulation, const WhyNot::Lever& lever, const std::string& name) {
  Json json{{"entree", name},
            {"avant", json_value(regulation, lever.before, lever.type)},
            {"suffit", json_value(regulation, lever.after, lever.type)}};
  if (lever.short_of) json["ne_suffit_pas"] = json_value(regulation, *lever.short_of, lever.type);
  return json;
}

}  // namespace

std::string why_not_json(const CheckedRegulation& regulation, const WhyNotHead& head, const WhyNot& answer) {
  Json document = json_document("pourquoi pas");
  document["reglement"] = Json{{"titre", regulation.title}, {"version", regulation.version}};
  document["demande"] = head.asked;
  if (!head.goal.empty()) document["attendu"] = head.goal;
  document["valeur"] = json_value(regulation, head.found, head.type);
  document["acquis"] = answer.met();
  Json ways = Json::array(), levers = Json::array();
  for (const std::vector<std::size_t>& way : answer.ways) {
    Json conditions = Json::array();
    for (const std::size_t index : way)
      conditions.push_back(to_json(regulation, answer.lacks[index]));
    ways.push_back(std::move(conditions));
  }
  for (std::size_t i = 0; i < answer.levers.size(); ++i)
    levers.push_back(to_json(regulation, answer.levers[i], head.levers[i]));
  document["ensembles"] = std::move(ways);
  document["autres_ensembles"] = answer.other_ways;
  document["peut_etre_d_autres"] = answer.more_ways;
  document["notes_essayees"] = !answer.of_promotion;
  document["notes"] = std::move(levers);
  document["autres_notes"] = answer.other_levers;
  return json_text(document);
}

}  // namespace bareme::report
