#include "values/rounding.hpp"

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using values::RoundingMode;

namespace {

__extension__ typedef unsigned __int128 UnsignedInt128;

// Modes that look at the sign or the parity are not one division.
std::optional<FloorForm> floor_form(RoundingMode mode, std::int64_t multiplier, std::int64_t divisor) {
  switch (mode) {
    case RoundingMode::HalfUp:
      return FloorForm{2 * multiplier, divisor, 2 * divisor};
    case RoundingMode::HalfDown:
      return FloorForm{2 * multiplier, divisor - 1, 2 * divisor};
    case RoundingMode::Down:
      return FloorForm{multiplier, 0, divisor};
    case RoundingMode::Up:
      return FloorForm{multiplier, divisor - 1, divisor};
    default:
      return std::nullopt;
  }
}

bool fits(Int128 value) { return value == static_cast<std::int64_t>(value); }

void one_row(const Step& step, std::size_t row, Target& out) {
  const Lane& lane = *step.in[0];
  const Tag tag = lane.tags[row];
  if (!is_numeric(tag)) return out.copy(row, lane);
  if (tag == Tag::Number && put_rounded(step, lane.cells[row], lane.denominator, row, out)) return;
  out.number(row, values::rounded(lane.number(row), *step.rounding));
}

void run(const Step& step, Target& out) {
  const Lane& lane = *step.in[0];
  if (is_absent(lane.tags[0]) && lane.uniform) {
    out.alias = &lane;
    return;
  }
  bool proven = false;
  if (step.floor) {
    const Int128 bound = static_cast<Int128>(lane.bound) * step.floor->multiplier + step.floor->divisor * Int128{2};
    if ((proven = bound < safe_bound)) {
      std::memcpy(out.cells, lane.cells, out.rows * sizeof *out.cells);
      round_down_all(step, *step.floor, out.cells, out.rows, lane.bound);
      const Int128 widest = (bound / step.floor->divisor + 1) * step.step_numerator;
      proven = widest < safe_bound;
      out.bound = static_cast<std::int64_t>(widest);
    }
  }
  if (!proven) out.bound = 0;
  complete(step.in, out, proven, [&](std::size_t row) { one_row(step, row, out); });
}

}  // namespace

void prepare_steps(Step& step, std::int64_t numerator_denominator) {
  const Number& size = step.rounding->step;
  const auto step_denominator = denominator_of(size);
  const auto step_numerator = step_denominator ? size.scaled(*step_denominator) : std::nullopt;
  if (!step_numerator || *step_numerator <= 0 || *step_denominator > 1000000000) return;
  step.denominator = *step_denominator;
  step.step_numerator = *step_numerator;
  std::int64_t divisor;  // numerator / D counted in steps p/q is numerator × q / (D × p)
  if (__builtin_mul_overflow(numerator_denominator, *step_numerator, &divisor) || divisor >= safe_bound / 4) return;
  step.floor = floor_form(step.rounding->mode, *step_denominator, divisor);
}

bool put_rounded(const Step& step, Int128 numerator, Int128 denominator, std::size_t row, Target& out) {
  if (step.step_numerator == 0 || !fits(numerator) || !fits(denominator)) return false;
  const auto steps = values::rounded_steps(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator),
                                           *step.rounding);
  std::int64_t cell;
  if (!steps || __builtin_mul_overflow(*steps, step.step_numerator, &cell)) return false;
  out.cell(row, Tag::Number, cell);
  return true;
}

// Dividing by one divisor many times: a multiplication by its inverse over 2^64, too small by at most one, then
// corrected. Cells are made positive by a whole number of divisors first. |multiplier × cell| + addend + 2 × divisor
// stays under the safe bound (the caller proved it).
void round_down_all(const Step& step, const FloorForm& form, std::int64_t* cells, std::size_t rows,
                    std::int64_t bound) {
  const std::int64_t offset = bound * form.multiplier / form.divisor + 1;
  const std::int64_t shift = offset * form.divisor + form.addend;
  const auto divisor = static_cast<std::uint64_t>(form.divisor);
  const std::uint64_t inverse = UINT64_MAX / divisor;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto dividend = static_cast<std::uint64_t>(cells[row] * form.multiplier + shift);
    auto quotient = static_cast<std::uint64_t>(static_cast<UnsignedInt128>(dividend) * inverse >> 64);
    quotient += dividend - quotient * divisor >= divisor;
    cells[row] = (static_cast<std::int64_t>(quotient) - offset) * step.step_numerator;
  }
}

void prepare_rounding(Step& step, const Operands& operands) {
  step.rounding = step.instruction->rounding;
  step.denominator = operands.denominators[0];
  prepare_steps(step, operands.denominators[0]);
  step.run = run;
}

}  // namespace bareme::evaluation
