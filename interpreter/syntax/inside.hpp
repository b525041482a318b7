// What an expression holds one step below, in the order of the tree: for whoever looks for some kind of node in what an
// author wrote, without knowing every kind.
#pragma once

#include <functional>

#include "syntax/tree_expressions.hpp"

namespace bareme::syntax {

void inside(const Expression& expression, const std::function<void(const Expression&)>& visit);

}  // namespace bareme::syntax
