// One student with other inputs, many at a time: each try is a row, and one run down the columns answers them all. What
// the tries do not touch is computed once, for the student as they are; ranks and statistics are those of the
// promotion, so that a try must not move them. For this folder only.
#pragma once

#include <utility>
#include <vector>

#include "session/state.hpp"

namespace bareme {

class Variants {
 public:
  using Try = std::vector<std::pair<plan::InputKey, values::Value>>;  // absent: as if it were not given

  // What is asked of each try: the cells, expressions and exact values of the request.
  Variants(Session::State& state, std::size_t student, plan::Request request);
  Variants(const Variants&) = delete;
  Variants& operator=(const Variants&) = delete;

  // Does what is asked depend on these inputs through the other students?
  bool move_promotion(const plan::Inputs& inputs) const;

  class Answers {
   public:
    values::Value value(std::size_t one, plan::Slot slot, values::Kind kind) const;

   private:
    friend class Variants;
    const evaluation::Results* standing = nullptr;
    evaluation::Results touched;
  };
  Answers answers(const std::vector<Try>& tries) const;
  values::Value standing(plan::Slot slot, values::Kind kind) const { return standing_.value(slot, 0, kind); }
  const plan::Plan& plan() const { return plan_; }
  values::Value given(const plan::InputKey& key, values::Kind kind) const { return alone_.given(key, 0, kind); }

 private:
  void compute_standing(Session::State& state, std::size_t student);

  const semantics::CheckedRegulation& regulation_;
  plan::Plan plan_;
  plan::Promotion alone_;         // the student as they are
  evaluation::Results standing_;  // every column of the plan, of one row
};

}  // namespace bareme
