// What an object is made of, for one student, and what its parts could be weighted by: to recognise a mean computed
// with other coefficients, or without one of its parts. For this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

struct Weights {
  std::string words;  // "moyenne simple", "moyenne par ects"
  std::vector<values::Number> each;
};
struct Parts {
  std::vector<std::string> names;
  std::vector<values::Number> values;
  std::vector<Weights> weights;
};
Parts parts_of(Session& session, std::size_t student, const plan::CellKey& cell);
// `without`: a part left out.
std::optional<values::Number> mean_of_parts(const Parts& parts, const Weights& weights,
                                            std::optional<std::size_t> without = std::nullopt);

}  // namespace bareme
