// Whose values are en erreur, and what stopped: a table, a page of preparation and a file say it beside the state.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

// « exceptions.lua, ligne 2, « assiduité » : division par zéro »; empty when nothing more is known than that it failed.
std::string why_failing(const Session& session, std::size_t student, const plan::CellKey& cell);

// What stopped, and whom: students in the order of the promotion, each once a cause. Only the first cell of a student
// that failed is explained: the others read it.
struct Failure {
  std::string why;
  std::vector<std::size_t> students;
};
std::vector<Failure> failures(const Session& session, const std::vector<plan::CellKey>& cells);

}  // namespace bareme
