#include "semantics/problems_of_reach.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;

}  // namespace

Diagnostic worse_with_better_marks(const std::string& what, const std::string& others, const std::string& entry,
                                   Span place) {
  const std::string wanted = "corriger la règle ; si c'est voulu, l'écrire dans l'article : « non monotone \"…\" »";
  return Diagnostic("B163", place, what)
      .mark("les autres notes valant " + others)
      .help(entry.empty() ? wanted
                          : wanted + " ; si c'est le plus bas de " + guillemets(entry) +
                                " qui est le meilleur, l'ajouter à son type : « du meilleur au moins bon »")
      .warning();
}

Diagnostic lua_worse_with_better_marks(const std::string& what, Span place) {
  return Diagnostic("L017", place, what)
      .mark("tout le reste comme dans cet exemple")
      .help("corriger la fonction ; si c'est voulu, l'écrire dans l'article qui l'appelle : « non monotone \"…\" »")
      .warning();
}

Diagnostic lua_marks_untried(const std::string& function, const std::vector<std::string>& arguments, Span place) {
  std::string names;
  for (const std::string& name : arguments)
    names += (names.empty() ? "" : ", ") + diagnostics::guillemets(name);
  return Diagnostic("L020", place,
                    diagnostics::guillemets("lua " + function) + " : on n'a pas cherché si une note qui monte y fait " +
                        "perdre quelque chose")
      .mark("aucun exemple ne donne de note à " + names)
      .help(
          "ajouter un exemple qui en donne une ; ou, si c'est voulu, l'écrire dans l'article qui l'appelle : « non "
          "monotone \"…\" »")
      .warning();
}

Diagnostic not_tried_without_maquette(const Names& names) {
  std::string list;
  for (const Named& one : names)
    list += (list.empty() ? "" : ", ") + one.name;
  return Diagnostic("B230", names.front().place,
                    "sans maquette, on n'a pas cherché si une note qui monte fait perdre quelque chose")
      .mark(list)
      .help("donner aussi une maquette : « bareme verifier REGLEMENT MAQUETTE »")
      .warning();
}

Diagnostic dead_otherwise(Span place, const std::string& remedy) {
  return Diagnostic("B231", place, "« sinon » ne sert jamais : les lignes d'avant répondent à tous les cas")
      .help(remedy)
      .warning();
}

Diagnostic percents_of_marks_not_hundred(const std::string& total, const std::string& best, Span place) {
  return Diagnostic("B232", place, "ces parts de notes font " + total + " %, pas 100 %")
      .mark("la plus haute note partout y donne " + best)
      .help("corriger un pourcentage, ou écrire « moyenne(… 60 % ; … 40 %) », qui le vérifie")
      .warning();
}

Diagnostic never_reached_there(const std::string& bounds, const std::string& maquettes, Span place) {
  return Diagnostic("B234", place, "cette condition n'est jamais vraie sur " + maquettes)
      .mark(bounds)
      .help("corriger le seuil, ou la maquette")
      .warning();
}

Diagnostic table_against_its_formula(const std::string& table, const std::vector<std::string>& rows, Span place) {
  constexpr std::size_t shown = 4;
  std::string list;
  for (std::size_t i = 0; i < rows.size() && i < shown; ++i)
    list += (i == 0 ? "" : " ; ") + rows[i];
  if (rows.size() > shown) list += " ; et " + std::to_string(rows.size() - shown) + " de plus";
  return Diagnostic("B235", place, "le barème " + guillemets(table) + " ne tient pas ce que dit son « vérifie »")
      .mark(list)
      .help("corriger la ligne, ou la formule");
}

Diagnostic weight_not_written(const std::string& part, Span place) {
  return Diagnostic("B070", place, guillemets(part) + " n'est ni une fonction ni un barème")
      .mark("dans « moyenne », un poids est un nombre écrit")
      .help("un poids qui dépend d'un cas : « moyenne(" + part + " 2 ; … 1) si … sinon moyenne(" + part +
            " 1 ; … 1) »");
}

Diagnostic two_enumerations(Span place) {
  return Diagnostic("B063", place, "ces deux valeurs ne sont pas de la même liste")
      .mark("des valeurs écrites entre parenthèses font une liste à part, même avec les mêmes mots")
      .help("déclarer la liste une fois, « codes de statut … fin », et l'écrire pour les deux : « entrée … : statut »");
}

Diagnostic comparison_implied(Span place, const std::string& by, bool all) {
  return Diagnostic("B236", place,
                    all ? "cette condition n'ajoute rien : elle est vraie dès que " + guillemets(by) + " l'est"
                        : "cette condition n'ajoute rien : quand elle est vraie, " + guillemets(by) + " l'est déjà")
      .help("la retirer, ou corriger l'un des deux seuils")
      .warning();
}

Diagnostic dead_row_of_scale(const std::string& row, Span place, const std::string& why) {
  return Diagnostic("B060", place, "la ligne " + guillemets(row) + " ne servira jamais")
      .mark(why)
      .help("corriger le seuil, ou retirer la ligne");
}

}  // namespace bareme::semantics::problems
