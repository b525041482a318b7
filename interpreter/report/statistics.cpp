#include "report/statistics.hpp"

#include <fmt/format.h>

#include "report/json.hpp"
#include "values/rounding.hpp"

namespace bareme::report {
namespace {

using values::Number;

const values::Rounding hundredth{values::RoundingMode::HalfUp, Number(1, 100)};

std::string shown(const std::optional<Number>& number) { return number ? number->decimal_text(2) : ""; }

Json object_json(const Statistics::Object& one) {
  Json node{{"objet", one.object}, {"libelle", one.label}, {"effectif", one.means.size()}};
  if (one.has_result)
    node.update({{"concernes", one.concerned},
                 {"valides", one.validated},
                 {"refuses", one.refused},
                 {"en_attente", one.waiting},
                 {"taux", one.rate()}});
  if (!one.means.empty())
    node["moyenne"] = {{"moyenne", exact_json_number(*one.mean())},
                       {"mediane", exact_json_number(*one.median())},
                       {"plus_basse", exact_json_number(one.means.front())},
                       {"plus_haute", exact_json_number(one.means.back())}};
  Json counts = Json::array();
  for (const Statistics::Count& count : one.counts)
    counts.push_back({{"code", count.code}, {"libelle", count.label}, {"nombre", count.students}});
  node["resultats"] = std::move(counts);
  return node;
}

}  // namespace

std::optional<Number> Statistics::Object::mean() const {
  if (means.empty()) return std::nullopt;
  Number sum(0);
  for (const Number& one : means)
    sum = sum + one;
  return rounded(sum / Number(static_cast<std::int64_t>(means.size())), hundredth);
}

std::optional<Number> Statistics::Object::median() const {
  if (means.empty()) return std::nullopt;
  const std::size_t half = means.size() / 2;
  if (means.size() % 2 == 1) return rounded(means[half], hundredth);
  return rounded((means[half - 1] + means[half]) / Number(2), hundredth);
}

std::string Statistics::Object::rate() const {
  const std::size_t known = concerned - waiting;
  if (known == 0) return "";
  const Number percent = Number(static_cast<std::int64_t>(validated) * 100, static_cast<std::int64_t>(known));
  return rounded(percent, {values::RoundingMode::HalfUp, Number(1, 10)}).decimal_text(1) + " %";
}

std::string statistics_json(const Statistics& statistics) {
  Json node = json_document("statistiques");
  node["programme"] = statistics.program;
  node["reglement"] = {{"titre", statistics.regulation},
                       {"version", statistics.version},
                       {"empreinte", statistics.regulation_fingerprint}};
  node["promotion"] = statistics.promotion;
  if (!statistics.year.empty()) node["annee"] = statistics.year;
  if (statistics.session) node["session"] = *statistics.session;
  if (statistics.erased != 0) node["effaces"] = statistics.erased;
  Json objects = Json::array();
  for (const Statistics::Object& one : statistics.objects)
    objects.push_back(object_json(one));
  node["objets"] = std::move(objects);
  Json passages = Json::array();
  for (const Statistics::Passage& one : statistics.passages)
    passages.push_back({{"de_annee", one.from_year},
                        {"de", one.from},
                        {"resultat", one.result},
                        {"a_annee", one.to_year},
                        {"a", one.to},
                        {"nombre", one.students}});
  node["passages"] = std::move(passages);
  return json_text(node);
}

std::vector<Sheet> statistics_sheets(const Statistics& statistics) {
  Sheet objects{"Objets",
                {"objet", "libellé", "concernés", "validés", "refusés", "en attente", "taux", "moyenne", "médiane",
                 "plus basse", "plus haute"},
                {},
                {},
                {2, 3, 4, 5, 7, 8, 9, 10}};
  Sheet results{"Résultats", {"objet", "code", "libellé", "nombre"}, {}, {}, {3}};
  for (const Statistics::Object& one : statistics.objects) {
    const auto count = [&](std::size_t number) { return one.has_result ? std::to_string(number) : std::string(); };
    objects.rows.push_back({one.object, one.label, count(one.concerned), count(one.validated), count(one.refused),
                            count(one.waiting), one.rate(), shown(one.mean()), shown(one.median()),
                            one.means.empty() ? "" : one.means.front().decimal_text(2),
                            one.means.empty() ? "" : one.means.back().decimal_text(2)});
    for (const Statistics::Count& line : one.counts)
      results.rows.push_back({one.object, line.code, line.label, std::to_string(line.students)});
  }
  Sheet passages{"Passages", {"de l'année", "de", "résultat", "à l'année", "à", "nombre"}, {}, {}, {5}};
  for (const Statistics::Passage& one : statistics.passages)
    passages.rows.push_back({one.from_year, one.from, one.result, one.to_year, one.to, std::to_string(one.students)});
  std::vector<Sheet> all = {std::move(objects), std::move(results)};
  if (!passages.rows.empty()) all.push_back(std::move(passages));
  return all;
}

}  // namespace bareme::report
