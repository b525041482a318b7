// What is said of a maquette whose épreuves cannot be read as they are written.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

// `level`: the last one (épreuve); `list`: « codes de type » is declared.
diagnostics::Diagnostic papers_without_types(const std::string& level, bool list, diagnostics::Span place);
diagnostics::Diagnostic coefficient_not_read(const std::string& item, const std::string& level,
                                             diagnostics::Span place);
diagnostics::Diagnostic table_without_level(const std::vector<std::string>& levels, diagnostics::Span place);

// An object the structure has in `inside`, written under another.
diagnostics::Diagnostic placed_elsewhere(const std::string& code, const std::string& under, const std::string& inside,
                                         diagnostics::Span place);

}  // namespace bareme::semantics::problems
