// What « objectif » tries: other values of marks, entries and grants of one student, each try a row of Variants, with
// whether the goal is reached and what the mean of its object is then. For this folder only.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "session/goal.hpp"
#include "session/variants.hpp"

namespace bareme {

class Tries {
 public:
  using One = Variants::Try;
  Tries(Session::State& state, std::size_t student, const Goal& goal);

  struct Outcome {
    bool holds = false;
    values::Value mean;
    std::optional<values::Value> exact;  // before its rounding, when the goal is reached by that rounding only
  };
  bool holds_now() const;
  std::vector<bool> hold(const std::vector<One>& tries) const;
  std::vector<Outcome> outcomes(const std::vector<One>& tries) const;
  const Variants& variants() const { return variants_; }

 private:
  std::vector<std::optional<values::Value>> by_rounding(const std::vector<One>& tries,
                                                        const Variants::Answers& answers) const;
  plan::Slot goal() const { return variants_.plan().expressions.front(); }

  std::optional<plan::CellKey> mean_;
  plan::Request request_;
  Variants variants_;
};

// The numbers that may be given: a mark, an entry, an act of the jury.
struct Scale {
  values::Number low, high, step;
  std::int64_t count() const { return ((high - low) / step).floor().integer().value_or(0) + 1; }
  values::Number at(std::int64_t i) const { return low + values::Number(i) * step; }
};
constexpr std::int64_t whole_scale = 4001;  // values tried one by one: no more

struct LeverAsked {
  plan::InputKey input;
  semantics::Type type;
  Scale scale;
  values::Value before;
};

// The marks and entries the goal reads.
plan::Inputs entered(const Tries& tries);

// As « pourquoi pas » asks it: of each input given another number, alone.
evaluation::HoldsWith hold_alone(const Tries& tries);

// The smallest moves of two levers together that reach the goal; none: no two values do. (objective_pair.cpp)
std::optional<Objective::Pair> smallest_pairs(const Tries& tries, const LeverAsked& first, const LeverAsked& second);

}  // namespace bareme
