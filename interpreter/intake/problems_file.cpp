// The sentences of a file read without being held: what makes that impossible.
#include "intake/problems.hpp"

namespace bareme::intake {

Diagnostic quote_without_end(Span place) {
  return Diagnostic("J313", place,
                    "ce guillemet n'est pas refermé dans les deux millions d'octets qui suivent ; la suite du fichier "
                    "n'est pas lue")
      .help("le refermer, ou le doubler (\"\") s'il fait partie du texte");
}

Diagnostic row_without_end(Span place) {
  return Diagnostic("J313", place,
                    "cette ligne n'a pas de fin dans les deux millions d'octets qui suivent ; la suite du fichier "
                    "n'est pas lue")
      .help("enregistrer de nouveau le tableau au format « CSV UTF-8 », une ligne par élève ou par note");
}

Diagnostic too_long_file(const std::string& path) {
  return Diagnostic("J314", std::nullopt, path + " dépasse 4 Gio : il n'est pas lu")
      .help("le couper en plusieurs fichiers, chacun avec la ligne de titres, et les donner ensemble");
}

Diagnostic file_changed(const std::string& path) {
  return Diagnostic("J315", std::nullopt, path + " a changé pendant qu'il était lu, ou n'a pas pu l'être jusqu'au bout")
      .help("attendre que le tableur ou la copie ait fini de l'écrire, puis recommencer");
}

}  // namespace bareme::intake
