// What is wrong with a cas, as diagnostics: why, and what to write instead.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

diagnostics::Diagnostic expected_of_nobody(diagnostics::Span place);  // « donne » above the first « étudiant »

}  // namespace bareme::semantics::problems
