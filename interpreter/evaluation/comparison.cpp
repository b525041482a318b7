#include "evaluation/kernels.hpp"
#include "plan/relation.hpp"

namespace bareme::evaluation {

using plan::Op;

namespace {

void one_row(const Step& step, std::size_t row, Target& out) {
  const Lane &left = *step.in[0], &right = *step.in[1];
  const Tag a = left.tags[row], b = right.tags[row];
  const Op op = step.instruction->op;
  if (is_numeric(a) && is_numeric(b)) return out.truth(row, plan::holds(op, left.number(row) <=> right.number(row)));
  const Tag absent = strictest(is_absent(a) ? a : Tag::Number, is_absent(b) ? b : Tag::Number);
  if (absent != Tag::Number) return out.absent(row, absent);
  if (a != b) return out.absent(row, Tag::EnErreur);                      // codes are no numbers
  out.truth(row, plan::holds(op, left.cells[row] <=> right.cells[row]));  // the order of codes is that of their ids
}

void complete_rows(const Step& step, Target& out, bool proven) {
  out.bound = 1;
  complete(step.in, out, proven, [&](std::size_t row) { one_row(step, row, out); });
}

template <class Relation>
void run_between(const Step& step, Target& out) {
  Int128 bound;
  const bool proven = dot_is_safe(step.in, step.factors, bound);
  if (proven) {
    const std::int64_t *left = step.in[0]->cells, *right = step.in[1]->cells;
    const std::int64_t a = step.factors[0], b = step.factors[1];
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] = Relation::holds(a * left[row], b * right[row]);
  }
  complete_rows(step, out, proven);
}

struct Less {
  static bool holds(std::int64_t left, std::int64_t right) { return left < right; }
};
struct LessEqual {
  static bool holds(std::int64_t left, std::int64_t right) { return left <= right; }
};
struct Greater {
  static bool holds(std::int64_t left, std::int64_t right) { return left > right; }
};
struct GreaterEqual {
  static bool holds(std::int64_t left, std::int64_t right) { return left >= right; }
};
struct Equal {
  static bool holds(std::int64_t left, std::int64_t right) { return left == right; }
};
struct NotEqual {
  static bool holds(std::int64_t left, std::int64_t right) { return left != right; }
};

// Against one number for everyone: the threshold in the units of the cells, found once, then one comparison a row.
template <class Relation>
void run_threshold(const Step& step, Target& out) {
  const std::int64_t threshold = step.threshold;
  const std::int64_t* left = step.in[0]->cells;
  for (std::size_t row = 0; row < out.rows; ++row)
    out.cells[row] = Relation::holds(left[row], threshold);
  complete_rows(step, out, true);
}

void run_exactly(const Step& step, Target& out) { complete_rows(step, out, false); }

struct Kernels {
  Kernel between, threshold;
};

template <class Relation>
constexpr Kernels kernels{run_between<Relation>, run_threshold<Relation>};

Kernels kernels_of(Op op) {
  switch (op) {
    case Op::Less:
      return kernels<Less>;
    case Op::LessEqual:
      return kernels<LessEqual>;
    case Op::Greater:
      return kernels<Greater>;
    case Op::GreaterEqual:
      return kernels<GreaterEqual>;
    case Op::Equal:
      return kernels<Equal>;
    default:
      return kernels<NotEqual>;
  }
}

// cells relate to the constant c over the denominator d as to c × d; when that is not an integer, as to the integer
// beside it: x >= 9,5 is x >= 10 and x < 9,5 is x < 10; x > 9,5 is x > 9 and x <= 9,5 is x <= 9. An equality then never
// holds: left to full numbers.
std::optional<std::int64_t> threshold_of(Op op, const Lane& constant, std::int64_t denominator) {
  const Number wanted = constant.number(0) * Number(denominator);
  const Number floor = wanted.floor();
  const bool exact = wanted == floor;
  if (!exact && (op == Op::Equal || op == Op::NotEqual)) return std::nullopt;
  const bool next = !exact && (op == Op::Less || op == Op::GreaterEqual);
  return (next ? floor + Number(1) : floor).integer();
}

}  // namespace

void prepare_comparison(Step& step, const Operands& operands) {
  step.run = run_exactly;
  const auto kernels = kernels_of(step.instruction->op);
  if (const Lane* constant = operands.constants[1]; constant && is_numeric(constant->tags[0])) {
    if (const auto threshold = threshold_of(step.instruction->op, *constant, operands.denominators[0])) {
      step.threshold = *threshold;
      step.run = kernels.threshold;
      return;
    }
  }
  over_common_denominator(step, operands.denominators);
  step.denominator = 1;
  if (!step.factors.empty()) step.run = kernels.between;
}

}  // namespace bareme::evaluation
