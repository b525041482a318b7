// What is calculated and compared: units, scales, roundings, rows, barèmes, codes that have an order.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

bool of_the_calendar(const values::Unit& unit) {
  using values::Unit;
  return unit == Unit::of(Unit::Days) || unit == Unit::of(Unit::Months) || unit == Unit::of(Unit::Years);
}

// How the two could be put together, as far as their units say it.
std::string unit_remedy(const values::Unit& left, const values::Unit& right) {
  if (of_the_calendar(left) && of_the_calendar(right))
    return "jours, mois et ans ne se convertissent pas : compter entre deux dates dans une seule unité, « d − e », "
           "« mois écoulés(d ; e) » ou « ans écoulés(d ; e) »";
  if (!left.plain() && !right.plain()) return "mettre les deux dans la même unité";
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

Diagnostic different_units(const values::Unit& left, const values::Unit& right, Span place) {
  const auto told = [](const values::Unit& unit) {
    return unit.plain() ? std::string("sans unité") : values::describe(unit);
  };
  return Diagnostic("B057", place, "ces deux valeurs n'ont pas la même unité")
      .mark(told(left) + " et " + told(right))
      .help(unit_remedy(left, right));
}
Diagnostic undeclared_rounding(const std::string& what, Span place, const std::string& named) {
  Diagnostic problem("B058", place, "comparaison d'une valeur dont l'arrondi n'est pas déclaré");
  std::move(problem).mark(what);
  if (named.empty())
    return std::move(problem).help(
        "lui donner un nom (« x = … ») et déclarer « arrondi de x : … » (ou « aucun ») dans la convention");
  return std::move(problem)
      .help("ajouter à la convention (« convention … fin ») la ligne « arrondi de " + named +
            " : 0,01 au plus proche »")
      .help("pour comparer la valeur exacte : « arrondi de " + named + " : aucun »");
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
  return Diagnostic("B062", place,
                    (threshold.find('/') == std::string::npos ? "le seuil " : "la valeur ") + threshold +
                        " est hors de l'échelle")
      .mark(scale)
      .help(
          "corriger le nombre, ou déclarer l'échelle : « notes de 0 à … » dans la structure, « note sur … » pour une "
          "entrée");
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
Diagnostic tie_of_no_choice(Span place) {
  return Diagnostic("B208", place, "« à égalité » départage ce qu'on choisit, et rien n'est choisi ici")
      .help("l'écrire derrière « les 3 meilleures ue », « sans la plus basse » ou avec « à hauteur de »");
}
Diagnostic tie_key_not_of_maquette(const std::string& name, const std::string& level, Span place) {
  return Diagnostic("B208", place,
                    guillemets(name) + " n'est pas un attribut numérique de " + guillemets(level) +
                        " : l'ordre entre valeurs égales se lit sur la maquette")
      .help("nommer un attribut déclaré : « à égalité ects », « à égalité coefficient croissant »");
}
Diagnostic worth_outside_scale(const std::string& code, const std::string& worth, const std::string& scale,
                               Span place) {
  return Diagnostic("B209", place, guillemets(code) + " vaut " + worth + ", et les notes de cette école vont " + scale)
      .help("corriger la valeur, ou l'échelle : « notes de 0 à 20 », dans la structure");
}
Diagnostic worth_the_best(const std::string& code, const std::string& worth, const std::string& best,
                          const std::string& worst, Span place) {
  const std::string what = worth == best ? ", la meilleure note" : ", mieux que la meilleure note (" + best + ")";
  return Diagnostic("B209", place, guillemets(code) + " vaut " + worth + what)
      .mark("les notes vont de " + best + ", la meilleure, à " + worst)
      .help("la plus mauvaise : « vaut " + worst + " » ; si elle ne doit pas compter, « neutralise »");
}
Diagnostic letter_of_another(const std::string& point, const std::string& under, Span place) {
  return Diagnostic("B207", place, guillemets(point + ")") + " se tient sous la lettre " + guillemets(under + ")"))
      .help("écrire " + guillemets(under + point.substr(1) + ")"));
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

}  // namespace bareme::semantics::problems
