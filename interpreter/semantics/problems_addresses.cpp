#include "semantics/problems_addresses.hpp"

namespace bareme::semantics::problems {

diagnostics::Diagnostic object_and_quantity(const std::string& name, const std::string& owner, const std::string& level,
                                            diagnostics::Span place, const std::string& read) {
  const std::string of = owner.empty() ? "l'étudiant" : level + " " + owner;
  const std::string own = name + " de " + (owner.empty() ? "l'étudiant" : owner);
  return diagnostics::Diagnostic(
             "B223", place,
             diagnostics::guillemets(name) +
                 " est ici deux choses : un objet de la maquette, et une grandeur ou une entrée de " +
                 diagnostics::guillemets(of))
      .mark("laquelle ?")
      .help("pour l'objet, nommer ce qu'on en lit : « " + name + "." + read + " »")
      .help("pour l'autre : « " + own + " »");
}

diagnostics::Diagnostic session_of_no_school(int session, int sessions, diagnostics::Span place) {
  const std::string count = std::to_string(sessions);
  return diagnostics::Diagnostic("B215", place, "il n'y a pas de session " + std::to_string(session))
      .mark(sessions == 1 ? "le règlement n'a qu'une session de notes"
                          : "le règlement a " + count + " sessions de notes")
      .help(sessions == 1 ? "écrire « session 1 »" : "écrire une session de 1 à " + count)
      .help("s'il y en a davantage : « sessions " + std::to_string(session) + " » dans la structure");
}

}  // namespace bareme::semantics::problems
