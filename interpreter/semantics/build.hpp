// Small makers of checked expressions, for the checker.
#pragma once

#include <memory>
#include <utility>

#include "semantics/expression.hpp"

namespace bareme::semantics {

template <class Node>
ExpressionPtr make(Node node, Type type, diagnostics::Span place) {
  return std::make_shared<Expression>(Expression{std::move(node), std::move(type), place});
}
inline Type truth_type() {
  Type t;
  t.kind = values::Kind::Truth;
  return t;
}
inline Type number_type() { return {}; }
Type join(const ExpressionPtr& a, const ExpressionPtr& b);  // what a case of the two may be (check_expression.cpp)
inline Type code_type(ListId list) {
  Type t;
  t.kind = values::Kind::Code;
  t.list = list;
  return t;
}
// Of the squared distances of values of that type to their mean.
inline Type variance_type(const Type& of) {
  Type t;
  t.unit = of.unit * of.unit;
  t.low = values::Number(0);
  t.declared_rounding = false;
  return t;
}
inline Type mark_type(const values::Number& scale) {
  Type t;
  t.low = values::Number(0);
  t.high = scale;
  t.scale = scale;
  return t;
}

template <class Node>
const Node* as(const ExpressionPtr& e) {
  return e ? std::get_if<Node>(&e->node) : nullptr;
}

}  // namespace bareme::semantics
