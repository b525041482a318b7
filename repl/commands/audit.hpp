// controler --arithmetique double: who a spreadsheet would decide otherwise. An audit, shown and forgotten.
#pragma once

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"
#include "session/session.hpp"

namespace bareme::repl {

// 1 when somebody would be; the promotion is opened already.
Exit audit_arithmetic(Session& session, const Options& options, Terminal& terminal);

}  // namespace bareme::repl
