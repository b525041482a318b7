#include "semantics/problems_lua.hpp"

namespace bareme::semantics::problems {

using diagnostics::guillemets;
using diagnostics::nearest_help;

Diagnostic lua_without_motive(const std::string& function, Span place) {
  return Diagnostic("L004", place, "la fonction lua " + guillemets(function) + " ne dit pas pourquoi elle existe")
      .help("ajouter une ligne « motif \"…\" » : ce que la langue ne sait pas dire");
}
Diagnostic lua_without_example(const std::string& function, Span place) {
  return Diagnostic("L005", place, "la fonction lua " + guillemets(function) + " n'a pas d'exemple")
      .help("ajouter au moins une ligne « exemple … donne " + function + " = … », calculée à la main");
}
Diagnostic lua_gives_no_list(const std::string& function, Span place) {
  return Diagnostic("L006", place, "la fonction lua " + guillemets(function) + " ne peut pas donner une liste")
      .help("elle donne un nombre, oui ou non, un code, une date ou un texte");
}
Diagnostic lua_unknown(const std::string& function, Span place, const std::vector<std::string>& known) {
  const std::string near = nearest_help(function, known);
  return Diagnostic("L007", place, "aucune fonction lua ne s'appelle " + guillemets(function))
      .help(near.empty() ? "la déclarer : « fonction lua " + function + "(…) donne … »" : near);
}
Diagnostic called_without_lua(const std::string& function, Span place) {
  return Diagnostic("L008", place, guillemets(function) + " est une fonction lua")
      .help("écrire « lua " + function + "(…) » : qui lit l'article doit voir que la règle est ailleurs");
}
Diagnostic called_with_lua(const std::string& function, Span place) {
  return Diagnostic("L008", place, guillemets(function) + " n'est pas une fonction lua")
      .help("écrire « " + function + "(…) »");
}
Diagnostic lua_wants_a_list(const std::string& argument, const std::string& function, const std::string& wanted,
                            Span place) {
  return Diagnostic("L009", place,
                    "l'argument " + guillemets(argument) + " de " + guillemets(function) + " est une liste")
      .help("écrire " + guillemets(wanted));
}
Diagnostic list_of_values_outside_lua(Span place) {
  return Diagnostic("L009", place, "une liste de valeurs ne se donne qu'à une fonction lua")
      .help("pour les objets eux-mêmes : « liste des ue dont … » ; pour un calcul : « somme des … des … »");
}
Diagnostic lua_field_unknown(const std::string& field, const std::string& level, Span place,
                             const std::vector<std::string>& known) {
  const std::string near = nearest_help(field, known);
  return Diagnostic("L010", place, guillemets(field) + " n'est ni une grandeur ni un fait de " + guillemets(level))
      .help(near.empty() ? "nommer ce qui se lit sur cet objet" : near);
}
Diagnostic lua_promotion_takes_values(const std::string& function, const std::string& argument, Span place) {
  return Diagnostic("L011", place,
                    "l'argument " + guillemets(argument) + " de " + guillemets(function) +
                        " est une liste : « pour la promotion », chaque argument est une valeur de chaque étudiant")
      .help("donner une valeur par argument ; la fonction reçoit la liste de tous les étudiants");
}
Diagnostic lua_promotion_without_order(const std::string& function, const std::string& argument, Span place) {
  return Diagnostic(
             "L011", place,
             "le premier argument de " + guillemets(function) + ", " + guillemets(argument) + ", n'est pas un nombre")
      .help("« pour la promotion », il met les étudiants en ordre, du plus petit au plus grand : leur rang");
}
Diagnostic lua_other_scale(const std::string& argument, const std::string& scale, const std::string& highest,
                           Span place) {
  return Diagnostic("L019", place,
                    "une note sur " + scale + " est donnée à " + guillemets(argument) + ", qui va jusqu'à " + highest +
                        " : elle est lue telle quelle")
      .help("la mettre à l'échelle, ou déclarer l'argument « note », si c'est d'une note qu'il s'agit")
      .warning();
}
Diagnostic lua_two_names(const std::string& first, const std::string& second, const std::string& in_lua, Span place,
                         Span known) {
  return Diagnostic(
             "L018", place,
             guillemets(first) + " et " + guillemets(second) + " sont en Lua la même fonction, " + guillemets(in_lua))
      .note(known, "la première est ici")
      .help("donner à l'une des deux un autre nom");
}
Diagnostic lua_promotion_under_condition(const std::string& function, const std::string& quantity, Span place) {
  return Diagnostic("L016", place,
                    guillemets("lua " + function) +
                        ", pour la promotion, est sous une condition : ceux qui ne lisent pas la réponse seraient " +
                        "dans sa liste")
      .help("l'appeler seul dans une exception : « exception \"…\" : " + quantity + " = lua " + function +
            "(…) lorsque … »");
}
Diagnostic lua_promotion_in_calculation(const std::string& function, const std::string& quantity, Span place) {
  return Diagnostic("L016", place,
                    guillemets("lua " + function) +
                        ", pour la promotion, est dans un calcul qui ne concerne pas tous les étudiants")
      .help("l'appeler seul : « " + quantity + " = lua " + function +
            "(…) », et calculer à partir d'une autre grandeur");
}
Diagnostic lua_promotion_taken_by_some(const std::string& function, const std::string& exception, Span place,
                                       Span taken) {
  return Diagnostic("L016", place,
                    guillemets("lua " + function) + ", pour la promotion, est remplacé par l'exception " +
                        guillemets(exception) + ", dont l'article ne concerne que certains objets")
      .note(taken, "cette exception")
      .help("dire par « lorsque » à qui elle s'applique : ces étudiants ne sont pas de la liste");
}
Diagnostic lua_example_wrong(const std::string& what, Span place) {
  return Diagnostic("L012", place, what)
      .help("un exemple pose chaque argument une fois et attend la fonction : « exemple x = 12 ; y = 3 donne f = 9 »");
}

}  // namespace bareme::semantics::problems
