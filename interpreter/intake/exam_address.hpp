// The address a base stores for an épreuve.
// "MATH.CC1" even where "CC1" alone would do: what is stored must still be found in a maquette that has more of them.
#pragma once

#include <string>

#include "semantics/curriculum.hpp"

namespace bareme::intake {

std::string exam_address(const semantics::Curriculum& curriculum, semantics::ObjectId exam);

}  // namespace bareme::intake
