// What « convoquer » has to refuse. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::problems {

diagnostics::Diagnostic no_session_after(int session);
diagnostics::Diagnostic no_rule_to_call(const std::string& rule, const std::vector<std::string>& known);
diagnostics::Diagnostic not_an_exam(const std::string& typed);
diagnostics::Diagnostic not_to_be_called(const std::string& student, const std::string& exam, const std::string& rule);

}  // namespace bareme::problems
