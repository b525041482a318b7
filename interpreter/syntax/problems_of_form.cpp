// The faults whose message is always the same, whatever stands around them.
#include <string>

#include "syntax/problems.hpp"

namespace bareme::syntax {

using diagnostics::Diagnostic;
using diagnostics::Span;

Diagnostic too_nested(Span place) {
  return Diagnostic("B008", place, "trop de parenthèses ou d'opérations imbriquées")
      .help("donner un nom aux morceaux du calcul avec « soit »");
}

Diagnostic view_of_one_term(Span place) {
  return Diagnostic("B010", place, "« en » ne vaut ici que pour un terme d'un calcul plus grand")
      .mark("seul ce terme serait vu ainsi")
      .help("mettre entre parenthèses ce qui est vu ainsi : « (a + b) en session 1 », ou « a + (b en session 1) »");
}

Diagnostic uneven_table_row(Span row, std::size_t cells, Span header, std::size_t columns) {
  return Diagnostic("B011", row,
                    "cette ligne a " + std::to_string(cells) + (cells > 1 ? " cases" : " case") + ", l'en-tête en a " +
                        std::to_string(columns))
      .note(header, "l'en-tête du tableau")
      .help("une case vide garde son « ; »");
}

Diagnostic said_twice(const std::string& what, Span place, Span first) {
  return Diagnostic("B213", place, what + " : déjà dit")
      .note(first, "dit ici d'abord")
      .help("n'en garder qu'une ligne : de deux, rien ne dit laquelle vaut");
}

Diagnostic impossible_date(Span place) {
  return Diagnostic("B014", place, "cette date n'existe pas au calendrier")
      .help("écrire jour/mois/année, comme 31/12/2027");
}

Diagnostic not_utf8(Span place) {
  return Diagnostic("B016", place, "ce texte n'est pas en UTF-8 à partir d'ici")
      .help("l'enregistrer en UTF-8 : dans un éditeur, « Enregistrer sous », encodage UTF-8");
}

}  // namespace bareme::syntax
