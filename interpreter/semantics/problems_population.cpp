// The promotion, and what is chosen among objects.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;

}  // namespace

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

}  // namespace bareme::semantics::problems
