// The nodes of conditions: tests, comparisons, quantifiers, et and ou.
#include "syntax/nodes.hpp"
#include "syntax/nodes_made.hpp"

namespace bareme::syntax::nodes {
namespace {

Quantified::Kind quantifier(Children& children) {
  const std::pair<Flag, Quantified::Kind> kinds[] = {{Flag::None, Quantified::Kind::None},
                                                     {Flag::Some, Quantified::Kind::Some},
                                                     {Flag::AtLeast, Quantified::Kind::AtLeast},
                                                     {Flag::AtMost, Quantified::Kind::AtMost},
                                                     {Flag::Exactly, Quantified::Kind::Exactly}};
  for (const auto& [flag, kind] : kinds)
    if (children.flag(flag)) return kind;
  children.flag(Flag::Every);
  return Quantified::Kind::Every;
}

ExpressionPtr is_one_of(Children& children, Span place, bool negated) {
  Is made;
  made.operand = children.expression();
  made.negated = negated;
  made.values = children.take<Values>().items;
  return expression(std::move(made), place);
}

ExpressionPtr logic(Children& children, Span place, bool all) {
  return expression(Logic{all, expressions(children)}, place);
}

}  // namespace

ExpressionPtr is(Children& children, Span place) { return is_one_of(children, place, false); }
ExpressionPtr is_not(Children& children, Span place) { return is_one_of(children, place, true); }
ExpressionPtr exists(Children& children, Span place) { return expression(Exists{children.expression(), false}, place); }
ExpressionPtr exists_not(Children& children, Span place) {
  return expression(Exists{children.expression(), true}, place);
}

ExpressionPtr between(Children& children, Span place) {
  Between made;
  made.operand = children.expression();
  made.low = children.expression();
  made.high = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr among(Children& children, Span place) {
  AmongValues made;
  made.operand = children.expression();
  made.values = children.take<Values>().items;
  return expression(std::move(made), place);
}

ExpressionPtr compared(Children& children, Span place) {
  Comparison made;
  made.first = children.expression();
  while (auto relation = children.maybe<Relation>())
    made.steps.push_back({*relation, children.expression()});
  return expression(std::move(made), place);
}

ExpressionPtr quantified(Children& children, Span place) {
  Quantified made;
  made.kind = quantifier(children);
  if (auto count = children.maybe<Digits>()) made.count = count->text;
  made.set = children.take<Set>();
  made.condition = children.expression();
  return expression(std::move(made), place);
}

ExpressionPtr counted(Children& children, Span place) {
  Counted made;
  made.kind = quantifier(children);
  made.count = digits(children);
  made.items = expressions(children);
  return expression(std::move(made), place);
}

ExpressionPtr share_held(Children& children, Span place) {
  Quantified made;
  made.kind = Quantified::Kind::Share;
  if (children.flag(Flag::MoreThan))
    made.relation = Relation::Greater;
  else if (children.flag(Flag::LessThan))
    made.relation = Relation::Less;
  else if (children.flag(Flag::AtMost))
    made.relation = Relation::LessEqual;
  else if (children.flag(Flag::Exactly))
    made.relation = Relation::Equal;
  else
    children.flag(Flag::AtLeast);
  const bool half = children.flag(Flag::Half);
  made.count = half ? "1" : digits(children);
  children.maybe<Operator>();  // the bar of 2/3
  const std::string whole = digits(children);
  made.whole = half ? "2" : whole.empty() ? "100" : whole;
  made.set = children.take<Set>();
  made.condition = children.expression();
  if (children.next_is<ExpressionPtr>()) {  // a weight came first
    made.weight = std::move(made.condition);
    made.condition = children.expression();
  }
  return expression(std::move(made), place);
}

ExpressionPtr negation(Children& children, Span place) { return expression(Not{children.expression()}, place); }
ExpressionPtr all_of(Children& children, Span place) { return logic(children, place, true); }
ExpressionPtr any_of(Children& children, Span place) { return logic(children, place, false); }

ExpressionPtr conditional(Children& children, Span place) {
  Conditional made;
  made.then = children.expression();
  made.condition = children.expression();
  made.otherwise = children.expression();
  return expression(std::move(made), place);
}

}  // namespace bareme::syntax::nodes
