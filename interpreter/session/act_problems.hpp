// What a session has to say of an act, one function a problem, in French (pages: docs/erreurs.md, J212 and after).
// For this folder only.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::problems {

using diagnostics::Diagnostic;
using Words = std::vector<std::string>;

Diagnostic motive_missing(const std::string& example);
Diagnostic not_offered(diagnostics::Span place, const std::string& code, const std::string& object,
                       const Words& offered, const Words& awaited);
Diagnostic beyond_limits(diagnostics::Span place, const std::string& amount, const std::string& what,
                         const std::string& limits, const std::string& article);
Diagnostic nothing_to_grant(diagnostics::Span place, const std::string& object, const Words& declared);
Diagnostic unknown_decision(const std::string& word, const Words& codes);
Diagnostic nothing_decided_on(const std::string& object, const std::string& container);  // « OI7 »; empty: none
Diagnostic which_jury();
Diagnostic nothing_to_undo(bool redo, bool saved);
Diagnostic act_changes_nothing(const std::string& what, const std::string& value);
Diagnostic not_an_act(const std::string& what, const Words& acts);

Diagnostic act_in_scenario(const std::string& scenario);
Diagnostic unknown_scenario(const std::string& name, const Words& known);
Diagnostic not_supposable(const std::string& what);
Diagnostic no_sweep(const std::string& why);
Diagnostic acts_before_version(const std::string& version, std::size_t acts);
Diagnostic version_not_read(const std::string& version, const Words& known, const Words& why);
Diagnostic unknown_lever(const std::string& lever, const std::string& goal, const Words& known);

}  // namespace bareme::problems
