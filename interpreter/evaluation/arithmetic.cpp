#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using plan::Op;

namespace {

Number calculated(Op op, const Number& left, const Number& right) {
  switch (op) {
    case Op::Add:
      return left + right;
    case Op::Subtract:
      return left - right;
    case Op::Multiply:
      return left * right;
    default:
      return left / right;
  }
}

void one_row(const Step& step, std::size_t row, Target& out) {
  const Tag worst = strictest_at(step.in, row);
  if (worst != Tag::Number) return out.absent(row, worst);
  const Number left = step.in[0]->number(row);
  if (step.instruction->op == Op::Negate) return out.number(row, -left);
  if (step.instruction->op == Op::Absolute) return out.number(row, left.sign() < 0 ? -left : left);
  const Number right = step.in[1]->number(row);
  if (step.instruction->op == Op::Divide && right.sign() == 0) return out.absent(row, Tag::EnErreur);
  out.number(row, calculated(step.instruction->op, left, right));
}

void complete_rows(const Step& step, Target& out, bool proven) {
  complete(step.in, out, proven, [&](std::size_t row) { one_row(step, row, out); });
}

void run_linear(const Step& step, Target& out) {  // Add, Subtract: a dot product of two
  Int128 bound;
  const bool proven = dot_is_safe(step.in, step.factors, bound);
  if (proven) {
    const std::int64_t *left = step.in[0]->cells, *right = step.in[1]->cells;
    const std::int64_t a = step.factors[0], b = step.factors[1];
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] = a * left[row] + b * right[row];
    out.bound = static_cast<std::int64_t>(bound);
  }
  complete_rows(step, out, proven);
}

void run_scaled(const Step& step, Target& out) {  // Negate, Divide by a constant: one factor
  const Int128 factor = step.factors[0] < 0 ? -static_cast<Int128>(step.factors[0]) : step.factors[0];
  const Int128 bound = factor * step.in[0]->bound;
  if (bound < safe_bound) {
    const std::int64_t* operand = step.in[0]->cells;
    const std::int64_t by = step.factors[0];
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] = by * operand[row];
    out.bound = static_cast<std::int64_t>(bound);
  }
  complete_rows(step, out, bound < safe_bound);
}

void run_product(const Step& step, Target& out) {
  const Int128 bound = static_cast<Int128>(step.in[0]->bound) * step.in[1]->bound;
  if (bound < safe_bound) {
    const std::int64_t *left = step.in[0]->cells, *right = step.in[1]->cells;
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] = left[row] * right[row];
    out.bound = static_cast<std::int64_t>(bound);
  }
  complete_rows(step, out, bound < safe_bound);
}

void run_exactly(const Step& step, Target& out) { complete_rows(step, out, false); }

void prepare_product(Step& step, const Operands& operands) {
  if (__builtin_mul_overflow(operands.denominators[0], operands.denominators[1], &step.denominator) ||
      !common_denominator({step.denominator})) {
    step.denominator = operands.denominators[0];
    return;
  }
  step.run = run_product;
}

// x / (p/q) is q·x over p times the denominator of x.
void prepare_quotient(Step& step, const Operands& operands) {
  step.denominator = operands.denominators[0];
  const Lane* divisor = operands.constants[1];
  if (!divisor || !divisor->numbers() || divisor->cells[0] == 0 || divisor->bound >= safe_bound) return;
  const bool negative = divisor->cells[0] < 0;
  std::int64_t widened;
  if (__builtin_mul_overflow(step.denominator, negative ? -divisor->cells[0] : divisor->cells[0], &widened) ||
      !common_denominator({widened}))
    return;
  step.denominator = widened;
  step.factors = {negative ? -divisor->denominator : divisor->denominator};
  step.run = run_scaled;
}

}  // namespace

void prepare_arithmetic(Step& step, const Operands& operands) {
  step.run = run_exactly;
  switch (step.instruction->op) {
    case Op::Multiply:
      return prepare_product(step, operands);
    case Op::Divide:
      return prepare_quotient(step, operands);
    case Op::Absolute:
      step.denominator = operands.denominators[0];
      return;
    case Op::Negate:
      step.denominator = operands.denominators[0];
      step.factors = {-1};
      step.run = run_scaled;
      return;
    default:
      break;
  }
  over_common_denominator(step, operands.denominators);
  if (step.factors.empty()) return;
  if (step.instruction->op == Op::Subtract) step.factors[1] = -step.factors[1];
  step.run = run_linear;
}

}  // namespace bareme::evaluation
