// A table of a paper, already in words, with the width of each of its columns: in as many tables as the page asks for.
// For the .cpp files of this folder only.
#pragma once

#include <cstddef>
#include <vector>

#include "report/json.hpp"

namespace bareme::report {

struct PageFrame {
  std::size_t width = 0;           // tenths of a millimetre
  std::vector<std::size_t> types;  // points, the largest first
};
inline constexpr std::size_t landscape_width = 2730, portrait_width = 1800;  // A4, less the margins of the papers

// In: {"colonnes": [{"objet", "libelle"}], "lignes": [{"numero", "nom"?, "prenom"?, "cellules"}], "bilan"?}, a cell a
// text or {"moyenne", "resultat", "jury", "proposition"}. Out: tables of the same keys, with "largeur", "corps",
// "tetes" (widths of what leads each line), a "largeur" in each column and, when there are several, "partie".
Json laid_out(const Json& table, const PageFrame& frame);

}  // namespace bareme::report
