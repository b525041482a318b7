// What freezing and replaying a past jury may have to say: J252 to J256, J294 to J296, J322. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::problems {

diagnostics::Diagnostic not_the_same_again(const std::string& who, const std::vector<std::string>& what);
diagnostics::Diagnostic texts_missing(const std::string& folder, const std::string& why);
diagnostics::Diagnostic texts_changed(const std::string& folder, const std::string& which);
diagnostics::Diagnostic wrong_kind(const diagnostics::Span& place, const std::string& name, const std::string& value);
diagnostics::Diagnostic nobody_to_freeze();
diagnostics::Diagnostic put_back(const std::vector<std::string>& what);
diagnostics::Diagnostic not_put_back(const std::vector<std::string>& what);
diagnostics::Diagnostic decided_by_another_text();
diagnostics::Diagnostic frozen_without_the_erased(std::size_t students);

}  // namespace bareme::problems
