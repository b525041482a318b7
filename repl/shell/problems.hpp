// What the jury shell itself has to say, one function a problem, in French: J200-J249 (pages: docs/erreurs.md).
// None has a place: the shell shows the line that was typed and marks the part it is about.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::repl::problems {

using diagnostics::Diagnostic;
using Words = std::vector<std::string>;

Diagnostic unknown_command(const std::string& word, const Words& commands);
// « points R11 INF 0,5 »: what is given is named first.
Diagnostic act_without_its_verb(const std::string& word, const std::string& form);
Diagnostic ambiguous_command(const std::string& word, const Words& commands);
Diagnostic not_yet(const std::string& command);
Diagnostic unknown_object(const std::string& word, const Words& known);
Diagnostic missing_word(const std::string& command, const std::string& form);
Diagnostic no_student_in_view(const std::string& command);
Diagnostic no_verdict(const std::string& object);
Diagnostic nothing_more();
Diagnostic no_help(const std::string& word, const Words& known);
Diagnostic joined_hypotheses();
Diagnostic log_not_written(const std::string& why);
Diagnostic nothing_to_resume();
Diagnostic unreadable_log(const std::string& path);
Diagnostic not_confirmed(const std::string& command, const std::string& expected);
Diagnostic unwritable_file(const std::string& path, const std::string& why);
Diagnostic unknown_exception(const std::string& label, const Words& known);
Diagnostic unknown_group(const std::string& word, const Words& known);

}  // namespace bareme::repl::problems
