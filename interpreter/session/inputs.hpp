// What an evaluation is given, as a type: how its value reads in words. For this folder only.
#pragma once

#include "plan/input.hpp"
#include "semantics/regulation.hpp"

namespace bareme {

semantics::Type input_type(const semantics::CheckedRegulation& regulation, const plan::InputKey& key);

}  // namespace bareme
