#include "semantics/curriculum_problems.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

Diagnostic papers_without_types(const std::string& level, bool list, diagnostics::Span place) {
  const std::string attribute = guillemets("attribut type : type pour chaque " + level);
  return Diagnostic("B164", place, "rien ne dit de quels types sont les " + level + "s de cette maquette")
      .mark(list ? "il manque " + attribute : "il manque " + attribute + " et la liste « codes de type »")
      .help("les déclarer ; sans types, placer chaque " + level +
            " par son code, sur une ligne : " + guillemets(level + " A"));
}

Diagnostic coefficient_not_read(const std::string& item, const std::string& level, diagnostics::Span place) {
  return Diagnostic("B165", place, guillemets(item) + " donne un coefficient, que le règlement ne déclare pas")
      .help("déclarer « attribut coefficient : nombre pour chaque " + level + " » ; pour plusieurs épreuves, écrire " +
            "« CC × 3 » ou « 3 CC »");
}

Diagnostic table_without_level(const std::vector<std::string>& levels, diagnostics::Span place) {
  std::string known;
  for (const std::string& level : levels)
    known += (known.empty() ? "" : ", ") + level;
  return Diagnostic("B082", place, "aucune colonne de ce tableau ne nomme d'objet")
      .help("ajouter une colonne qui porte le nom d'un niveau : " + known);
}

Diagnostic placed_elsewhere(const std::string& code, const std::string& under, const std::string& inside,
                            diagnostics::Span place) {
  return Diagnostic("B216", place,
                    guillemets(code) + " est dans " + guillemets(inside) + ", et se lit ici dans " + guillemets(under))
      .mark("la structure le dit")
      .help("écrire d'abord la ligne de « " + inside + " », ou corriger « " + code + " »");
}

}  // namespace bareme::semantics::problems
