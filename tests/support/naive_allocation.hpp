// « attribution » said plainly: what the columns' is tested against, from the same definition (docs/langage.md).
#pragma once

#include <vector>

#include "values/value.hpp"

namespace support {

struct Candidate {
  std::int64_t rank = 1;  // equal for those the keys leave equal
  std::vector<bareme::values::Value> wishes;
};

struct Offer {
  bareme::values::CodeId code = -1;
  bareme::values::Value room;
  bool unlimited = false;  // « sinon »
};

// What each candidate is given, in the order they come in.
std::vector<bareme::values::Value> naive_allocation(const std::vector<Candidate>& candidates,
                                                    const std::vector<Offer>& offers);

}  // namespace support
