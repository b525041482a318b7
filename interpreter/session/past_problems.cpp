#include "session/past_problems.hpp"

namespace bareme::problems {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

namespace {

std::string listed(const std::vector<std::string>& all) {
  constexpr std::size_t shown = 12;
  std::string text;
  for (std::size_t i = 0; i < all.size() && i < shown; ++i)
    text += (i == 0 ? "" : " ; ") + all[i];
  if (all.size() <= shown) return text;
  const std::size_t more = all.size() - shown;
  return text + " ; et " + std::to_string(more) + (more == 1 ? " autre" : " autres");
}

}  // namespace

Diagnostic not_the_same_again(const std::string& who, const std::vector<std::string>& what) {
  std::string all;
  for (const std::string& one : what)
    all += (all.empty() ? "" : " ; ") + one;
  return Diagnostic("J252", std::nullopt, "figé, " + who + " ne se relit pas comme la base le dit : " + all)
      .help("vérifier que le règlement de la base est celui du jury ; rien n'est écrit");
}

Diagnostic texts_missing(const std::string& folder, const std::string& why) {
  return Diagnostic("J253", std::nullopt,
                    "les textes en vigueur alors, " + guillemets(folder) + ", ne se lisent pas : " + why)
      .help("remettre ce dossier à côté du jury figé, tel que « bareme figer » l'a écrit");
}

Diagnostic texts_changed(const std::string& folder, const std::string& which) {
  return Diagnostic("J254", std::nullopt,
                    which + " de " + guillemets(folder) + " n'est pas le texte dont le jury s'est servi")
      .help("reprendre ce dossier tel qu'il était ; pour rejouer par un autre texte : « --reglement FICHIER »");
}

Diagnostic wrong_kind(const diagnostics::Span& place, const std::string& name, const std::string& value) {
  return Diagnostic("J249", place, guillemets(value) + " n'est pas ce que le règlement attend pour " + guillemets(name))
      .help("reprendre la ligne telle que « bareme figer » l'a écrite");
}

Diagnostic put_back(const std::vector<std::string>& what) {
  return Diagnostic("J294", std::nullopt, "changé depuis ce jury, et figé comme il l'a vu : " + listed(what))
      .help("le journal de la base le dit ; pour décider par ce qui est vrai maintenant, le jury siège de nouveau")
      .warning();
}

Diagnostic not_put_back(const std::vector<std::string>& what) {
  return Diagnostic(
             "J295", std::nullopt,
             "changé depuis ce jury, et figé comme il est maintenant, faute de pouvoir le remettre : " + listed(what))
      .help("relire ces dossiers dans le fichier avant de s'en servir")
      .warning();
}

Diagnostic decided_by_another_text() {
  return Diagnostic(
             "J296", std::nullopt,
             "ce jury a décidé par un autre texte du règlement que celui que la base applique maintenant : il est "
             "figé avec celui de maintenant")
      .help("le figer d'une copie de la base d'avant (« .avant-lot-… »), ou importer de nouveau le texte d'alors")
      .warning();
}

Diagnostic frozen_without_the_erased(std::size_t students) {
  return Diagnostic("J322", std::nullopt,
                    students == 1 ? "1 étudiant que ce jury a vu est effacé : il n'est pas figé"
                                  : std::to_string(students) +
                                        " étudiants que ce jury a vus sont effacés : ils ne sont pas figés")
      .help("figer un jury avant d'en effacer quelqu'un le garde entier")
      .warning();
}

Diagnostic nobody_to_freeze() {
  return Diagnostic("J255", std::nullopt, "aucun étudiant à figer")
      .help("« --promotion », « --annee » et « --maquette » disent lesquels");
}

}  // namespace bareme::problems
