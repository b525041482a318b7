// Articles: what they define, their verdicts, exceptions, headings, views and checks.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

}  // namespace

Diagnostic cycle(const Words& chain, Span place) {
  std::string text;
  for (const std::string& link : chain)
    text += (text.empty() ? "" : " → ") + link;
  return Diagnostic("B065", place, "ces définitions tournent en rond")
      .mark(text)
      .help("rompre la boucle : l'une de ces valeurs doit se calculer sans les autres");
}
namespace {
std::string one_of_two(std::string near, std::string otherwise) { return near.empty() ? otherwise : near; }
}  // namespace

Diagnostic verdict_without_otherwise(const std::string& code, Span place) {
  return Diagnostic("B066", place, "les lignes de résultat ne prévoient pas tous les cas")
      .help("finir par « résultat " + code + " sinon »");
}
Diagnostic otherwise_not_last(Span place) {
  return Diagnostic("B066", place, "rien ne peut suivre « sinon »").help("placer la ligne « sinon » la dernière");
}
Diagnostic unknown_exception(const std::string& label, Span place, const Words& known) {
  return Diagnostic("B067", place, "aucune exception " + guillemets(label) + " pour cette grandeur")
      .help(nearest_help(label, known));
}
Diagnostic exceptions_in_conflict(const std::string& quantity, const std::string& first, const std::string& second,
                                  Span place, Span other) {
  return Diagnostic("B068", place,
                    "deux exceptions à " + guillemets(quantity) +
                        " s'appliquent toujours ensemble : " + guillemets(first) + " et " + guillemets(second))
      .note(other, "l'autre exception")
      .help("dire laquelle l'emporte : « exception \"" + second + "\" à \"" + first + "\" »");
}
Diagnostic exceptions_in_a_circle(const std::string& label, Span place) {
  return Diagnostic("B067", place, "l'exception " + guillemets(label) + " l'emporte sur elle-même, par d'autres")
      .help("retirer l'un des « à \"…\" » : celle qui perd n'en a pas");
}
Diagnostic heading_reads_students(Span place) {
  return Diagnostic("B069", place, "« dont » dans l'en-tête laisserait sans règle les objets qu'il écarte")
      .mark("un en-tête ne lit que la maquette")
      .help("choisir par un attribut (« de », « sauf », « parmi »), ou écrire « exception \"…\" : … = …  lorsque … »");
}
Diagnostic unknown_type(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B051", place, guillemets(name) + " n'est pas un type de valeur")
      .mark(choice_of("types", known))
      .help(nearest_help(name, known));
}
Diagnostic unknown_attribute(const std::string& name, const std::string& level, Span place, const Words& known) {
  return Diagnostic("B051", place, guillemets(name) + " n'est pas un attribut de chaque " + level)
      .mark(choice_of("attributs", known))
      .help(one_of_two(nearest_help(name, known), "le déclarer dans « structure » : « attribut " + name +
                                                      " : (… ; …) pour chaque " + level + " »"));
}
Diagnostic exception_without_rule(const std::string& quantity, const std::string& level, Span place) {
  return Diagnostic("B069", place,
                    "aucune règle ne définit " + guillemets(quantity) + " pour chaque " + level +
                        " : il n'y a rien à changer ici")
      .help("écrire d'abord la règle, ou corriger le nom");
}
Diagnostic base_rule_under_condition(const std::string& name, Span place) {
  return Diagnostic(
             "B069", place,
             "« lorsque » dans l'en-tête laisserait " + guillemets(name) + " sans règle quand la condition est fausse")
      .help("écrire « exception \"…\" : " + name + " = …  lorsque … »");
}
Diagnostic unknown_function(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B070", place, guillemets(name) + " n'est ni une fonction ni un barème")
      .help(one_of_two(nearest_help(name, known),
                       "le déclarer, ou faire venir la bibliothèque qui l'a, comme « utilise \"mentions\" »"));
}
Diagnostic wrong_argument_count(const std::string& name, int expected, std::size_t found, Span place) {
  return Diagnostic("B070", place,
                    guillemets(name) + " attend " + std::to_string(expected) +
                        (expected > 1 ? " valeurs, pas " : " valeur, pas ") + std::to_string(found))
      .help("les valeurs se séparent par « ; » ; la virgule est décimale");
}
Diagnostic unknown_view(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B071", place, guillemets(name) + " n'est pas une vue")
      .mark(choice_of("vues", known))
      .help(nearest_help(name, known))
      .help(
          "une autre vue se déclare dans la convention (« vue délibération \"…\" »), une session de plus dans la "
          "structure (« sessions 3 »)");
}
Diagnostic check_fails(const std::string& found, const std::string& relation, const std::string& expected,
                       const std::string& where, Span place) {
  return Diagnostic("B072", place,
                    "ce que dit « vérifie » n'est pas vrai" + (where.empty() ? std::string() : " pour " + where))
      .mark(found + ", et non " + relation + " " + expected)
      .help(where.empty() ? "corriger l'un des deux côtés" : "corriger la maquette, ou ce que dit « vérifie »");
}
Diagnostic result_code_without_kind(const std::string& name, Span place) {
  return Diagnostic("B076", place, "le code de résultat " + guillemets(name) + " n'a pas de nature")
      .help("écrire « : validant », « : refusant », « : suspensif » ou « : état »");
}
Diagnostic leaves_and_stays(const std::string& name, Span place) {
  return Diagnostic("B054", place, "le code " + guillemets(name) + " dit à la fois « sortie » et une inscription")
      .help("garder « sortie », ou « année suivante » et « même année », seules ou ensemble");
}
Diagnostic verdict_misses_impossible(const std::string& code, Span place) {
  return Diagnostic("B077", place, "ce verdict peut rencontrer une valeur impossible et n'a pas de ligne pour elle")
      .mark(code + " rend le résultat impossible")
      .help("ajouter une ligne, par exemple « résultat DEF si moyenne est impossible »");
}
Diagnostic no_retained_mark(Span place) {
  return Diagnostic("B078", place, "aucun article ne dit quelle note compte")
      .help("écrire un article « pour chaque épreuve » avec « note retenue = … »");
}
Diagnostic said_otherwise(const std::string& what, Span place, const std::string& remedy) {
  return Diagnostic("B079", place, what).help(remedy);
}
Diagnostic value_expected(const std::string& type, Span place) {
  return Diagnostic("B063", place, "ce n'est pas la valeur attendue").mark("attendu : " + type);
}
Diagnostic article_without_scope(const std::string& what, Span place) {
  return Diagnostic("B073", place, what + " demande un en-tête « pour chaque … »")
      .help("ajouter à l'article « pour chaque ue » (ou le niveau voulu)");
}
Diagnostic unknown_rounded_name(const std::string& name, Span place, const Words& known) {
  const std::string near = nearest_help(name, known);
  return Diagnostic("B074", place, "aucune grandeur ne s'appelle " + guillemets(name))
      .help(near)
      .help(near.empty() ? "cette ligne attend l'article qui la définira : « " + name + " = … »" : "");
}
Diagnostic view_tested_outside_exception(Span place) {
  return Diagnostic("B071", place, "seule une exception peut demander dans quelle vue on est")
      .help("écrire « exception \"…\" : … = …  lorsque vue est … », ou lire la valeur dans une vue : « moyenne en … »");
}
Diagnostic jury_read_outside_choice(Span place) {
  return Diagnostic("B086", place, "la session et la date du jury ne se lisent que dans « au choix du jury »")
      .mark("ce qui se calcule ne dépend pas de qui demande")
      .help("lire une note ou une entrée à la place, ou la valeur dans une vue (« moyenne en session 1 »)");
}
Diagnostic check_reads_a_student(Span place) {
  return Diagnostic("B079", place, "« vérifie » ne lit que la maquette, et lit ici ce que seul un étudiant a")
      .help(
          "n'y lire que des attributs, des paramètres et des nombres écrits ; pour une formule, écrire un « exemple »");
}

}  // namespace bareme::semantics::problems
