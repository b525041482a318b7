// Which way a quantity goes when a mark rises, by the shape of its rules: a mean, a maximum, a rounding go the same
// way, a subtraction the other way, a `selon` the same way when its conditions and its branches are in order. Proves,
// never guesses: what it cannot prove is `Unknown` and left to the search for a counter-example
// (evaluation/monotony.hpp). A mark that turns into a code, or comes and goes, is not a mark that rises.
#pragma once

#include <map>

#include "semantics/advice.hpp"
#include "semantics/intervals.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

// An entry that rises as a mark does: a note, or what has a best end (« points de 0 à 40 du meilleur au moins bon »).
bool is_a_mark(const Fact& fact);
// « admis si … », « acquise si … »: named for what its author wants of it, so that losing it is a loss.
bool is_a_success(const Quantity& quantity);

enum class Direction { Still, Increasing, Decreasing, Unknown };

class Directions {
 public:
  explicit Directions(const AdviceContext& context) : context_(context), regulation_(context.regulation) {}

  // Of the result, more is better: validating codes above the others. Codes and texts without an order: Unknown.
  // What a quantity reads is taken as proved: one whose rule is at fault does not make those that read it suspect.
  Direction of(QuantityId quantity);
  bool reads_the_promotion(QuantityId quantity) const;

 private:
  Direction of(const ExpressionPtr& expression);
  Direction of_quantity(const Quantity& quantity);
  Direction of_verdict(const Verdict& verdict);
  Direction with_exceptions(const Quantity& quantity, Direction base, const ExpressionPtr& only_rule);
  Direction read(QuantityId quantity);

  template <class Node>
  Direction node(const Node&, const Expression&) {
    return Direction::Unknown;
  }
  Direction node(const Constant&, const Expression&) { return Direction::Still; }
  Direction node(const ReadAcquired&, const Expression&) { return Direction::Still; }
  Direction node(const ReadFact& n, const Expression&);
  Direction node(const ReadJury&, const Expression&) { return Direction::Still; }
  Direction node(const ObjectIs&, const Expression&) { return Direction::Still; }
  Direction node(const ViewIs&, const Expression&) { return Direction::Still; }
  Direction node(const Exists&, const Expression&) { return Direction::Still; }
  Direction node(const Argument&, const Expression&) { return Direction::Increasing; }
  Direction node(const ReadQuantity& n, const Expression&) { return read(n.quantity); }
  Direction node(const Negate& n, const Expression&);
  Direction node(const Arithmetic& n, const Expression&);
  Direction node(const Mean& n, const Expression&);
  Direction node(const Aggregate& n, const Expression&);
  Direction node(const Extremum& n, const Expression&);
  Direction node(const Function& n, const Expression&);
  Direction node(const Apply& n, const Expression&);
  Direction node(const Table& n, const Expression&);
  Direction node(const Case& n, const Expression&);
  Direction node(const Compare& n, const Expression&);
  Direction node(const Logic& n, const Expression&);
  Direction node(const Not& n, const Expression&);
  Direction node(const Is& n, const Expression&);
  Direction node(const Quantified& n, const Expression&);
  Direction node(const Counted& n, const Expression&);
  Direction node(const Letters& n, const Expression&);
  Direction node(const InView& n, const Expression&) { return of(n.operand); }

  // Is a never below b, by their bounds?
  bool above(const ExpressionPtr& a, const ExpressionPtr& b) const;
  Interval bounds(const Expression& e) const;
  int sign(const ExpressionPtr& e) const;  // 1: never negative, -1: never positive, 0: not known

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  std::map<QuantityId, Direction> known_;
};

}  // namespace bareme::semantics
