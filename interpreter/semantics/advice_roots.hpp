// Every expression a règlement evaluates, with the view of the heading it is written under: what advice walks through.
#pragma once

#include <functional>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

void each_root(const CheckedRegulation& regulation, const std::function<void(const ExpressionPtr&, const View&)>& act);

}  // namespace bareme::semantics
