// What the makers of expression nodes share: a node of a kind, the digits that come next, the expressions that are
// left. For nodes.cpp and nodes_conditions.cpp.
#pragma once

#include <memory>
#include <utility>

#include "syntax/builder.hpp"

namespace bareme::syntax::nodes {

template <typename Kind>
ExpressionPtr expression(Kind kind, Span place) {
  auto made = std::make_unique<Expression>();
  made->node = std::move(kind);
  made->place = place;
  return made;
}

inline std::string digits(Children& children) { return children.take<Digits>().text; }
inline std::vector<ExpressionPtr> expressions(Children& children) { return children.all<ExpressionPtr>(); }

}  // namespace bareme::syntax::nodes
