// What is wrong with « applicable … » and with a known gap, one function a problem (pages: docs/erreurs.md).
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;

Diagnostic gap_no_more(const std::string& motive, Span place);  // a warning
Diagnostic gap_of_a_table(Span place);
Diagnostic not_an_academic_year(const std::string& text, Span place);
Diagnostic years_backwards(Span place);
// « année universitaire = "2024" »: the base keeps « 2024-2025 » alone, and is never equal to it; a warning.
Diagnostic year_of_no_base(const std::string& text, Span place);

}  // namespace bareme::semantics::problems
