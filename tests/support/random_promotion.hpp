// What students are given, drawn at random for the inputs a plan reads: marks (codes of every effect, missing,
// convened, next to a half, with more decimals than an integer holds), facts, decisions, lines, frozen values.
//
// Each value depends on the seed, the student and the name of what is given: it stays when the règlement shrinks.
#pragma once

#include <cstdint>

#include "plan/plan.hpp"
#include "plan/promotion.hpp"

namespace support {

bareme::plan::Promotion random_promotion(const bareme::semantics::CheckedRegulation& regulation,
                                         const bareme::semantics::Curriculum& curriculum,
                                         const std::vector<bareme::plan::InputKey>& inputs, std::size_t students,
                                         std::uint64_t seed);

}  // namespace support
