// What of an object the jury looks at first: its mean, its result, its credits. Read off the règlement, so that any
// structure of levels has it.
#pragma once

#include <optional>
#include <vector>

#include "session/session.hpp"

namespace bareme::repl {

std::optional<plan::CellKey> mean_cell(const Session& session,
                                       semantics::ObjectId object);  // moyenne générale, else moyenne
std::optional<plan::CellKey> result_cell(const Session& session,
                                         semantics::ObjectId object);  // where an article gives a result
std::optional<plan::CellKey> proposition_cell(const Session& session,
                                              semantics::ObjectId object);  // the same, before the jury's decision
std::optional<plan::CellKey> credits_cell(const Session& session,
                                          semantics::ObjectId object);  // the first quantity in ECTS

// What rules give it besides: public quantities and yes/no ones, in the order of the text.
std::vector<plan::CellKey> other_cells(const Session& session, semantics::ObjectId object);
// Whether anything of it is for the jury to see: épreuves show by their marks.
bool shows(const Session& session, semantics::ObjectId object);

// Objects of this year that stand in the maquette itself, in its order; `below` and what it contains, `below` first.
std::vector<semantics::ObjectId> objects_below(const Session& session, semantics::ObjectId below);
std::vector<semantics::ObjectId> with_result(const Session& session, const std::vector<semantics::ObjectId>& objects);
// How many objects contain it, the student apart: 0 for a year.
std::size_t depth(const Session& session, semantics::ObjectId object);
// « SB7 Sciences de base »; « l'étudiant » for the root.
std::string title(const Session& session, semantics::ObjectId object);

}  // namespace bareme::repl
