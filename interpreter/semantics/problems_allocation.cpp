// What can be wrong with an « attribution », and with a list.
#include "semantics/problems.hpp"
#include "semantics/problems_words.hpp"

namespace bareme::semantics::problems {
namespace {

using diagnostics::guillemets;

}  // namespace

Diagnostic reasons_of_no_verdict(const std::string& where, Span place) {
  return Diagnostic("B185", place, "« liste des motifs » est celle des lettres d'un résultat")
      .mark("aucune ligne « résultat » pour chaque " + where)
      .help("l'écrire pour un niveau qui a un résultat, sans filtre ; pour d'autres objets : « liste des ue dont … »");
}
Diagnostic wish_expected(const std::string& what, Span place) {
  return Diagnostic("B180", place, "les vœux d'une attribution sont des codes d'une même liste")
      .mark(what)
      .help("déclarer la liste (« codes de mineure ») et les vœux (« entrée premier vœu ; second vœu : mineure »)");
}
Diagnostic opened_twice(const std::string& code, Span place) {
  return Diagnostic("B181", place, guillemets(code) + " a déjà une ligne dans cette attribution")
      .help("garder une ligne par code ; celui de « sinon » n'en a pas d'autre");
}
Diagnostic room_of_a_student(Span place) {
  return Diagnostic("B182", place, "un nombre de places est le même pour tous")
      .mark("ceci change d'un étudiant à l'autre")
      .help("l'écrire avec des nombres, des paramètres et des effectifs : « plafond((nombre dans la promotion) / 3) »");
}
Diagnostic not_a_room(Span place) {
  return Diagnostic("B183", place, "un nombre de places est entier, sans unité, et au moins 0");
}
Diagnostic wished_without_room(const Words& codes, Span place) {
  const bool one = codes.size() == 1;
  return Diagnostic("B184", place,
                    listed(codes) + (one ? " peut être un vœu et n'a" : " peuvent être des vœux et n'ont") +
                        " pas de ligne dans l'attribution")
      .help("écrire « " + codes.front() + " : 0 » si cette option n'est pas ouverte, ou en faire le code de « sinon »");
}

}  // namespace bareme::semantics::problems
