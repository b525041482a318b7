// Weighted means. With constant weights a mean is an integer dot product over the sum of the weights; followed by its
// rounding, one division a row. Sans objet parts leave with their weight; weights that total 0 leave nothing: sans
// objet.
#include <algorithm>
#include <numeric>

#include "evaluation/kernels.hpp"
#include "evaluation/list.hpp"
#include "values/rounding.hpp"

namespace bareme::evaluation {

using plan::Op;
using values::WeightedPart;

namespace {

void put(const Step& step, std::size_t row, const Number& value, Target& out) {
  out.number(row, step.rounding ? values::rounded(value, *step.rounding) : value);
}

void put_mean(const Step& step, std::size_t row, const std::vector<WeightedPart>& parts, Target& out) {
  Number total;
  for (const WeightedPart& part : parts)
    total = total + part.weight;
  if (total.sign() == 0) return out.absent(row, Tag::SansObjet);
  put(step, row, values::weighted_mean(parts), out);
}

void row_in_numbers(const Step& step, std::size_t row, Target& out) {
  std::vector<WeightedPart> parts;
  Tag worst = Tag::Number;
  for (std::size_t i = 0; i < step.in.size(); ++i) {
    const Tag tag = step.in[i]->tags[row];
    if (is_numeric(tag))
      parts.push_back({step.in[i]->number(row), step.instruction->weights[i]});
    else if (tag != Tag::SansObjet)
      worst = strictest(worst, absence(tag));
  }
  worst == Tag::Number ? put_mean(step, row, parts, out) : out.absent(row, worst);
}

// The integer way for one row: plain numbers, and parts missing. False: this row needs full numbers.
bool row_in_integers(const Step& step, const std::vector<std::int64_t>& weights, std::size_t row, Target& out) {
  Int128 numerator = 0;
  std::int64_t weight = 0;
  Tag worst = Tag::Number;
  for (std::size_t i = 0; i < step.in.size(); ++i) {
    const Tag tag = step.in[i]->tags[row];
    if (tag == Tag::Number) {
      if (__builtin_add_overflow(numerator, static_cast<Int128>(step.in[i]->cells[row]) * step.factors[i], &numerator))
        return false;
      weight += weights[i];
    } else if (tag == Tag::Aside) {
      return false;
    } else if (tag != Tag::SansObjet) {
      worst = strictest(worst, absence(tag));
    }
  }
  if (worst != Tag::Number || weight == 0) {
    out.absent(row, worst != Tag::Number ? worst : Tag::SansObjet);
    return true;
  }
  if (weight < 0) return false;
  if (step.rounding) return put_rounded(step, numerator, static_cast<Int128>(step.common) * weight, row, out);
  if (step.total_weight <= 0 || step.total_weight % weight != 0) return false;
  const Int128 cell = numerator * (step.total_weight / weight);
  if (cell != static_cast<std::int64_t>(cell)) return false;
  out.cell(row, Tag::Number, static_cast<std::int64_t>(cell));
  return true;
}

void dot(const Step& step, Target& out) {
  const std::size_t rows = out.rows;
  std::int64_t* result = out.cells;
  const auto& factors = step.factors;
  const std::int64_t* first = step.in[0]->cells;
  for (std::size_t row = 0; row < rows; ++row)
    result[row] = factors[0] * first[row];
  std::size_t i = 1;
  for (; i + 1 < step.in.size(); i += 2) {  // two parts a pass: half the traffic of one
    const std::int64_t *left = step.in[i]->cells, *right = step.in[i + 1]->cells;
    const std::int64_t a = factors[i], b = factors[i + 1];
    for (std::size_t row = 0; row < rows; ++row)
      result[row] += a * left[row] + b * right[row];
  }
  if (i < step.in.size()) {
    const std::int64_t* last = step.in[i]->cells;
    const std::int64_t a = factors[i];
    for (std::size_t row = 0; row < rows; ++row)
      result[row] += a * last[row];
  }
}

// The dot product, then the division of the rounding: both proven to fit.
bool run_plainly(const Step& step, Target& out) {
  Int128 bound;
  if (step.total_weight <= 0 || !dot_is_safe(step.in, step.factors, bound)) return false;
  if (!step.rounding) {
    dot(step, out);
    out.bound = static_cast<std::int64_t>(bound);
    return true;
  }
  if (!step.floor) return false;
  const Int128 dividend = bound * step.floor->multiplier + step.floor->divisor * Int128{2};
  const Int128 widest = (dividend / step.floor->divisor + 1) * step.step_numerator;
  if (dividend >= safe_bound || widest >= safe_bound) return false;
  dot(step, out);
  round_down_all(step, *step.floor, out.cells, out.rows, static_cast<std::int64_t>(bound));
  out.bound = static_cast<std::int64_t>(widest);
  return true;
}

void run_mean(const Step& step, Target& out) {
  const bool proven = run_plainly(step, out);
  complete(step.in, out, proven, [&](std::size_t row) {
    if (step.weights.empty() || !row_in_integers(step, step.weights, row, out)) row_in_numbers(step, row, out);
  });
}

// The weights as integers without common divisor; none when they do not fit.
std::vector<std::int64_t> integer_weights(const std::vector<Number>& weights) {
  std::vector<std::int64_t> denominators;
  for (const Number& weight : weights)
    denominators.push_back(denominator_of(weight).value_or(INT64_MAX));
  const auto common = common_denominator(denominators);
  if (!common) return {};
  std::vector<std::int64_t> integers;
  std::int64_t divisor = 0, total = 0;
  for (const Number& weight : weights) {
    const auto scaled = weight.scaled(*common);
    if (!scaled || *scaled > safe_bound || *scaled < -safe_bound ||
        __builtin_add_overflow(total, *scaled < 0 ? -*scaled : *scaled, &total))
      return {};
    integers.push_back(*scaled);
    divisor = std::gcd(divisor, *scaled);
  }
  if (divisor > 1)
    for (std::int64_t& integer : integers)
      integer /= divisor;
  return integers;
}

void one_row_by(const Step& step, std::size_t row, Target& out) {
  std::vector<WeightedPart> parts;
  Tag worst = Tag::Number;
  for (std::size_t i = 0; i < step.in.size(); i += 2) {
    const Lane &value = *step.in[i], &weight = *step.in[i + 1];
    if (value.tags[row] == Tag::SansObjet || weight.tags[row] == Tag::SansObjet) continue;
    if (is_numeric(weight.tags[row]) && weight.number(row).sign() == 0) continue;  // awaits nothing
    const Tag pair = strictest(is_numeric(value.tags[row]) ? Tag::Number : absence(value.tags[row]),
                               is_numeric(weight.tags[row]) ? Tag::Number : absence(weight.tags[row]));
    if (pair == Tag::Number)
      parts.push_back({value.number(row), weight.number(row)});
    else
      worst = strictest(worst, pair);
  }
  worst == Tag::Number ? put_mean(step, row, parts, out) : out.absent(row, worst);
}

void run_mean_by(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { one_row_by(step, row, out); });
}

Op op_of(int operation) {
  switch (static_cast<semantics::Operation>(operation)) {
    case semantics::Operation::Sum:
      return Op::Sum;
    case semantics::Operation::Count:
      return Op::Count;
    case semantics::Operation::Min:
      return Op::Min;
    case semantics::Operation::Max:
      return Op::Max;
    case semantics::Operation::Median:
      return Op::Median;
    case semantics::Operation::Product:
      return Op::Product;
    case semantics::Operation::Variance:
      return Op::Variance;
    case semantics::Operation::First:
      return Op::First;
    case semantics::Operation::Last:
      return Op::Last;
    case semantics::Operation::Mean:
      break;
  }
  return Op::MeanBy;
}

// The parts of a row from that operand on, (value, weight) after (value, weight); and what it waits for.
Tag read_parts(const Step& step, std::size_t first, std::size_t row, std::vector<WeightedPart>& parts) {
  Tag worst = Tag::Number;
  for (std::size_t i = first; i < step.in.size(); i += 2) {
    const Lane &value = *step.in[i], &weight = *step.in[i + 1];
    if (value.tags[row] == Tag::SansObjet || weight.tags[row] == Tag::SansObjet) continue;
    if (is_numeric(value.tags[row]) && is_numeric(weight.tags[row]))
      parts.push_back({value.number(row), weight.number(row)});
    for (const Lane* lane : {&value, &weight})
      if (!is_numeric(lane->tags[row])) worst = strictest(worst, absence(lane->tags[row]));
  }
  return worst;
}

std::vector<std::size_t> from_the_best(const std::vector<WeightedPart>& parts, const plan::Instruction& selection) {
  const bool least_first = !selection.ascending.empty();
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return least_first ? parts[left].value < parts[right].value : parts[left].value > parts[right].value;
  });
  return order;
}

// Kept in the order of the maquette: « premier » and « dernier » mean that one.
std::vector<WeightedPart> selected(const std::vector<WeightedPart>& parts, const plan::Instruction& selection) {
  std::vector<std::size_t> order = from_the_best(parts, selection);
  const auto size = static_cast<std::ptrdiff_t>(order.size());
  const std::ptrdiff_t end =
      selection.count >= 0 ? std::min<std::ptrdiff_t>(selection.count, size) : size - selection.lowest;
  if (end <= selection.highest) return {};
  std::vector<std::size_t> kept(order.begin() + selection.highest, order.begin() + end);
  std::sort(kept.begin(), kept.end());
  std::vector<WeightedPart> left;
  for (const std::size_t i : kept)
    left.push_back(parts[i]);
  return left;
}

void best_row(const Step& step, std::size_t row, Target& out) {
  std::vector<WeightedPart> parts;
  if (const Tag worst = read_parts(step, 0, row, parts); worst != Tag::Number) return out.absent(row, worst);
  parts = selected(parts, *step.instruction);
  const Op op = op_of(step.instruction->flag);
  if (op == Op::MeanBy) return put_mean(step, row, parts, out);
  std::vector<Number> values;
  for (const WeightedPart& part : parts)
    values.push_back(part.value);
  const auto value = folded(op, values);
  value ? out.number(row, *value) : out.absent(row, Tag::SansObjet);
}

void up_to_row(const Step& step, std::size_t row, Target& out) {
  std::vector<WeightedPart> parts;
  const Lane& amount = *step.in[0];
  const Tag worst = strictest(is_numeric(amount.tags[row]) ? Tag::Number : absence(amount.tags[row]),
                              read_parts(step, 1, row, parts));
  if (worst != Tag::Number) return out.absent(row, worst);
  Number left = amount.number(row);
  std::vector<WeightedPart> taken;
  for (const std::size_t i : from_the_best(parts, *step.instruction)) {
    const bool fits = parts[i].weight <= left;
    if (left.sign() <= 0 || (!fits && step.instruction->count != 0)) break;
    taken.push_back({parts[i].value, fits ? parts[i].weight : left});
    left = left - taken.back().weight;
  }
  put_mean(step, row, taken, out);
}

void run_up_to(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { up_to_row(step, row, out); });
}

void run_best(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { best_row(step, row, out); });
}

std::vector<std::int64_t> of_values(const Operands& operands, std::size_t first = 0) {
  std::vector<std::int64_t> denominators;
  for (std::size_t i = first; i < operands.denominators.size(); i += 2)
    denominators.push_back(operands.denominators[i]);
  return denominators;
}

}  // namespace

void prepare_mean(Step& step, const Operands& operands) {
  step.run = run_mean;
  step.weights = integer_weights(step.instruction->weights);
  const auto common = common_denominator(operands.denominators);
  if (step.weights.empty() || !common) {
    step.weights.clear();
    if (step.rounding) prepare_steps(step, 1);
    return;
  }
  step.common = *common;
  for (std::size_t i = 0; i < step.weights.size(); ++i) {
    std::int64_t factor;
    if (__builtin_mul_overflow(*common / operands.denominators[i], step.weights[i], &factor)) factor = INT64_MAX;
    if (factor == INT64_MAX || factor == INT64_MIN) step.weights.clear();
    if (step.weights.empty()) break;
    step.factors.push_back(factor);
    step.total_weight += step.weights[i];
  }
  std::int64_t denominator = 1;
  const bool narrow = step.total_weight > 0 && !step.weights.empty() &&
                      !__builtin_mul_overflow(*common, step.total_weight, &denominator);
  if (!narrow || (!step.rounding && !common_denominator({denominator}))) {
    step.total_weight = 0;
    denominator = *common;
  }
  step.denominator = denominator;
  if (step.rounding) prepare_steps(step, denominator);
}

void prepare_mean_by(Step& step, const Operands& operands) {
  step.denominator = common_denominator(of_values(operands)).value_or(1);
  if (step.rounding) prepare_steps(step, 1);
  step.run = run_mean_by;
}

void prepare_best(Step& step, const Operands& operands) {
  step.denominator = common_denominator(of_values(operands)).value_or(1);
  step.run = run_best;
}

void prepare_up_to(Step& step, const Operands& operands) {
  step.denominator = common_denominator(of_values(operands, 1)).value_or(1);
  step.run = run_up_to;
}

}  // namespace bareme::evaluation
