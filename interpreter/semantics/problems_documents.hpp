// What can be wrong in a « document » block.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics::problems {

diagnostics::Diagnostic calculation_in_a_document(diagnostics::Span place);                                     // B280
diagnostics::Diagnostic level_apart_from_document(const syntax::Name& level, const std::string& whole);         // B281
diagnostics::Diagnostic level_shown_twice(const syntax::Name& level);                                           // B281
diagnostics::Diagnostic document_above_the_student(const syntax::Name& level, diagnostics::Span place);         // B281
diagnostics::Diagnostic document_of_some_students(diagnostics::Span place);                                     // B281
diagnostics::Diagnostic unknown_language(const syntax::Text& language, const std::vector<std::string>& known);  // B282

}  // namespace bareme::semantics::problems
