// Maquettes: their columns, lines and heading.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;
using diagnostics::nearest_help;

}  // namespace

Diagnostic unknown_column(const std::string& name, Span place, const Words& known) {
  return Diagnostic("B080", place, "la colonne " + guillemets(name) + " n'est ni un niveau ni un attribut")
      .mark(choice_of("connus", known))
      .help(nearest_help(name, known));
}
Diagnostic missing_attribute(const std::string& attribute, const std::string& object, Span place) {
  return Diagnostic("B081", place, guillemets(object) + " n'a pas de valeur pour l'attribut " + guillemets(attribute))
      .help("remplir la colonne, ou donner à l'attribut une valeur « à défaut »");
}
Diagnostic row_without_object(const Words& levels, Span place) {
  std::string columns;
  for (const std::string& level : levels)
    columns += (columns.empty() ? "" : " ou ") + guillemets(level);
  return Diagnostic("B082", place, "cette ligne a des valeurs et ne nomme aucun objet")
      .mark("de quoi est-ce la valeur ?")
      .help("écrire un code dans la colonne " + columns + " de cette ligne, ou retirer la ligne");
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
