// Every expression a règlement evaluates on its students, with the heading it stands under.
#pragma once

#include <functional>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

void each_root(const CheckedRegulation& regulation,
               const std::function<void(const ExpressionPtr&, const Heading&)>& action);

}  // namespace bareme::semantics
