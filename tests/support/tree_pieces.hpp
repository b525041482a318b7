// The expressions of tests written by hand, as `check` would give them: literals, comparisons, the types they have.
// tree_fixture.hpp makes a règlement of them.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "semantics/expression.hpp"

namespace bareme::test {

using namespace semantics;
using values::Number;
using values::State;
using values::Value;

inline Number number(const std::string& text) { return *Number::parse(text); }
inline Value mark(const std::string& text) { return Value::of(number(text)); }

inline Type truth_type() {
  Type type;
  type.kind = values::Kind::Truth;
  return type;
}
inline Type mark_type() {
  Type type;
  type.mark = true;
  return type;
}
inline Type code_type(ListId list) {
  Type type;
  type.kind = values::Kind::Code;
  type.list = list;
  return type;
}
inline Type unit_type(values::Unit::Base base) {
  Type type;
  type.unit = values::Unit::of(base);
  return type;
}

template <class Node>
ExpressionPtr expression(Node node, Type type = {}) {
  auto made = std::make_shared<Expression>();
  made->node = std::move(node);
  made->type = std::move(type);
  return made;
}

inline ExpressionPtr literal(Value value, Type type = {}) { return expression(Constant{std::move(value)}, type); }
inline ExpressionPtr literal(const std::string& text) { return literal(mark(text)); }
inline ExpressionPtr truth(bool value) { return literal(Value::of_truth(value), truth_type()); }
inline ExpressionPtr nothing(State state, Type type = {}) { return literal(Value::absent(state), type); }
inline ExpressionPtr calculation(ExpressionPtr left, Operator op, ExpressionPtr right) {
  return expression(Arithmetic{op, left, right});
}
inline ExpressionPtr comparison(ExpressionPtr left, Relation relation, ExpressionPtr right) {
  return expression(Compare{relation, left, right}, truth_type());
}
inline ExpressionPtr logic(bool all, std::vector<ExpressionPtr> items) {
  return expression(Logic{all, std::move(items)}, truth_type());
}
inline MeanPart part(ExpressionPtr value, const std::string& weight, const std::string& label) {
  return {std::move(value), std::nullopt, literal(weight), label};
}

}  // namespace bareme::test
