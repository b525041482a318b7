// The promotion as the acts of a session leave it: the base's, each act laid over it in its order.
#pragma once

#include <vector>

#include "jury/operation.hpp"
#include "plan/promotion.hpp"

namespace bareme::jury {

plan::Promotion replay(plan::Promotion base, const std::vector<Act>& acts);

}  // namespace bareme::jury
