// A promotion played as the students of one cas: what `tester` computes for them, against what the columns do for the
// whole promotion. In: a trial world. Out: the first cell where they differ, in words.
#pragma once

#include <optional>
#include <string>

#include "support/trial_world.hpp"

namespace support {

std::optional<std::string> difference_in_a_case(const TrialWorld& world);

}  // namespace support
