#include "session/control_problems.hpp"

#include <fmt/format.h>

namespace bareme::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

Diagnostic unreadable_pairing(const std::string& piece) {
  return Diagnostic("J283", std::nullopt,
                    fmt::format("« --colonnes » : {} ne dit pas quelle colonne est quelle valeur", guillemets(piece)))
      .help("« TITRE = VALEUR », séparés par des points-virgules : « Moyenne S7 = S7.moyenne ; Code = étudiant »");
}

Diagnostic no_such_title(const std::string& path, const std::string& title, const std::vector<std::string>& titles) {
  return Diagnostic("J283", std::nullopt,
                    fmt::format("{} n'a pas de colonne {} (titres lus : {})", guillemets(path), guillemets(title),
                                fmt::join(titles, ", ")))
      .help(diagnostics::nearest_help(title, titles));
}

Diagnostic no_such_pair(const std::string& object, const std::string& title) {
  return Diagnostic(
             "J283", std::nullopt,
             fmt::format("{} : aucune valeur de {} ne répond à cette colonne", guillemets(title), guillemets(object)))
      .help("nommer la colonne elle-même : « --colonnes \"" + title + " = OBJET.grandeur\" »");
}

Diagnostic nothing_to_compare(const std::string& path, const std::vector<std::string>& titles) {
  return Diagnostic("J284", std::nullopt,
                    fmt::format("{} : aucune colonne n'est reconnue (titres lus : {})", guillemets(path),
                                fmt::join(titles, ", ")))
      .help("dire lesquelles le sont : « --colonnes \"TITRE = OBJET.grandeur\" »");
}

Diagnostic title_twice(const std::string& path, const std::string& title, std::size_t place, const std::string& other,
                       std::size_t other_place) {
  return Diagnostic("J299", std::nullopt,
                    fmt::format("{} : les colonnes {} et {}, {} et {}, ont le même titre", guillemets(path), place + 1,
                                other_place + 1, guillemets(title), guillemets(other)))
      .help("un titre par colonne : retirer celle qui n'est pas à contrôler, ou la nommer autrement");
}

Diagnostic value_twice(const std::string& path, const std::string& number, const std::string& title,
                       const std::string& first, const std::string& other) {
  return Diagnostic("J300", std::nullopt,
                    fmt::format("{} : l'étudiant {} y a deux fois {}, {} et {}", guillemets(path), guillemets(number),
                                guillemets(title), guillemets(first), guillemets(other)))
      .help("l'exporter de nouveau, ou retirer la valeur qui n'est pas de ce jury");
}

Diagnostic student_twice(const std::string& path, std::size_t line, const std::string& number, std::size_t first) {
  return Diagnostic("J285", std::nullopt,
                    fmt::format("{}, ligne {} : l'étudiant {} y est déjà, ligne {}", guillemets(path), line,
                                guillemets(number), first))
      .help("une ligne par étudiant");
}

}  // namespace bareme::problems
