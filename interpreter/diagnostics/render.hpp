// A diagnostic as a person reads it (house.md section 5): place and code, the line with its excerpt and mark, notes,
// remedy, "Détail : bareme aide CODE". A help is a clause without full stop, « écrire « x » »; the shape adds « Remède
// : » and the stop. Pure text, ended by a line end: nothing is printed here. Control characters of an excerpt are shown
// as « · ».
#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::diagnostics {

struct RenderStyle {
  bool colour = false;
  std::size_t width = 0;  // of a terminal, where lines are cut around the fault and remedies broken at words; 0: a
                          // line is a line
};

std::string render(const Diagnostic& diagnostic, const Sources& sources, RenderStyle style = {});
// All, a blank line between two, then "2 erreurs, 1 avertissement."; empty when there is none.
std::string render(const Diagnostics& diagnostics, const Sources& sources, RenderStyle style = {});

}  // namespace bareme::diagnostics
