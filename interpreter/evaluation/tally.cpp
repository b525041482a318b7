#include "evaluation/tally.hpp"

namespace bareme::evaluation {

using semantics::Quantified;
using semantics::Relation;
using values::Number;
using values::Value;

namespace {

Value exactly(const Tally& tally, int count) {
  if (tally.yes > count || tally.yes + tally.unknown < count) return Value::of_truth(false);
  return tally.unknown > 0 ? tally.undecided() : Value::of_truth(true);
}

// Of nothing, no share is reached.
Value share_held(const Quantified& node, const Tally& tally) {
  const bool strict = node.relation == Relation::Greater || node.relation == Relation::LessEqual;
  const bool at_most = node.relation == Relation::Less || node.relation == Relation::LessEqual;
  const Number wanted = node.share * tally.all_weight;
  const auto reached = [&](const Number& weight) {
    return tally.all_weight.sign() != 0 && (strict ? weight > wanted : weight >= wanted);
  };
  Value held = tally.undecided();
  if (reached(tally.yes_weight))
    held = Value::of_truth(true);
  else if (!reached(tally.yes_weight + tally.unknown_weight))
    held = Value::of_truth(false);
  return at_most ? negation(held) : held;
}

}  // namespace

Value all_of(const Tally& tally) {
  if (tally.no > 0) return Value::of_truth(false);
  return tally.unknown > 0 ? tally.undecided() : Value::of_truth(true);
}

Value any_of(const Tally& tally) {
  if (tally.yes > 0) return Value::of_truth(true);
  return tally.unknown > 0 ? tally.undecided() : Value::of_truth(false);
}

Value at_least(const Tally& tally, int count) {
  if (tally.yes >= count) return Value::of_truth(true);
  return tally.yes + tally.unknown < count ? Value::of_truth(false) : tally.undecided();
}

Value negation(const Value& value) { return value.is_truth() ? Value::of_truth(!value.truth()) : value; }

Value held(const Quantified& node, const Tally& tally) {
  return node.kind == Quantified::Kind::Share ? share_held(node, tally) : held(node.kind, node.count, tally);
}

Value held(Quantified::Kind kind, int count, const Tally& tally) {
  switch (kind) {
    case Quantified::Kind::Every:
      return all_of(tally);
    case Quantified::Kind::Some:
      return any_of(tally);
    case Quantified::Kind::None:
      return negation(any_of(tally));
    case Quantified::Kind::AtLeast:
      return at_least(tally, count);
    case Quantified::Kind::AtMost:
      return negation(at_least(tally, count + 1));
    case Quantified::Kind::Exactly:
      return exactly(tally, count);
    case Quantified::Kind::Share:
      break;
  }
  return tally.undecided();
}

}  // namespace bareme::evaluation
