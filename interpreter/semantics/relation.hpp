// What an order says of a relation: 9,99 is less than 10, so « >= » does not hold. In: how the left side stands to the
// right one. The one place where the six signs are read.
#pragma once

#include <compare>

#include "semantics/expression.hpp"

namespace bareme::semantics {

inline bool holds(Relation relation, std::strong_ordering order) {
  switch (relation) {
    case Relation::Equal:
      return order == 0;
    case Relation::NotEqual:
      return order != 0;
    case Relation::Less:
      return order < 0;
    case Relation::LessEqual:
      return order <= 0;
    case Relation::Greater:
      return order > 0;
    case Relation::GreaterEqual:
      break;
  }
  return order >= 0;
}

}  // namespace bareme::semantics
