// How each instruction runs down a batch. `prepare` is called once: it fixes the denominator of the result from those
// of the operands, and folds constants into integers. `run` is called for each batch: an integer loop over every row
// when it is proven not to overflow, and the exact Number way for the rows that are not plain numbers, or for all of
// them. One file a family; inside evaluation/ only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/lane.hpp"
#include "plan/plan.hpp"
#include "plan/promotion.hpp"
#include "semantics/regulation.hpp"

namespace bareme::evaluation {

struct Step;
using Kernel = void (*)(const Step& step, Target& out);

// A rounding as one integer division rounded down: floor((multiplier × numerator + addend) / divisor) counts the steps.
struct FloorForm {
  std::int64_t multiplier = 1, addend = 0, divisor = 1;
};

struct Step {
  plan::Slot slot = -1;
  const plan::Instruction* instruction = nullptr;
  const semantics::CheckedRegulation* regulation = nullptr;
  plan::TextPool* texts = nullptr;  // where a list made here is kept
  std::vector<plan::Slot> operands;
  Lanes in;                      // of the operands, in order
  std::int64_t denominator = 1;  // of the result
  Kernel run = nullptr;

  // What `prepare` found. Empty factors: no integer way, every row is computed in full Numbers.
  std::vector<std::int64_t> factors;  // brings each operand over the common denominator; for a mean, times its weight
  std::vector<std::int64_t> weights;  // mean: as integers; empty: no integer way
  std::int64_t total_weight = 0;      // mean: their sum; 0: no integer way for a whole batch
  std::int64_t common = 1;            // the common denominator of the operands
  std::optional<values::Rounding> rounding;
  std::optional<FloorForm> floor;  // none: rounding whose mode is not one division
  std::int64_t step_numerator =
      0;  // of the rounding's step, whose denominator is the result's; 0: a step too fine for cells
  std::vector<std::int64_t>
      keys;                    // table: its codes and texts, as cells hold them; Kind: of each code, is it validating
  std::int64_t threshold = 0;  // comparison with one number for everyone, in the units of the first operand
};

// The denominators of the operands, by operand, and the constant lanes among them (null where the operand varies).
struct Operands {
  std::vector<std::int64_t> denominators;
  std::vector<const Lane*> constants;
};

void prepare(Step& step, const Operands& operands);  // chooses the kernel: kernels.cpp

// Families. Each prepares the step and sets step.run.
void prepare_arithmetic(Step& step, const Operands& operands);  // arithmetic.cpp
void prepare_list(Step& step, const Operands& operands);        // list.cpp
void prepare_mean(Step& step, const Operands& operands);        // average.cpp; with step.rounding set, fused with it
void prepare_mean_by(Step& step, const Operands& operands);
void prepare_best(Step& step, const Operands& operands);
void prepare_up_to(Step& step, const Operands& operands);
void prepare_rounding(Step& step, const Operands& operands);    // rounding.cpp
void prepare_comparison(Step& step, const Operands& operands);  // comparison.cpp
void prepare_condition(Step& step, const Operands& operands);   // condition.cpp
void prepare_test(Step& step, const Operands& operands);        // test.cpp: IsCode, Exists, Kind
void prepare_selection(Step& step,
                       const Operands& operands);  // selection.cpp: Effect, Keep, FirstPresent, Select, Exceptions
void prepare_table(Step& step, const Operands& operands);     // table.cpp
void prepare_listing(Step& step, const Operands& operands);   // listing.cpp
void prepare_function(Step& step, const Operands& operands);  // function.cpp
void prepare_lua(Step& step, const Operands& operands);       // lua_call.cpp

// Shared.
std::optional<std::int64_t> denominator_of(const Number& number);  // reduced; none when it does not fit
std::optional<std::int64_t> common_denominator(
    const std::vector<std::int64_t>& denominators);  // none past what is worth keeping plain
void over_common_denominator(
    Step& step,
    const std::vector<std::int64_t>& denominators);  // sets common and factors, and the result's denominator
void prepare_steps(
    Step& step,
    std::int64_t numerator_denominator);  // rounding of a numerator over this denominator: floor, denominator
// One rounded cell from a numerator over a denominator; false when it would not fit.
bool put_rounded(const Step& step, Int128 numerator, Int128 denominator, std::size_t row, Target& out);
void round_down_all(const Step& step, const FloorForm& form, std::int64_t* cells, std::size_t rows, std::int64_t bound);

// |a|·x + … stays under the safe bound, where x are the bounds of the lanes?
inline bool dot_is_safe(const Lanes& lanes, const std::vector<std::int64_t>& factors, Int128& total) {
  total = 0;
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const Int128 factor = factors[i] < 0 ? -static_cast<Int128>(factors[i]) : factors[i];
    total += factor * lanes[i]->bound;
    if (total >= safe_bound) return false;
  }
  return true;
}

}  // namespace bareme::evaluation
