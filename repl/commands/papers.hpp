// Writing a paper of a session that is open: what « bareme exporter » and « exporter » of the shell share.
#pragma once

#include <string>
#include <vector>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"
#include "session/session.hpp"

namespace bareme::repl {

bool is_paper(const Session& session, const std::string& name);
std::vector<std::string> papers_of(const Session& session);       // "pv", then what the règlement declares
bool is_of_one(const Session& session, const std::string& name);  // may be drawn for one student
std::string known_papers(const Session& session);                 // « pv, relevé de notes »
// Does a file of this name say in which form it is written (.html, .pdf, .json)?
bool is_paper_file(const std::string& path);
// The paper named first among the arguments, into `output`; without one on `out`.
Exit write_paper(Session& session, const Options& options, Terminal& terminal);

}  // namespace bareme::repl
