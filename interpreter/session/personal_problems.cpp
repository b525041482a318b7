#include "session/personal_problems.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace bareme::problems {

using diagnostics::Diagnostic;

Diagnostic nobody_left_since(const std::string& year) {
  return Diagnostic("J310", std::nullopt,
                    fmt::format("personne à effacer : nul n'a quitté la base en {} ou avant", year))
      .help("« --jusqu-a » compte la dernière inscription de chacun");
}

Diagnostic years_still_open(const std::vector<std::string>& inscriptions) {
  constexpr std::size_t named_at_most = 5;
  std::string named;
  for (std::size_t i = 0; i < std::min(inscriptions.size(), named_at_most); ++i)
    named += (i == 0 ? "" : ", ") + inscriptions[i];
  if (inscriptions.size() > named_at_most)
    named += fmt::format(" et {} autre{}", inscriptions.size() - named_at_most,
                         inscriptions.size() - named_at_most == 1 ? "" : "s");
  return Diagnostic("J311", std::nullopt, "rien n'est effacé : une année n'est pas close, " + named)
      .help("« bareme cloturer » d'abord : ce qu'un jury n'a pas fini de lire ne s'efface pas");
}

}  // namespace bareme::problems
