// Runs a Plan down the columns of a promotion, in batches, exact. Row-by-row instructions run batch by batch; a cohort
// instruction (rank, statistics) needs its operand for everyone, so the plan runs in stages. Same inputs, same results,
// in any batch size.
#pragma once

#include <cstddef>
#include <functional>
#include <unordered_map>
#include <vector>

#include "plan/column.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

class Results {
 public:
  std::size_t students = 0;
  std::vector<plan::Slot> slots;  // kept columns, in order
  std::vector<plan::Column> columns;
  plan::TextPool texts;  // those of the promotion, and those the règlement writes
  const plan::Column& column(plan::Slot slot) const;
  bool has(plan::Slot slot) const { return index_.contains(slot); }
  values::Value value(plan::Slot slot, std::size_t student, values::Kind kind) const;  // a Text is read in `texts`
  void keep(plan::Slot slot, std::size_t students);
  plan::Column& writable(plan::Slot slot);

 private:
  std::unordered_map<plan::Slot, std::size_t> index_;
};

struct EvaluateOptions {
  std::size_t batch = 2048;
  std::function<void(std::size_t done, std::size_t total)> progress = {};  // may be empty
  // Of each slot, a column computed before that stands as it is, or null; empty: none is known. It is read, and what it
  // was made of is not looked at. A column of one row is that value for everyone. Texts in them are of `texts`.
  std::vector<const plan::Column*> known = {};
  const plan::TextPool* texts = nullptr;  // that begins with the promotion's; null: the promotion's
  std::vector<plan::Slot> keep = {};      // columns to keep besides those asked
};

// The columns of every cell (choice, expression) the plan was asked for, less those known. Results of an earlier run
// may be handed back: when they are of the same cells and as many students, their columns are written again where they
// stand, since asking the system for that memory costs as much as the calculation.
Results evaluate(const semantics::CheckedRegulation& regulation, const plan::Plan& plan,
                 const plan::Promotion& promotion, const EvaluateOptions& options = {}, Results reused = {});

}  // namespace bareme::evaluation
