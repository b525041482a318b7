#include "semantics/problems_years.hpp"

namespace bareme::semantics::problems {

using diagnostics::guillemets;

Diagnostic gap_no_more(const std::string& motive, Span place) {
  return Diagnostic("B220", place, "l'écart connu n'y est plus : ce que dit « vérifie » est vrai partout")
      .mark(guillemets(motive))
      .help("ôter « sinon écart connu », et son motif")
      .warning();
}

Diagnostic gap_of_a_table(Span place) {
  return Diagnostic("B221", place, "un écart connu est de la maquette : un barème est la règle elle-même")
      .help("corriger la ligne du barème, ou ôter ce « vérifie »");
}

Diagnostic not_an_academic_year(const std::string& text, Span place) {
  return Diagnostic("B222", place, guillemets(text) + " n'est pas une année universitaire")
      .help("écrire « applicable dès \"2024-2025\" », ou « applicable de \"2024-2025\" à \"2026-2027\" »");
}

Diagnostic years_backwards(Span place) {
  return Diagnostic("B222", place, "la dernière année est avant la première").help("écrire la première d'abord");
}

}  // namespace bareme::semantics::problems
