// The promotion as the acts of a session leave it: the base's, each act laid over it in its order.
#pragma once

#include <string>
#include <vector>

#include "jury/operation.hpp"
#include "plan/promotion.hpp"

namespace bareme::jury {

plan::Promotion replay(plan::Promotion base, const std::vector<Act>& acts);
// And as a scenario supposes it, over that.
plan::Promotion suppose(plan::Promotion promotion, const Scenario& scenario);

// The scenarios a log leaves, in the order they were first named, and the one it stands in.
struct Scenes {
  std::vector<Scenario> all;
  std::string current;  // empty: the base
  const Scenario* find(const std::string& name) const;
};
Scenes scenes(const std::vector<Operation>& operations);

}  // namespace bareme::jury
