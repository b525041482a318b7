// Lists: sans objet members are skipped; nothing left is 0 for a sum or a count, 1 for a product, sans objet for the
// others (R17).
#include <algorithm>

#include "evaluation/kernels.hpp"
#include "evaluation/list.hpp"

namespace bareme::evaluation {

using plan::Op;

Number median(std::vector<Number> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  if (values.size() % 2 == 1) return values[middle];
  return (values[middle - 1] + values[middle]) / Number(2);
}

namespace {

// The mean of the squares less the square of the mean.
Number variance(const std::vector<Number>& values) {
  Number sum, squares;
  for (const Number& value : values) {
    sum = sum + value;
    squares = squares + value * value;
  }
  const Number count(static_cast<std::int64_t>(values.size()));
  return squares / count - sum / count * (sum / count);
}

}  // namespace

std::optional<Number> folded(Op op, const std::vector<Number>& values) {
  if (op == Op::Count) return Number(static_cast<std::int64_t>(values.size()));
  if (op == Op::Sum || op == Op::Product) {
    Number total(op == Op::Sum ? 0 : 1);
    for (const Number& value : values)
      total = op == Op::Sum ? total + value : total * value;
    return total;
  }
  if (values.empty()) return std::nullopt;
  if (op == Op::Min) return *std::min_element(values.begin(), values.end());
  if (op == Op::Max) return *std::max_element(values.begin(), values.end());
  if (op == Op::First) return values.front();
  if (op == Op::Last) return values.back();
  if (op == Op::Variance) return variance(values);
  return median(values);
}

namespace {

struct Sum {
  static std::int64_t of(std::int64_t left, std::int64_t right) { return left + right; }
};
struct Min {
  static std::int64_t of(std::int64_t left, std::int64_t right) { return left < right ? left : right; }
};
struct Max {
  static std::int64_t of(std::int64_t left, std::int64_t right) { return left < right ? right : left; }
};

// The best, the least, or the middle one: of two in the middle, which have no mean, the less good.
std::int64_t picked(Op op, std::vector<std::int64_t>& codes) {
  std::sort(codes.begin(), codes.end());
  if (op == Op::Max) return codes.back();
  return op == Op::Min ? codes.front() : codes[(codes.size() - 1) / 2];
}

void one_row(const Step& step, std::size_t row, Target& out) {
  const Op op = step.instruction->op;
  const bool ordered = op == Op::Min || op == Op::Max || op == Op::Median;
  std::vector<Number> values;
  std::vector<std::int64_t> codes;  // that have an order: ids grow with merit
  Tag worst = Tag::Number;
  for (const Lane* lane : step.in) {
    const Tag tag = lane->tags[row];
    if (tag == Tag::Code && ordered)
      codes.push_back(lane->cells[row]);
    else if (is_numeric(tag))
      values.push_back(lane->number(row));
    else if (tag == Tag::Code && op == Op::Count)
      values.emplace_back(1);  // counted, not calculated
    else if (tag != Tag::SansObjet)
      worst = strictest(worst, absence(tag));
  }
  if (worst != Tag::Number) return out.absent(row, worst);
  if (!codes.empty())
    return values.empty() ? out.cell(row, Tag::Code, picked(op, codes)) : out.absent(row, Tag::EnErreur);
  const auto value = folded(op, values);
  value ? out.number(row, *value) : out.absent(row, Tag::SansObjet);
}

// Plain numbers and sans objet only: the integer way. False: this row needs the other.
template <class Fold>
bool plain_row(const Step& step, std::size_t row, Target& out) {
  bool met = false;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < step.in.size(); ++i) {
    const Tag tag = step.in[i]->tags[row];
    if (tag == Tag::SansObjet) continue;
    if (tag != Tag::Number) return false;
    const std::int64_t value = step.in[i]->cells[row] * step.factors[i];
    total = met ? Fold::of(total, value) : value;
    met = true;
  }
  if (!met) return false;
  out.cell(row, Tag::Number, total);
  return true;
}

template <class Fold>
void run_fold(const Step& step, Target& out) {
  Int128 bound;
  const bool proven = dot_is_safe(step.in, step.factors, bound);
  if (proven) {
    out.bound = static_cast<std::int64_t>(bound);
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] = step.in[0]->cells[row] * step.factors[0];
    for (std::size_t i = 1; i < step.in.size(); ++i) {
      const std::int64_t* cells = step.in[i]->cells;
      const std::int64_t factor = step.factors[i];
      for (std::size_t row = 0; row < out.rows; ++row)
        out.cells[row] = Fold::of(out.cells[row], cells[row] * factor);
    }
  }
  complete(step.in, out, proven, [&](std::size_t row) {
    if (!proven || !plain_row<Fold>(step, row, out)) one_row(step, row, out);
  });
}

void run_count(const Step& step, Target& out) {
  out.fill(Tag::Number, static_cast<std::int64_t>(step.in.size()));
  complete(step.in, out, true, [&](std::size_t row) { one_row(step, row, out); });
}

void run_exactly(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { one_row(step, row, out); });
}

Kernel kernel_of(Op op) {
  switch (op) {
    case Op::Sum:
      return run_fold<Sum>;
    case Op::Min:
      return run_fold<Min>;
    case Op::Max:
      return run_fold<Max>;
    default:
      return run_exactly;
  }
}

}  // namespace

void prepare_list(Step& step, const Operands& operands) {
  step.run = run_exactly;
  if (step.instruction->op == Op::Count) {
    step.run = run_count;
    return;
  }
  over_common_denominator(step, operands.denominators);
  if (!step.factors.empty()) step.run = kernel_of(step.instruction->op);
}

}  // namespace bareme::evaluation
