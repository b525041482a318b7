// What closing a year, opening it again or opening the next has to refuse. For this folder only.
#pragma once

#include <string>
#include <vector>

#include "session/after.hpp"

namespace bareme::problems {

// A base, an author, no unsaved act, no scenario; else told.
bool may_close(const Session& session, const ClosingOptions& options, diagnostics::Diagnostics& diagnostics);

diagnostics::Diagnostic unsaved_acts(std::size_t acts);
diagnostics::Diagnostic undecided_students(std::size_t count);
diagnostics::Diagnostic nothing_to_close(std::size_t already);
diagnostics::Diagnostic exception_without_motive(const std::string& what);
diagnostics::Diagnostic nothing_to_reopen();
diagnostics::Diagnostic not_a_year(const std::string& typed);
diagnostics::Diagnostic nothing_before(const std::string& year, const std::vector<std::string>& known);
diagnostics::Diagnostic still_open(const std::string& promotion, std::size_t students);
diagnostics::Diagnostic no_version_for(const std::string& regulation, const std::string& year,
                                       const std::vector<std::string>& known);
diagnostics::Diagnostic other_regulation(const std::string& given, const std::string& wanted);

}  // namespace bareme::problems
