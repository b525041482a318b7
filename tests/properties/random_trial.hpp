// One thing held of many random règlements. A failure prints its seed and the smallest texts that still fail;
// BAREME_SEED=… plays that one alone, BAREME_ROUNDS=… as many as wanted.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "support/random_regulation.hpp"
#include "support/trial_world.hpp"

namespace support {

// What is wrong with these texts, or nothing; texts that are no règlement have nothing wrong.
using Trial = std::function<std::optional<std::string>(const RandomTexts&, std::uint64_t seed)>;

void hold(const Trial& trial, std::uint64_t rounds);
TrialWorld world_of(const RandomTexts& texts, std::uint64_t seed);

}  // namespace support
