// What « préparation » and its sheets share: the results a jury looks at, and who marks an épreuve.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

std::vector<plan::CellKey> results_of(const Session& session);  // in the order of the maquette

// « enseignant », « responsable »: an attribute the épreuve, or what contains it, has; empty: the maquette has none.
std::string teacher_of(const Session& session, semantics::ObjectId exam);

// « BET8.travail », « OPT8.EF session 2 »: in a list of épreuves, « travail » alone tells nobody which, though the
// maquette has no other.
std::string awaited_label(const Session& session, const plan::InputKey& input);
std::string exam_label(const Session& session, semantics::ObjectId exam);

}  // namespace bareme::repl
