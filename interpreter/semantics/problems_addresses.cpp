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

}  // namespace bareme::semantics::problems
