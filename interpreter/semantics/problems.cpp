#include "semantics/problems.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

std::string listed(const Words& words) {
  std::string text;
  for (const std::string& word : words)
    text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string choice_of(const std::string& title, const Words& known) {
  return known.empty() ? "" : title + " : " + listed(known);
}

}  // namespace

Diagnostic unknown_level(const syntax::Name& name, const Words& known) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas un niveau de la structure")
      .mark(choice_of("niveaux", known))
      .help(nearest_help(name.text, known));
}
Diagnostic level_not_inside(const syntax::Name& name, const std::string& standing) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas contenu dans " + guillemets(standing))
      .help("« chaque » et « des » parcourent ce que l'objet contient ; pour ce qui le contient, écrire « … de " +
            name.text + " »");
}
Diagnostic unknown_name(const std::string& name, const std::string& standing, Span place, const Words& known) {
  return Diagnostic("B051", place, guillemets(standing) + " n'a rien qui s'appelle " + guillemets(name))
      .mark("nom inconnu ici")
      .help(nearest_help(name, known));
}
Diagnostic result_of_other_level(const std::string& name, const std::string& standing, const std::string& owner,
                                 Span place) {
  return Diagnostic("B051", place,
                    guillemets(name) + " se calcule pour chaque " + owner + ", pas pour chaque " + standing)
      .mark("un résultat ne se voit que de son niveau")
      .help("pour celui qui contient, écrire « " + name + " de " + owner +
            " » ; pour ceux qui sont contenus, « somme des " + name + " des " + owner + " »");
}
Diagnostic ambiguous_name(const std::string& name, Span place) {
  return Diagnostic("B052", place, guillemets(name) + " désigne ici deux choses")
      .help("renommer l'une des deux, ou préciser le niveau (« … de l'année »)");
}
Diagnostic declared_twice(const std::string& what, const std::string& name, Span place, Span first) {
  return Diagnostic("B053", place, what + " " + guillemets(name) + " : déjà déclaré")
      .note(first, "première déclaration ici")
      .help("accents, majuscules, s ou x finals ne distinguent pas deux noms : en changer un");
}
Diagnostic unknown_code(const std::string& name, const std::string& list, Span place, const Words& known) {
  return Diagnostic("B054", place,
                    guillemets(name) + (list.empty() ? " n'est pas une de ces valeurs"
                                                     : " n'est pas dans la liste " + guillemets(list)))
      .mark(choice_of("on y trouve", known))
      .help(nearest_help(name, known));
}
Diagnostic unknown_object(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B055", place, "aucun objet ne porte le code " + guillemets(name)).help(nearest_help(name, known));
}
Diagnostic object_not_unique(const std::string& name, Span place, const Words& paths) {
  return Diagnostic("B055", place, guillemets(name) + " désigne plusieurs objets")
      .mark(listed(paths))
      .help("écrire l'un de ces chemins");
}
Diagnostic two_rules(const std::string& quantity, const std::string& level, Span place, Span other) {
  return Diagnostic("B056", place,
                    "deux articles définissent " + guillemets(quantity) + " pour un même objet (" + level + ")")
      .note(other, "l'autre règle")
      .help(
          "rendre les deux en-têtes disjoints (« de », « sauf », « parmi »), ou écrire l'une comme une exception de "
          "l'autre");
}
Diagnostic different_units(const std::string& left, const std::string& right, Span place) {
  return Diagnostic("B057", place, "ces deux valeurs n'ont pas la même unité")
      .mark(left + " et " + right)
      .help("mettre les deux dans la même unité, par exemple « 2 points par jour × retard »");
}
Diagnostic undeclared_rounding(const std::string& what, Span place) {
  return Diagnostic("B058", place, "comparaison d'une valeur dont l'arrondi n'est pas déclaré")
      .mark(what)
      .help("lui donner un nom (« x = … ») et déclarer « arrondi de x : … » (ou « aucun ») dans la convention");
}
Diagnostic percents_not_hundred(const std::string& total, Span place) {
  return Diagnostic("B059", place, "les poids en % font " + total + " %, pas 100 %")
      .help("corriger les parts, ou les écrire comme des coefficients sans %");
}
Diagnostic mixed_weights(Span place) {
  return Diagnostic("B059", place, "des poids en % et des coefficients sont mêlés")
      .help("écrire toutes les parts de la même façon");
}
Diagnostic dead_row(const std::string& row, Span place, Span earlier, const std::string& why) {
  return Diagnostic("B060", place, "la ligne " + guillemets(row) + " ne servira jamais")
      .mark(why)
      .note(earlier, "cette ligne passe avant")
      .help("placer la ligne la plus exigeante la première");
}
Diagnostic rows_with_a_gap(const std::string& example, Span place) {
  return Diagnostic("B061", place, "aucune ligne ne répond pour " + example).help("ajouter une ligne « sinon : … »");
}
Diagnostic outside_scale(const std::string& name, const std::string& low, const std::string& high,
                         const std::string& scale, Span place) {
  return Diagnostic("B062", place, guillemets(name) + " peut sortir de son échelle")
      .mark("de " + low + " à " + high + ", sur une échelle de 0 à " + scale)
      .help("borner : « min(… ; " + scale + "/" + scale + ") » ou « max(… ; 0/" + scale +
            ") » ; rien n'est écrêté sans être écrit");
}
Diagnostic threshold_outside_scale(const std::string& threshold, const std::string& scale, Span place) {
  return Diagnostic("B062", place, "le seuil " + threshold + " est hors de l'échelle").mark(scale);
}
Diagnostic condition_expected(Span place) {
  return Diagnostic("B063", place, "une condition est attendue ici")
      .help("comparer (« moyenne >= 10 »), tester un code (« est ABI »), ou nommer un oui/non");
}
Diagnostic number_expected(const std::string& found, Span place) {
  return Diagnostic("B063", place, "un nombre est attendu ici").mark(found);
}
Diagnostic percent_added(Span place) {
  return Diagnostic("B064", place, "ajouter un pourcentage n'a pas de sens seul")
      .mark("5 % de quoi ?")
      .help("écrire « 5 % de x », ou multiplier");
}
Diagnostic cycle(const Words& chain, Span place) {
  std::string text;
  for (const std::string& link : chain)
    text += (text.empty() ? "" : " → ") + link;
  return Diagnostic("B065", place, "ces définitions tournent en rond")
      .mark(text)
      .help("rompre la boucle : l'une de ces valeurs doit se calculer sans les autres");
}
Diagnostic verdict_without_otherwise(Span place) {
  return Diagnostic("B066", place, "les lignes de résultat ne prévoient pas tous les cas")
      .help("finir par « résultat AJ sinon »");
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
      .help(nearest_help(name, known));
}
Diagnostic wrong_argument_count(const std::string& name, int expected, std::size_t found, Span place) {
  return Diagnostic("B070", place,
                    guillemets(name) + " attend " + std::to_string(expected) +
                        (expected > 1 ? " valeurs, pas " : " valeur, pas ") + std::to_string(found))
      .help("les valeurs se séparent par « ; » ; la virgule est décimale");
}
Diagnostic unknown_view(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B071", place, guillemets(name) + " n'est pas une vue")
      .help(nearest_help(name, known))
      .help("choisir « session 1 », « session 2 », ou une vue que la convention déclare (« vue délibération \"…\" »)");
}
Diagnostic check_fails(const std::string& found, const std::string& relation, const std::string& expected,
                       const std::string& where, Span place) {
  return Diagnostic("B072", place,
                    "ce que dit « vérifie » n'est pas vrai" + (where.empty() ? std::string() : " pour " + where))
      .mark(found + ", et non " + relation + " " + expected);
}
Diagnostic result_code_without_kind(const std::string& name, Span place) {
  return Diagnostic("B076", place, "le code de résultat " + guillemets(name) + " n'a pas de nature")
      .help("écrire « : validant », « : refusant », « : suspensif » ou « : état »");
}
Diagnostic verdict_misses_impossible(const std::string& code, Span place) {
  return Diagnostic("B077", place, "ce verdict peut rencontrer une valeur impossible et n'a pas de ligne pour elle")
      .mark(guillemets(code) + " rend le résultat impossible")
      .help("ajouter une ligne, par exemple « résultat DEF si moyenne est impossible »");
}
Diagnostic no_retained_mark(Span place) {
  return Diagnostic("B078", place, "aucun article ne dit quelle note compte")
      .help("écrire un article « pour chaque épreuve » avec « note retenue = … »");
}
Diagnostic not_yet(const std::string& what, Span place) {
  return Diagnostic("B079", place, what + " : pas encore pris en charge par cette version");
}
Diagnostic value_expected(const std::string& type, Span place) {
  return Diagnostic("B063", place, "ce n'est pas la valeur attendue").mark("attendu : " + type);
}
Diagnostic article_without_scope(const std::string& what, Span place) {
  return Diagnostic("B073", place, what + " demande un en-tête « pour chaque … »")
      .help("ajouter à l'article « pour chaque ue » (ou le niveau voulu)");
}
Diagnostic unknown_rounded_name(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B074", place, "aucune grandeur ne s'appelle " + guillemets(name)).help(nearest_help(name, known));
}
Diagnostic view_tested_outside_exception(Span place) {
  return Diagnostic("B071", place, "seule une exception peut demander dans quelle vue on est");
}
Diagnostic unknown_column(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B080", place, "la colonne " + guillemets(name) + " n'est ni un niveau ni un attribut")
      .mark(choice_of("connus", known))
      .help(nearest_help(name, known));
}
Diagnostic missing_attribute(const std::string& attribute, const std::string& object, Span place) {
  return Diagnostic("B081", place, guillemets(object) + " n'a pas de valeur pour l'attribut " + guillemets(attribute))
      .help("remplir la colonne, ou donner à l'attribut une valeur « à défaut »");
}
Diagnostic row_without_object(Span place) {
  return Diagnostic("B082", place, "cette ligne ne nomme aucun objet")
      .help("remplir une des colonnes de niveau (ue, ecue, matière…)");
}
Diagnostic row_without_parent(const std::string& level, const std::string& parent, Span place) {
  return Diagnostic("B082", place, "ce " + level + " n'est dans aucun " + parent)
      .help("placer au-dessus la ligne qui le contient");
}
Diagnostic unreadable_papers(const std::string& item, Span place) {
  return Diagnostic("B084", place, guillemets(item) + " ne se lit pas comme une épreuve")
      .help("écrire « EF + 3 CC + DM », ou « EF ; CC × 3 »");
}
Diagnostic maquette_of_other_regulation(const std::string& named, const std::string& regulation, Span place) {
  return Diagnostic(
             "B085", place,
             "cette maquette est pour " + guillemets(named) + ", le règlement ouvert est " + guillemets(regulation))
      .help("ouvrir ce règlement-là, ou corriger l'en-tête de la maquette après l'avoir relue");
}

}  // namespace bareme::semantics::problems
