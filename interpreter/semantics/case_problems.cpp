#include "semantics/case_problems.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;

Diagnostic expected_of_nobody(diagnostics::Span place) {
  return Diagnostic("B200", place, "ce cas a plusieurs étudiants, et cette ligne n'est celle d'aucun")
      .help("écrire « étudiant » et un nom au-dessus ; ce qui se pose avant le premier vaut pour tous");
}

}  // namespace bareme::semantics::problems
