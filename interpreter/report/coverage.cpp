#include "report/coverage.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "report/json.hpp"
#include "text/fold.hpp"

namespace bareme::report {
namespace {

using evaluation::ArticleCoverage;
using evaluation::Uncovered;
using Kind = Uncovered::Kind;

constexpr std::size_t excerpt_width = 70;

std::string where(const diagnostics::Sources& sources, const diagnostics::Span& place) {
  const diagnostics::SourceText& source = sources[place.source];
  return fmt::format("{}:{}", source.path(), source.position(place.begin).line);
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" \t") - begin + 1));
}

// The part as written: its first line, without what follows it.
std::string excerpt(const diagnostics::Sources& sources, const diagnostics::Span& place) {
  std::string_view text = sources.excerpt(place);
  text = text.substr(0, std::min(text.find('\n'), text.find(" #")));
  return text::truncate(trimmed(text), excerpt_width);
}

// A row of a table is known by what it gives: shown from the case it answers to, which stands before on its line.
diagnostics::Span with_its_case(const diagnostics::Sources& sources, diagnostics::Span place) {
  const std::string_view text = sources[place.source].text();
  std::uint32_t begin = place.begin;
  int inside = 0;  // parentheses closed since: « moyenne(DS 2 ; TP 1) si … sinon »
  while (begin > 0 && text[begin - 1] != '\n' && (inside > 0 || text[begin - 1] != ';')) {
    --begin;
    inside += text[begin] == ')' ? 1 : text[begin] == '(' && inside > 0 ? -1 : 0;
  }
  return {place.source, begin, place.end};
}

std::string what(const diagnostics::Sources& sources, const Uncovered& one) {
  const std::string text = excerpt(sources, one.place);
  switch (one.kind) {
    case Kind::Rule:
      return "règle jamais calculée : " + text;
    case Kind::Letter: {
      const char* never = one.failed ? "vraie" : one.held ? "fausse" : "lue";
      return fmt::format("lettre {}) jamais {} : {}", one.letter, never, text);
    }
    case Kind::Row:
      return "ligne jamais prise : " + text;
    case Kind::Exception:
      return "exception jamais appliquée : « " + one.name + " »";
    case Kind::Choice:
      return "choix jamais offert : " + text;
    case Kind::Line:
      break;
  }
  return "cas jamais pris : " + excerpt(sources, with_its_case(sources, one.place));
}

std::string title(const semantics::CheckedRegulation& regulation, const ArticleCoverage& one) {
  if (!one.article.valid()) return "barème « " + regulation.tables[one.table.index()].name + " »";
  const semantics::Article& article = regulation.articles[one.article.index()];
  return "article " + article.number + " « " + article.title + " »";
}

Json check_json(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                const evaluation::TrialCheck& check) {
  Json json{{"libelle", check.label}, {"lieu", where(sources, check.place)}, {"passe", check.passed}};
  if (check.kind == semantics::Expected::Kind::Choices) return json;
  json["attendu"] = json_value(regulation, check.expected, check.type);
  json["obtenu"] = json_value(regulation, check.obtained, check.type);
  return json;
}

Json trial_json(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                const evaluation::Trial& trial) {
  static const char* const kinds[] = {"exemple", "vérifie", "cas"};
  Json json{{"genre", kinds[static_cast<int>(trial.kind)]},
            {"titre", trial.title},
            {"lieu", where(sources, trial.place)},
            {"passe", trial.passed()},
            {"attentes", Json::array()}};
  for (const evaluation::TrialCheck& check : trial.checks)
    json["attentes"].push_back(check_json(regulation, sources, check));
  return json;
}

Json article_json(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                  const ArticleCoverage& one) {
  Json json = Json::object();
  if (one.article.valid()) {
    const semantics::Article& article = regulation.articles[one.article.index()];
    json["article"] = Json{{"numero", article.number}, {"titre", article.title}};
  } else {
    json["bareme"] = regulation.tables[one.table.index()].name;
  }
  json["lignes"] = one.parts;
  json["manque"] = Json::array();
  for (const Uncovered& missing : one.missing)
    json["manque"].push_back(Json{{"lieu", where(sources, missing.place)}, {"quoi", what(sources, missing)}});
  return json;
}

}  // namespace

std::string coverage_summary(const evaluation::CoverageReport& coverage) {
  const auto of = [](std::size_t some, std::size_t all, const char* what) {
    return fmt::format("{} {}{} sur {}", some, what, some > 1 ? "s" : "", all);
  };
  return fmt::format("Couverture : {}, {}.", of(coverage.articles_touched(), coverage.articles_total(), "article"),
                     of(coverage.parts_covered(), coverage.parts_total(), "ligne"));
}

std::string coverage_text(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                          const evaluation::CoverageReport& coverage) {
  std::string text;
  for (const ArticleCoverage& one : coverage.articles) {
    if (one.missing.empty()) continue;
    text += title(regulation, one) + (one.seen_a_part ? "\n" : " : rien ne l'exerce\n");
    for (const Uncovered& missing : one.missing)
      text += fmt::format("  {}  {}\n", where(sources, missing.place), what(sources, missing));
  }
  return text;
}

std::string trials_json(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                        const std::vector<evaluation::Trial>& trials, const evaluation::CoverageReport& coverage) {
  Json document = json_document("essais");
  document["reglement"] = Json{{"titre", regulation.title}, {"version", regulation.version}};
  document["essais"] = Json::array();
  for (const evaluation::Trial& trial : trials)
    document["essais"].push_back(trial_json(regulation, sources, trial));
  document["couverture"] = Json{{"articles", coverage.articles_total()},
                                {"articles_exerces", coverage.articles_touched()},
                                {"lignes", coverage.parts_total()},
                                {"lignes_exercees", coverage.parts_covered()},
                                {"par_article", Json::array()}};
  for (const ArticleCoverage& one : coverage.articles)
    document["couverture"]["par_article"].push_back(article_json(regulation, sources, one));
  return json_text(document);
}

}  // namespace bareme::report
