#include "repl/screen/problems.hpp"

namespace bareme::repl::problems {

using diagnostics::guillemets;

Diagnostic unknown_document(const std::string& word) {
  return Diagnostic("J270", std::nullopt, guillemets(word) + " ne s'exporte pas dans cette séance")
      .help("écrire « exporter ecran », ou « exporter ecran FICHIER »");
}

Diagnostic page_not_written(const std::string& path, const std::string& why) {
  return Diagnostic("J271", std::nullopt, "la page ne s'écrit pas dans " + guillemets(path) + " : " + why)
      .help("donner un autre nom : « exporter ecran jury.html »");
}

}  // namespace bareme::repl::problems
