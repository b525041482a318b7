#include "past/problems.hpp"

namespace bareme::past::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;
using diagnostics::Span;

Diagnostic not_a_baseline(const Span& place, const std::string& expected) {
  return Diagnostic("J247", place, "ce n'est pas un jury figé : il commence par " + expected)
      .help("donner un fichier écrit par « bareme figer », ou le dossier qui les contient");
}

Diagnostic not_utf8(const Span& place) {
  return Diagnostic("J247", place,
                    "ce texte n'est pas en UTF-8 : il a été enregistré autrement, et ses accents sont perdus")
      .help("reprendre le fichier tel que « bareme figer » l'a écrit, ou l'enregistrer en UTF-8");
}

Diagnostic truncated(const Span& place, const std::string& missing) {
  return Diagnostic("J248", place, "ce jury figé est incomplet : " + missing)
      .help("reprendre le fichier entier : rien n'est rejoué d'un jury dont il manque une partie");
}

Diagnostic unreadable_line(const Span& place, const std::string& what, const std::string& remedy) {
  return Diagnostic("J249", place, what).help(remedy);
}

Diagnostic unknown_name(const Span& place, const std::string& name, const std::string& maquette,
                        const std::string& near) {
  return Diagnostic("J250", place,
                    guillemets(name) + " : ni la maquette " + guillemets(maquette) +
                        " ni le règlement en vigueur alors ne le connaissent")
      .help(near)
      .help("reprendre la ligne telle que « bareme figer » l'a écrite");
}

Diagnostic written_twice(const Span& place, const std::string& what) {
  return Diagnostic("J251", place, what + " deux fois").help("n'en garder qu'une, celle que « bareme figer » a écrite");
}

Diagnostic unreadable_review(const Span& place) {
  return Diagnostic("J256", place, "cette ligne d'un fichier de différences revues ne se lit pas, ou la fin en manque")
      .help(
          "le reprendre tel que « bareme revoir » l'a écrit ; une différence se revoit, elle ne se corrige pas à la "
          "main");
}

}  // namespace bareme::past::problems
