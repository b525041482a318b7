// The answer to « pourquoi pas », line by line: what stands, the smallest sets of conditions that would have to turn,
// the marks that alone would do. For the command and the shell.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

std::vector<std::string> why_not_lines(const Session& session, const Refusal& refusal, std::size_t width);
std::string why_not_document(const Session& session, const Refusal& refusal);  // the same, in JSON

}  // namespace bareme::repl
