// « A mark that rises never makes things worse »: the quantities and verdicts whose rules do not prove it are tried on
// small pairs of marks, around the thresholds of the text, on the objects of the maquettes. Only what a pair shows is
// told, with the marks that show it, once a quantity; an article that says « non monotone » wants it so.
#pragma once

#include "diagnostics/diagnostic.hpp"
#include "semantics/advice.hpp"

namespace bareme::evaluation {

void advise_monotony(const semantics::AdviceContext& context, diagnostics::Diagnostics& diagnostics);
// Without a maquette there is nothing to try them on: says which were not.
void advise_untried(const semantics::AdviceContext& context, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::evaluation
