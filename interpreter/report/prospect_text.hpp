// How what can still come of a value reads: « AJ quoi qu'il arrive », « entre 7,20 et 13,40 », « encore possible : ADJ
// ou AJ », and why. In: a Prospect; out: French text.
#pragma once

#include <string>
#include <vector>

#include "evaluation/prospect.hpp"

namespace bareme::report {

// Empty when it says no more than the scale does.
std::string prospect_text(const semantics::CheckedRegulation& regulation, const evaluation::Prospect& prospect);
// « ADM perdu quoi qu'il arrive : b) MATH.moyenne 6,00 < 7 », one for each row that is lost or won.
std::vector<std::string> prospect_reasons(const semantics::CheckedRegulation& regulation,
                                          const evaluation::Prospect& prospect);

}  // namespace bareme::report
