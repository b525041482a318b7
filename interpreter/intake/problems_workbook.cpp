#include "intake/problems_workbook.hpp"

#include "text/fold.hpp"

namespace bareme::intake {

using diagnostics::Diagnostic;
using diagnostics::guillemets;

namespace {

constexpr std::size_t longest_shown = 40;

std::string where(const std::string& path, const std::string& sheet, const std::string& cell) {
  return path + ", feuille " + guillemets(sheet) + ", " + cell + " : ";
}

}  // namespace

Diagnostic broken_workbook(const std::string& path) {
  return Diagnostic("I050", std::nullopt, path + " n'est pas un classeur entier : il est coupé, ou ce n'en est pas un")
      .help("le copier de nouveau depuis son origine, ou l'enregistrer en « CSV UTF-8 »");
}

Diagnostic merged_cells(const std::string& path, const std::string& sheet, const std::string& range) {
  return Diagnostic("I051", std::nullopt, where(path, sheet, range) + "des cellules sont fusionnées")
      .help("les séparer (« Fusionner » de nouveau), et écrire la valeur dans chacune : rien ne dit à qui elle est");
}

Diagnostic formula_without_value(const std::string& path, const std::string& sheet, const std::string& cell) {
  return Diagnostic("I052", std::nullopt, where(path, sheet, cell) + "la formule n'a pas été calculée")
      .help("ouvrir le classeur dans un tableur et l'enregistrer, ou copier les valeurs à la place des formules");
}

Diagnostic error_in_cell(const std::string& path, const std::string& sheet, const std::string& cell,
                         const std::string& value) {
  return Diagnostic("I052", std::nullopt, where(path, sheet, cell) + guillemets(value) + " n'est pas une valeur")
      .help("corriger la formule, ou écrire la valeur");
}

Diagnostic cell_beyond_sheet(const std::string& path, const std::string& sheet, const std::string& cell) {
  return Diagnostic(
             "I058", std::nullopt,
             where(path, sheet, text::truncate(cell, longest_shown)) + "aucun tableau ne va jusqu'à cette cellule")
      .help("la supprimer (sa ligne et sa colonne), ou enregistrer le classeur de nouveau depuis un tableur");
}

Diagnostic cell_twice(const std::string& path, const std::string& sheet, const std::string& cell,
                      const std::string& first, const std::string& other) {
  return Diagnostic("I059", std::nullopt,
                    where(path, sheet, cell) + "cette cellule est écrite deux fois, " +
                        guillemets(text::truncate(first, longest_shown)) + " et " +
                        guillemets(text::truncate(other, longest_shown)))
      .help("ouvrir le classeur dans un tableur, voir laquelle est la bonne, et l'enregistrer");
}

Diagnostic titles_twice(const std::string& path, const std::string& sheet) {
  return Diagnostic("I053", std::nullopt,
                    path + ", feuille " + guillemets(sheet) + " : la ligne de titres y est deux fois")
      .help("n'en garder qu'une, la première ; deux tableaux font deux feuilles");
}

Diagnostic hidden_sheet(const std::string& path, const std::string& sheet) {
  return Diagnostic("I055", std::nullopt,
                    path + " : la feuille " + guillemets(sheet) + " est masquée, et n'est pas vide")
      .help("l'afficher (clic droit sur un onglet, « Afficher ») si elle est à lire, la supprimer sinon");
}

Diagnostic several_sheets(const std::string& path) {
  return Diagnostic("I053", std::nullopt, path + " a plusieurs feuilles : laquelle dit qui sont les étudiants ?")
      .help("ne garder que celle-là, ou l'enregistrer seule");
}

}  // namespace bareme::intake
