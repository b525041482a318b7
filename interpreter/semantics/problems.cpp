#include "semantics/problems.hpp"

#include <algorithm>

#include "text/fold.hpp"

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

// « l'ue », « la matière », « le semestre »: levels schools declare whose name is feminine; any other is masculine.
std::string with_article(const std::string& level) {
  static const Words feminine = {"unité",  "matière",    "inscription", "promotion", "période",
                                 "option", "compétence", "séance",      "activité"};
  const std::string folded = text::fold_word(level);
  if (folded.find_first_of("aeiouh") == 0) return "l'" + level;
  const bool is_feminine = std::any_of(feminine.begin(), feminine.end(),
                                       [&](const std::string& name) { return text::same_name(name, level); });
  return (is_feminine ? "la " : "le ") + level;
}
// « de l'ue », « de la matière », « du semestre »
std::string of_the(const std::string& level) {
  const std::string text = with_article(level);
  return text.starts_with("le ") ? "du " + level : "de " + text;
}

// « SH7, SH8 » for « SH9 »: what differs by its figures alone is another object, to be chosen and not guessed. Without
// any, the first of them.
Words alike(const std::string& name, const Words& known) {
  constexpr std::size_t few = 12;
  const auto letters = [](const std::string& text) {
    std::string kept = text::fold_name(text);
    kept.erase(std::remove_if(kept.begin(), kept.end(), [](char c) { return c >= '0' && c <= '9'; }), kept.end());
    return kept;
  };
  Words same;
  for (const std::string& one : known)
    if (letters(one) == letters(name) && same.size() < few) same.push_back(one);
  if (!same.empty()) return same;
  for (const std::string& one : known)
    if (one.find('.') == std::string::npos && same.size() < few) same.push_back(one);
  if (same.size() == few) same.back() = "…";
  return same;
}

bool of_the_calendar(const values::Unit& unit) {
  using values::Unit;
  return unit == Unit::of(Unit::Days) || unit == Unit::of(Unit::Months) || unit == Unit::of(Unit::Years);
}

// How the two could be put together, as far as their units say it.
std::string unit_remedy(const values::Unit& left, const values::Unit& right) {
  if (of_the_calendar(left) && of_the_calendar(right))
    return "jours, mois et ans ne se convertissent pas : compter entre deux dates dans une seule unité, « d − e », "
           "« mois écoulés(d ; e) » ou « ans écoulés(d ; e) »";
  if (!left.plain() && !right.plain()) return "mettre les deux dans la même unité, ou comparer un rapport : « a / b »";
  const values::Unit& only = left.plain() ? right : left;
  const std::string unit = values::describe(only);
  const std::string one = unit.ends_with("s") && unit != "mois" ? unit.substr(0, unit.size() - 1) : unit;
  if (!values::unit_named(unit)) return "revoir ce calcul : l'un des deux est en " + unit;  // « heures × ECTS »
  if (only == values::Unit::of(values::Unit::Days))
    return "dire ce que vaut un jour : « 2 points par jour × … » ; ou déclarer l'autre en jours";
  return "déclarer l'autre en " + unit + " (« … : " + unit + " »), ou faire un nombre de celle-ci : « … / 1 " + one +
         " »";
}

}  // namespace

Diagnostic no_student_level(const Words& known, Span place) {
  return Diagnostic("B050", place, "aucun niveau ne s'appelle « étudiant »")
      .mark(choice_of("niveaux", known))
      .help(
          "un des niveaux doit s'appeler étudiant : c'est lui qui a un dossier, quel que soit le nom que l'école lui "
          "donne");
}
Diagnostic unknown_level(const syntax::Name& name, const Words& known) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas un niveau de la structure")
      .mark(choice_of("niveaux", known))
      .help(nearest_help(name.text, known));
}
Diagnostic level_not_inside(const syntax::Name& name, const std::string& standing) {
  return Diagnostic("B050", name.place, guillemets(name.text) + " n'est pas contenu dans " + guillemets(standing))
      .help("« chaque » et « des » parcourent ce que l'objet contient ; pour ce qui le contient, écrire « … " +
            of_the(name.text) + " »");
}
Diagnostic not_a_group(const syntax::Name& grouped, const std::string& why) {
  return Diagnostic("B170", grouped.place, guillemets(grouped.text) + " ne peut pas être regroupé : " + why)
      .help(
          "« niveau filière dans année regroupe ue de même filière », ou « niveau compétence dans semestre regroupe "
          "ressource » et un tableau dans la maquette");
}
Diagnostic not_a_pair(const std::string& member, const syntax::Name& group) {
  return Diagnostic("B171", group.place, guillemets(group.text) + " ne regroupe pas " + guillemets(member))
      .help(
          "« pour chaque … dans … » déclare un attribut de chaque couple : le second niveau doit regrouper le premier");
}
Diagnostic pair_out_of_sight(const std::string& name, const std::string& member, const std::string& group, Span place) {
  return Diagnostic("B172", place, guillemets(name) + " est donné pour chaque " + member + " dans " + group)
      .mark("on ne sait pas dans quel objet du niveau " + guillemets(group))
      .help("le lire dans « pour chaque " + group + " », en parcourant ce qu'il regroupe : « moyenne des … par " +
            name + " »");
}
Diagnostic in_several_groups(const syntax::Name& group, const std::string& member) {
  return Diagnostic("B173", group.place,
                    guillemets(member) + " peut être dans plusieurs objets du niveau " + guillemets(group.text))
      .help("c'est un tableau de la maquette qui les regroupe ; se placer dans « pour chaque " + group.text + " »");
}
Diagnostic pair_given_twice(const std::string& pair, Span place, Span first) {
  return Diagnostic("B174", place, guillemets(pair) + " est déjà donné").note(first, "ici d'abord");
}
Diagnostic in_no_group(const std::string& level, const std::string& groups, const Words& members, Span place) {
  return std::move(Diagnostic("B175", place,
                              "niveau " + guillemets(level) + " : " + listed(members) +
                                  (members.size() == 1 ? " n'est" : " ne sont") + " dans aucun objet du niveau " +
                                  guillemets(groups))
                       .help("le dire dans le tableau, ou l'ignorer si c'est voulu"))
      .warning();
}
Diagnostic group_of_nothing(const std::string& level, const std::string& code, const Words& values, Span place) {
  return std::move(
             Diagnostic("B176", place, "niveau " + guillemets(level) + " : " + guillemets(code) + " ne regroupe rien")
                 .help(nearest_help(code, values)))
      .warning();
}
Diagnostic followed_by_results(const std::string& level, Span place) {
  return Diagnostic("B177", place, "« " + level + " suivi si » ne lit que la maquette et le dossier")
      .mark("se calcule")
      .help("ce qu'un étudiant suit est su avant ses notes : lire un attribut, une entrée, un acte ou un paramètre");
}
Diagnostic unknown_name(const std::string& name, const std::string& standing, Span place, const Words& known,
                        const Words& objects) {
  const std::string near = nearest_help(name, known);
  return Diagnostic("B051", place, guillemets(standing) + " n'a rien qui s'appelle " + guillemets(name))
      .mark("nom inconnu ici")
      .help(!near.empty() ? near : choice_of("la maquette a", alike(name, objects)));
}
// « notes retenues », « moyennes »; a name with a number keeps its other words: « notes session 1 ».
std::string plural(const std::string& name) {
  const bool numbered = name.find_first_of("0123456789") != std::string::npos;
  std::string made;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string word = name.substr(at, end - at);
    const bool varies = word.size() >= 2 && word.back() != 's' && word.back() != 'x' && word.back() != 'z';
    made +=
        (at == 0 ? "" : " ") + word + (varies && word != "ue" && word != "ecue" && (at == 0 || !numbered) ? "s" : "");
    at = end + 1;
  }
  return made;
}
Diagnostic result_of_other_level(const std::string& name, const std::string& standing, const std::string& owner,
                                 Inside inside, Span place) {
  const std::string above = "écrire « " + name + " " + of_the(owner) + " »",
                    below = "écrire « moyenne des " + plural(name) + " des " + plural(owner) +
                            " », ou « somme des … », « chaque " + owner + " : … »";
  return Diagnostic("B051", place,
                    guillemets(name) + " se calcule pour chaque " + owner + ", pas pour chaque " + standing)
      .mark("un résultat ne se voit que de son niveau")
      .help(inside == Inside::Standing ? above
            : inside == Inside::Owner  ? below
                                       : "");
}
Diagnostic of_which(const std::string& name, const Words& holders, Span place) {
  return Diagnostic("B051", place, guillemets(name) + " : de quoi ?")
      .mark("l'objet manque")
      .help(holders.empty() ? "" : "écrire de quel objet : " + listed(holders));
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
  const bool decides =
      text::same_name(list, "note") || text::same_name(list, "résultat") || text::same_name(list, "suite");
  Diagnostic problem(
      "B054", place,
      (name.empty() ? "cette valeur" : guillemets(name)) +
          (list.empty() ? " n'est pas une de ces valeurs" : " n'est pas dans la liste " + guillemets(list)));
  if (decides)
    return std::move(problem).help(choice_of("choisir parmi les codes de " + list, known) +
                                   (known.empty() ? "déclarer « codes de " + list + " »" : "") +
                                   (name.empty() ? "" : " ; ou faire déclarer " + guillemets(name) + " au règlement"));
  return std::move(problem).mark(choice_of("on y trouve", known)).help(nearest_help(name, known));
}
Diagnostic code_is_no_value(const std::string& name, const std::string& list, Span place, const std::string& instead) {
  return Diagnostic("B054", place, guillemets(name) + " est un code de " + list + ", pas une valeur")
      .mark("un code, là où une valeur est attendue")
      .help(instead);
}
Diagnostic unknown_object(const std::string& name, Span place, const Words& known) {
  const std::string near = nearest_help(name, known);
  return Diagnostic("B055", place, "aucun objet ne porte le code " + guillemets(name))
      .help(!near.empty() ? near : choice_of("la maquette a", alike(name, known)));
}
Diagnostic object_of_an_object(Span place) {
  return Diagnostic("B055", place, "une valeur se lit d'un seul objet")
      .mark("deux objets sont nommés")
      .help("n'en nommer qu'un : « moyenne de l'ue », « moyenne du semestre », « S5.moyenne »")
      .help("ce qui se dit de plusieurs se compte là où ils sont : « chaque ue : … », « somme des … des ue »");
}
Diagnostic object_not_declared(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B055", place, "la structure ne déclare aucun objet " + guillemets(name))
      .mark(choice_of("objets déclarés", known))
      .help(nearest_help(name, known))
      .help("un règlement ne nomme que ceux-là (« année A1 : S1 ») ; les autres se choisissent par leurs attributs");
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
Diagnostic different_units(const values::Unit& left, const values::Unit& right, Span place) {
  const auto told = [](const values::Unit& unit) {
    return unit.plain() ? std::string("sans unité") : values::describe(unit);
  };
  return Diagnostic("B057", place, "ces deux valeurs n'ont pas la même unité")
      .mark(told(left) + " et " + told(right))
      .help(unit_remedy(left, right));
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
            ") » ; ce qui n'est pas une note, un écart ou un total, s'écrit « nombre(…) »");
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
Diagnostic not_understood(Span place) {
  return Diagnostic("B206", place, "cette expression n'est pas comprise")
      .help("l'écrire autrement, par morceaux nommés avec « soit » ; et signaler ce texte aux auteurs du programme");
}
Diagnostic filtered_fact(const std::string& level, Span place) {
  return Diagnostic("B205", place, "ce qui se déclare l'est pour chaque " + level + ", sans choisir lesquels")
      .mark("ce choix serait sans effet")
      .help("le retirer, et dire « à défaut sans objet » ou une valeur : les articles choisissent ce qu'ils lisent");
}
Diagnostic percent_of_no_mark(Span place) {
  return Diagnostic("B064", place, "une note ne se compare pas à un pourcentage")
      .mark("un pourcentage est un nombre : 50 % fait 0,5")
      .help("écrire le seuil sur l'échelle de la note (« 10/20 »), ou « 50 % de 20/20 »");
}
Diagnostic quotient_is_no_value(const std::string& written, const std::string& quotient, const std::string& instead,
                                Span place) {
  return Diagnostic("B064", place, guillemets(written) + " est ici le quotient " + quotient)
      .mark("ce n'est la note d'aucune échelle déclarée, et cela n'a pas d'unité")
      .help("écrire " + instead);
}
Diagnostic cycle(const Words& chain, Span place) {
  std::string text;
  for (const std::string& link : chain)
    text += (text.empty() ? "" : " → ") + link;
  return Diagnostic("B065", place, "ces définitions tournent en rond")
      .mark(text)
      .help("rompre la boucle : l'une de ces valeurs doit se calculer sans les autres");
}
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
      .help(nearest_help(name, known));
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
  return Diagnostic("B071", place, "seule une exception peut demander dans quelle vue on est")
      .help("écrire « exception \"…\" : … = …  lorsque vue est … », ou lire la valeur dans une vue : « moyenne en … »");
}
Diagnostic jury_read_outside_choice(Span place) {
  return Diagnostic("B086", place, "la session et la date du jury ne se lisent que dans « au choix du jury »")
      .mark("ce qui se calcule ne dépend pas de qui demande")
      .help("lire une note ou une entrée à la place, ou la valeur dans une vue (« moyenne en session 1 »)");
}
Diagnostic check_reads_a_student(Span place) {
  return Diagnostic("B079", place,
                    "« vérifie » lit ici ce que seul un étudiant a : pas encore pris en charge par cette version")
      .help(
          "n'y lire que des attributs, des paramètres et des nombres écrits ; pour une formule, écrire un « exemple »");
}
Diagnostic name_at_two_levels(const std::string& name, const std::string& inner, const std::string& outer, Span place,
                              Span inner_place, Span outer_place) {
  return Diagnostic("B052", place, guillemets(name) + " est déclaré pour chaque " + inner + " et pour chaque " + outer)
      .mark("lequel des deux ?")
      .note(inner_place, "pour chaque " + inner)
      .note(outer_place, "pour chaque " + outer)
      .help("préciser le niveau : « " + name + " " + of_the(inner) + " »");
}
Diagnostic rows_of_two_natures(const std::string& found, const std::string& before, Span place, Span earlier) {
  return Diagnostic("B063", place, "ces lignes ne donnent pas des valeurs de même nature")
      .mark("ceci est " + found)
      .note(earlier, "cela est " + before)
      .help("donner partout la même nature de valeur, ou « sans objet »");
}
Diagnostic outside_bounds(const std::string& value, const std::string& bounds, Span place) {
  return Diagnostic("B062", place, "la valeur " + value + " est hors de ce qui est permis").mark(bounds);
}
Diagnostic argument_outside_bounds(const std::string& bounds, const std::string& table, const std::string& declared,
                                   Span place) {
  return Diagnostic("B062", place, "cette valeur peut sortir de ce que lit " + guillemets(table))
      .mark(bounds + ", là où il lit " + declared)
      .help("la borner (« min(… ; …) »), ou déclarer l'argument du barème plus large");
}
Diagnostic chain_not_one_way(Span place) {
  return Diagnostic("B087", place, "cette suite de comparaisons n'encadre pas une valeur")
      .help("encadrer une valeur : « 8 <= moyenne < 10 »")
      .help("pour compter, écrire « au moins 3 ue : moyenne >= 10 »")
      .help("pour deux conditions, les joindre par « et »");
}
Diagnostic impossible_count(const std::string& message, Span place) { return Diagnostic("B088", place, message); }
Diagnostic blank_square(Span place) {
  return Diagnostic("B140", place, "cette case est vide").help("écrire sa valeur, ou « – » si elle n'en a pas");
}
Diagnostic table_of_another_shape(const std::string& rule, Span place, const std::string& remedy) {
  return Diagnostic("B141", place, rule).help("écrire " + remedy);
}
Diagnostic unknown_output(const std::string& table, const std::string& output, Span place, const Words& known) {
  const std::string all = choice_of("ses résultats", known);
  if (output.empty())
    return Diagnostic("B142", place, guillemets(table) + " donne plusieurs résultats : il faut dire lequel")
        .mark(all)
        .help("écrire « " + table + "(…)." + (known.empty() ? "…" : known.front()) + " »");
  return Diagnostic("B142", place, guillemets(table) + " n'a pas de résultat " + guillemets(output))
      .mark(all)
      .help(nearest_help(output, known));
}
Diagnostic codes_without_order(const std::string& list, Span place) {
  const std::string named = list.empty() ? "ces valeurs" : "les codes de " + list;
  return Diagnostic("B143", place, named + " n'ont pas d'ordre")
      .help("le déclarer : « codes de " + (list.empty() ? std::string("…") : list) +
            " du meilleur au moins bon », ou « du moins bon au meilleur »");
}
Diagnostic codes_in_extremum(bool best, Span place) {
  return Diagnostic("B144", place, std::string(best ? "« max »" : "« min »") + " compare des nombres, pas des codes")
      .help(std::string("écrire « ") + (best ? "la meilleure de" : "la moins bonne de") +
            " (… ; …) », ou « des … des ue » pour un ensemble");
}
Diagnostic numbers_without_merit(bool best, Span place) {
  return Diagnostic(
             "B144", place,
             std::string(best ? "« la meilleure »" : "« la moins bonne »") + " compare des codes, pas des nombres")
      .help(std::string("écrire « ") + (best ? "max" : "min") + "(… ; …) »");
}
Diagnostic not_on_the_marks(const std::string& rule, Span place) { return Diagnostic("B145", place, rule); }
Diagnostic rounding_without_mode(const std::string& what, Span place) {
  return Diagnostic("B146", place, what)
      .help(
          "écrire « arrondi(x ; pas ; mode) » ; les modes : « au plus proche », « au plus proche vers le bas », "
          "« au pair », « en s'éloignant de zéro », « par excès », « par défaut », « tronqué »");
}
Diagnostic article_above_the_student(const syntax::Name& level, Span place) {
  return Diagnostic("B073", place, "un article ne porte pas sur " + with_article(level.text) + " : rien ne s'y calcule")
      .help("écrire « pour chaque étudiant », et lire la population par « dans la " + level.text + " »");
}
Diagnostic quantiles_undeclared(Span place) {
  return Diagnostic("B110", place, "une répartition demande comment arrondir ses effectifs")
      .help(
          "dans la convention : « répartition : effectifs cumulés arrondis au supérieur » (ou « inférieur », « plus "
          "proche »)");
}
Diagnostic shares_not_whole(const std::string& total, bool with_rest, Span place) {
  if (with_rest)
    return Diagnostic("B111", place, "les parts font " + total + " % : il ne reste rien pour « sinon »")
        .help("corriger les parts, ou supprimer la ligne « sinon »");
  return Diagnostic("B111", place, "les parts de la répartition font " + total + " %, pas 100 %")
      .help("corriger les parts, ou donner le reste par une dernière ligne « sinon : … »");
}
Diagnostic codes_of_several_lists(const Words& lists, Span place) {
  return Diagnostic("B112", place, "ces codes sont dans plusieurs listes")
      .mark(choice_of("listes", lists))
      .help("leur donner une liste qui les distingue, ou écrire des textes entre guillemets");
}
Diagnostic date_without_direction(Span place) {
  return Diagnostic("B113", place, "classer par une date demande un sens")
      .help("« croissant » : la plus ancienne d'abord ; « décroissant » : la plus récente d'abord");
}
Diagnostic promotion_without_order(Span place) {
  return Diagnostic("B114", place, "une promotion n'a ni premier ni dernier")
      .help("pour la plus haute ou la plus basse valeur, écrire « max de … » ou « min de … »");
}
Diagnostic population_of_objects(Span place) {
  return Diagnostic("B115", place,
                    "une population se choisit par ce qu'on sait des étudiants, pas par un objet de la maquette")
      .help("nommer une entrée ou un attribut : « de spécialité INFO », « sauf statut auditeur », ou « dont … »");
}
Diagnostic selected_twice(Span place) {
  return Diagnostic("B116", place, "les mêmes objets sont choisis de deux façons")
      .help("garder une seule façon de choisir : « des 3 meilleures », « sans la plus basse » ou « à hauteur de … »");
}
Diagnostic selection_outside_calculation(Span place) {
  return Diagnostic("B116", place, "on ne choisit les meilleures ou les plus basses que dans un calcul")
      .help("les comparer demande une valeur : « moyenne des 3 meilleures ue », « min des ue sans la plus basse »");
}
Diagnostic weight_outside_mean(Span place) {
  return Diagnostic("B117", place, "« par » donne des poids, et seule une moyenne en a")
      .help("pour une somme pondérée : « somme des (moyenne × coefficient) des ue »");
}
Diagnostic root_of_unit(const std::string& unit, Span place) {
  return Diagnostic("B057", place, "« racine » de " + guillemets(unit) + " n'a pas d'unité");
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
Diagnostic maquette_of_other_regulation(const Version& named, const Version& open, Span place) {
  const auto told = [](const Version& one) { return guillemets(one.title) + ", version " + one.version; };
  return Diagnostic("B085", place,
                    "cette maquette est pour " + told(named) + " ; le règlement ouvert est " + told(open))
      .help("ouvrir ce règlement-là, ou corriger l'en-tête de la maquette après l'avoir relue");
}

}  // namespace bareme::semantics::problems
