// Why personal data are not erased. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::problems {

diagnostics::Diagnostic nobody_left_since(const std::string& year);
diagnostics::Diagnostic years_still_open(const std::vector<std::string>& inscriptions);

}  // namespace bareme::problems
