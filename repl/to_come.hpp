// What can still come of the values that wait, in the words of a table and of a student's page.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

// « AJ quoi qu'il arrive », « entre 7,20 et 13,40 »; empty when nothing can be said.
std::string to_come_words(const Session& session, std::size_t student, const plan::CellKey& cell);
// The code or the answer that is certain though it waits; empty when none is.
std::string certain_words(const Session& session, std::size_t student, const plan::CellKey& cell);
// « UE1 entre 4,50 et 14,50 », for each mean that waits; « UE1 : ADM perdu quoi qu'il arrive : b) … » for each result.
std::vector<std::string> means_to_come(const Session& session, std::size_t student);
std::vector<std::string> decided_already(const Session& session, std::size_t student);

}  // namespace bareme::repl
