#include "report/prospect_text.hpp"

#include <algorithm>

#include "report/prospect_json.hpp"
#include "report/value_text.hpp"

namespace bareme::report {

using evaluation::Prospect;
using semantics::CheckedRegulation;
using values::Value;

namespace {

constexpr std::size_t reasons_at_most = 3;

std::string outcomes(const CheckedRegulation& regulation, const std::vector<Value>& codes) {
  std::string text;
  for (std::size_t i = 0; i < codes.size(); ++i)
    text += (i == 0 ? "" : i + 1 < codes.size() ? ", " : " ou ") + regulation.code(codes[i].code()).name;
  return text;
}

std::string verb(const CheckedRegulation& regulation, const Prospect::Reason& reason) {
  const std::string row = reason.code ? regulation.code(*reason.code).name + " " : "";
  return row +
         (!reason.code   ? (reason.holds ? "oui" : "non")
          : reason.holds ? "acquis"
                         : "perdu") +
         " quoi qu'il arrive : ";
}

}  // namespace

std::string prospect_text(const CheckedRegulation& regulation, const Prospect& prospect) {
  if (!prospect.informs) return "";
  const std::string or_nothing = prospect.or_nothing ? ", ou sans objet" : "";
  if (prospect.certain)
    return value_text(regulation, *prospect.certain, prospect.type, prospect.rounding) + " quoi qu'il arrive";
  if (prospect.between)
    return "entre " + value_text(regulation, Value::of(prospect.between->low), prospect.type, prospect.rounding) +
           " et " + value_text(regulation, Value::of(prospect.between->high), prospect.type, prospect.rounding) +
           (prospect.between->reached ? "" : " au plus large") + or_nothing;
  return "encore possible : " + outcomes(regulation, prospect.outcomes) + or_nothing;
}

std::vector<std::string> prospect_reasons(const CheckedRegulation& regulation, const Prospect& prospect) {
  std::vector<std::string> lines;
  std::string opening;
  std::size_t told = 0;
  for (const Prospect::Reason& reason : prospect.reasons) {
    const std::string begins = verb(regulation, reason);
    const bool same = begins == opening;
    told = same ? told + 1 : 1;
    opening = begins;
    if (told > reasons_at_most) {
      if (told == reasons_at_most + 1) lines.back() += " ; …";
      continue;
    }
    const std::string text = (reason.letter.empty() ? "" : reason.letter + ") ") + reason.text;
    if (same)
      lines.back() += " ; " + text;
    else
      lines.push_back(begins + text);
  }
  return lines;
}

Json prospect_json(const CheckedRegulation& regulation, const Prospect& prospect) {
  Json json = Json::object();
  if (prospect.certain)
    json["quoi_qu_il_arrive"] = json_value(regulation, *prospect.certain, prospect.type, prospect.rounding);
  if (prospect.between) {
    json["au_moins"] = json_value(regulation, Value::of(prospect.between->low), prospect.type, prospect.rounding);
    json["au_plus"] = json_value(regulation, Value::of(prospect.between->high), prospect.type, prospect.rounding);
    json["bornes_atteintes"] = prospect.between->reached;
  }
  for (const Value& code : prospect.outcomes)
    json["encore_possibles"].push_back(regulation.code(code.code()).name);
  if (!prospect.certain) json["peut_etre_sans_objet"] = prospect.or_nothing;
  for (const Prospect::Reason& reason : prospect.reasons) {
    Json one = Json::object();
    if (reason.code) one["code"] = regulation.code(*reason.code).name;
    if (reason.code) one["sort"] = reason.holds ? "acquis" : "perdu";
    if (!reason.letter.empty()) one["lettre"] = reason.letter;
    one["condition"] = reason.text;
    if (reason.article.valid()) one["article"] = regulation.articles[reason.article.index()].number;
    json["raisons"].push_back(std::move(one));
  }
  return json;
}

}  // namespace bareme::report
