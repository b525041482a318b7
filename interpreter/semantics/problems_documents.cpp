#include "semantics/problems_documents.hpp"

#include <fmt/format.h>

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using diagnostics::Span;

Diagnostic calculation_in_a_document(Span place) {
  return Diagnostic("B280", place, "un document montre des grandeurs et ce qui a été saisi, pas un calcul")
      .mark("calculé ici")
      .help("lui donner un nom dans un article, où son arrondi se déclare, et montrer ce nom");
}

Diagnostic level_apart_from_document(const syntax::Name& level, const std::string& whole) {
  return Diagnostic("B281", level.place,
                    fmt::format("un document fait pour chaque {} ne montre pas de {}", whole, level.text))
      .mark("ni dans lui, ni autour de lui")
      .help(fmt::format("montrer {}, ce qu'il contient ou ce qui le contient ; ou faire le document « pour chaque » "
                        "niveau qui les contient tous",
                        whole));
}

Diagnostic level_shown_twice(const syntax::Name& level) {
  return Diagnostic("B281", level.place, fmt::format("ce document a déjà une ligne pour {}", level.text))
      .help("réunir les deux lignes, séparées par « ; »");
}

Diagnostic document_above_the_student(const syntax::Name& level, Span place) {
  return Diagnostic("B281", place,
                    fmt::format("un document est d'un étudiant : {} est au-dessus de lui", guillemets(level.text)))
      .help("« pour chaque étudiant », ou pour un niveau qu'il contient");
}

Diagnostic document_of_some_students(Span place) {
  return Diagnostic("B281", place, "un document se fait pour chacun : « dont » lit l'étudiant")
      .help("filtrer par ce que dit la maquette (« de nature projet »), ou choisir les étudiants en le tirant");
}

Diagnostic unknown_language(const syntax::Text& language, const std::vector<std::string>& known) {
  const std::string nearest = diagnostics::nearest_help(language.text, known);
  return Diagnostic("B282", language.place, fmt::format("{} : langue inconnue", guillemets(language.text)))
      .help(nearest.empty() ? "« \"français\" », « \"anglais\" », ou « (\"français\" ; \"anglais\") »" : nearest);
}

}  // namespace bareme::semantics::problems
