#include "repl/screen/problems.hpp"

namespace bareme::repl::problems {

using diagnostics::guillemets;

Diagnostic unknown_document(const std::string& word, const std::string& papers) {
  return Diagnostic("J270", std::nullopt, guillemets(word) + " ne s'exporte pas dans cette séance")
      .help("il y a : ecran, " + papers);
}

Diagnostic of_the_promotion(const std::string& paper) {
  return Diagnostic("J275", std::nullopt, guillemets(paper) + " est celui de toute la promotion, pas d'un étudiant")
      .help("écrire « exporter " + paper + " », ou « exporter " + paper + " FICHIER »");
}

Diagnostic port_taken(const std::string& port) {
  return Diagnostic("J272", std::nullopt,
                    "le port " + port + " n'est pas libre : un autre programme l'occupe, ou il est réservé")
      .help("« écran on » seul en prend un libre");
}

Diagnostic not_a_port(const std::string& word) {
  return Diagnostic("J273", std::nullopt, "un port est un nombre de 1024 à 65535 : " + guillemets(word))
      .help("« écran on » seul en prend un libre");
}

Diagnostic no_screen() {
  return Diagnostic("J274", std::nullopt, "l'écran n'est pas ouvert").help("« écran on » l'ouvre");
}

Diagnostic page_not_written(const std::string& path, const std::string& why) {
  return Diagnostic("J271", std::nullopt, "la page ne s'écrit pas dans " + guillemets(path) + " : " + why)
      .help("donner un autre nom : « exporter ecran jury.html »");
}

}  // namespace bareme::repl::problems
