// The quantities people read first of an object, found in the règlement itself so that any structure of levels has its
// table and its papers. Not valid, or none: the règlement has no such thing there. For this folder only.
#pragma once

#include <vector>

#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"

namespace bareme {

semantics::QuantityId quantity_of_role(const semantics::CheckedRegulation& regulation, semantics::LevelId level,
                                       semantics::Quantity::Role role);
// « moyenne générale » where it has a rule, else « moyenne ».
semantics::QuantityId leading_mean(const semantics::CheckedRegulation& regulation,
                                   const semantics::Curriculum& curriculum, semantics::ObjectId object);
bool is_rank(const semantics::Quantity& quantity);
// Of the maquette, in its order: neither the lines of a dossier nor what belongs to another year.
std::vector<semantics::ObjectId> objects_at(const semantics::Curriculum& curriculum, semantics::LevelId level);

}  // namespace bareme
