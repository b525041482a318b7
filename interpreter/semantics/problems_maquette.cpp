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
Diagnostic missing_attribute(const std::string& attribute, const Words& objects, const std::string& usual, Span place) {
  constexpr std::size_t named_at_most = 6;
  std::string named;
  for (std::size_t i = 0; i < objects.size() && i < named_at_most; ++i)
    named += (i == 0 ? "" : ", ") + objects[i];
  if (objects.size() > named_at_most) named += " et " + std::to_string(objects.size() - named_at_most) + " de plus";
  const std::string what = "l'attribut " + guillemets(attribute);
  Diagnostic problem("B081", place,
                     objects.size() == 1 ? guillemets(objects.front()) + " n'a pas de valeur pour " + what
                                         : std::to_string(objects.size()) + " objets n'ont pas de valeur pour " + what);
  if (objects.size() > 1) std::move(problem).mark(named);
  return std::move(problem)
      .help("remplir la colonne " + guillemets(attribute))
      .help("donner à l'attribut, là où il est déclaré, une valeur à défaut : ajouter " +
            guillemets("à défaut " + (usual.empty() ? "…" : usual)));
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
