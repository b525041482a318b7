// The answers of several conditions, counted: what « et », « ou », « chaque », « au moins 3 » and a share of them say,
// by the logic of three values. For the plain evaluator.
#pragma once

#include "semantics/expression.hpp"

namespace bareme::evaluation {

// How many of a list are true, how many false, how many unknown and how strictly.
struct Tally {
  int yes = 0, no = 0, unknown = 0;
  values::State strictest = values::State::Present;
  values::Number yes_weight, unknown_weight, all_weight;  // of a share
  void add(const values::Value& value, const values::Number& weight = values::Number(1)) {
    all_weight = all_weight + weight;
    if (value.present()) {
      ++(value.truth() ? yes : no);
      if (value.truth()) yes_weight = yes_weight + weight;
      return;
    }
    ++unknown;
    unknown_weight = unknown_weight + weight;
    strictest = values::strictest(strictest, value.state());
  }
  values::Value undecided() const { return values::Value::absent(strictest); }
};

values::Value all_of(const Tally& tally);
values::Value any_of(const Tally& tally);
values::Value at_least(const Tally& tally, int count);
values::Value negation(const values::Value& value);
values::Value held(const semantics::Quantified& node, const Tally& tally);  // with its share
values::Value held(semantics::Quantified::Kind kind, int count, const Tally& tally);

}  // namespace bareme::evaluation
