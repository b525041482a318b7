// exporter supplément: the supplément au diplôme of each student.
#pragma once

#include <string>

#include "repl/commands/paper_output.hpp"
#include "session/session.hpp"

namespace bareme::repl {

bool is_supplement(const std::string& word);
Exit export_supplement(Session& session, Form form, const Options& options, Terminal& terminal);

}  // namespace bareme::repl
