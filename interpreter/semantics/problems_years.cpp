#include "semantics/problems_years.hpp"

#include "semantics/years.hpp"

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

Diagnostic year_of_no_base(const std::string& text, Span place) {
  const auto first = academic_year(text);
  const std::string kept = first ? written_year(*first) : "2024-2025";
  return Diagnostic(
             "B212", place,
             first ? "une base écrit cette année « " + kept + " », et « " + text + " » ne lui est jamais égal"
                   : guillemets(text) + " n'est pas une année universitaire : aucun étudiant d'une base n'a celle-là")
      .help(first ? "écrire \"" + kept + "\"" : "écrire une année comme \"2024-2025\"")
      .warning();
}

}  // namespace bareme::semantics::problems
