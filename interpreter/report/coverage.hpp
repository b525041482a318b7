// What no exemple or cas of a règlement exercised, in words: « reglement.bareme:230  lettre b) jamais fausse : chaque
// ecue : moyenne >= 5 ». As text for `bareme tester --couverture`, and as JSON with the trials themselves.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "evaluation/coverage.hpp"
#include "evaluation/trial.hpp"
#include "semantics/regulation.hpp"

namespace bareme::report {

// « Couverture : 48 articles sur 50, 121 lignes sur 130. »
std::string coverage_summary(const evaluation::CoverageReport& coverage);
// What is missing, by article in the order of the text; empty when nothing is.
std::string coverage_text(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                          const evaluation::CoverageReport& coverage);
std::string trials_json(const semantics::CheckedRegulation& regulation, const diagnostics::Sources& sources,
                        const std::vector<evaluation::Trial>& trials, const evaluation::CoverageReport& coverage);

}  // namespace bareme::report
