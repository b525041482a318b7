// The relation an instruction asks: columns compare by Op, everything else by semantics::Relation.
#pragma once

#include "plan/plan.hpp"
#include "semantics/relation.hpp"

namespace bareme::plan {

inline bool holds(Op op, std::strong_ordering order) {
  using semantics::Relation;
  const Relation relation = op == Op::Equal       ? Relation::Equal
                            : op == Op::NotEqual  ? Relation::NotEqual
                            : op == Op::Less      ? Relation::Less
                            : op == Op::LessEqual ? Relation::LessEqual
                            : op == Op::Greater   ? Relation::Greater
                                                  : Relation::GreaterEqual;
  return semantics::holds(relation, order);
}

}  // namespace bareme::plan
