// Three-valued conditions. In « et » false decides whatever is unknown, in « ou » true does; otherwise the strictest
// unknown stands. Quantifiers skip sans objet; letters do not let a known one hide an unknown one (R20).
#include <algorithm>

#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using plan::Op;

namespace {

struct Tally {
  int truths = 0, falses = 0, missing = 0, unknown = 0;  // missing: sans objet; unknown: awaited, impossible, en erreur
  Tag strictest_unknown = Tag::Number;

  Tag strictest_of_all() const { return unknown > 0 ? strictest_unknown : Tag::SansObjet; }
};

Tally tally(const Lanes& lanes, std::size_t row) {
  Tally counted;
  for (const Lane* lane : lanes) {
    const Tag tag = is_numeric(lane->tags[row]) ? Tag::Number : absence(lane->tags[row]);
    if (tag == Tag::Number)
      ++(lane->truth(row) ? counted.truths : counted.falses);
    else if (tag == Tag::SansObjet)
      ++counted.missing;
    else {
      ++counted.unknown;
      counted.strictest_unknown = strictest(counted.strictest_unknown, tag);
    }
  }
  return counted;
}

void decide(Target& out, std::size_t row, bool true_for_sure, bool false_for_sure, Tag otherwise) {
  if (true_for_sure || false_for_sure) return out.truth(row, true_for_sure);
  out.absent(row, otherwise);
}

// At least `count` among the lanes: every truth value but those that may still change is settled.
void at_least(const Tally& counted, int count, int open, Tag otherwise, std::size_t row, Target& out) {
  decide(out, row, counted.truths >= count, counted.truths + open < count, otherwise);
}

void quantified(Op op, const Tally& counted, int count, std::size_t row, Target& out) {
  const Tag otherwise = counted.strictest_unknown;
  const int open = counted.unknown;
  switch (op) {
    case Op::Every:
      return decide(out, row, counted.falses == 0 && open == 0, counted.falses > 0, otherwise);
    case Op::None:
      return decide(out, row, counted.truths == 0 && open == 0, counted.truths > 0, otherwise);
    case Op::Some:
      return decide(out, row, counted.truths > 0, counted.truths == 0 && open == 0, otherwise);
    case Op::AtLeast:
      return at_least(counted, count, open, otherwise, row, out);
    case Op::AtMost:
      return decide(out, row, counted.truths + open <= count, counted.truths > count, otherwise);
    default:  // Exactly
      return decide(out, row, counted.truths == count && open == 0,
                    counted.truths > count || counted.truths + open < count, otherwise);
  }
}

// What the true ones weigh against a share of what all weigh, exactly. A member whose weight is sans objet is none; one
// whose weight is unknown leaves everything unknown. Of nothing, no share is reached.
void share_row(const Step& step, std::size_t row, Target& out) {
  Number held, open, all;
  Tag unknown = Tag::Number, unweighted = Tag::Number;
  for (std::size_t i = 0; i + 1 < step.in.size(); i += 2) {
    const Lane &condition = *step.in[i], &weight = *step.in[i + 1];
    const Tag told = is_numeric(condition.tags[row]) ? Tag::Number : absence(condition.tags[row]);
    const Tag weighed = is_numeric(weight.tags[row]) ? Tag::Number : absence(weight.tags[row]);
    if (told == Tag::SansObjet || weighed == Tag::SansObjet) continue;
    if (weighed != Tag::Number) {
      unweighted = strictest(unweighted, strictest(weighed, told));
      continue;
    }
    const Number by = weight.number(row);
    all = all + by;
    if (told != Tag::Number) {
      open = open + by;
      unknown = strictest(unknown, told);
    } else if (condition.truth(row)) {
      held = held + by;
    }
  }
  if (unweighted != Tag::Number) return out.absent(row, unweighted);
  const Number wanted = step.instruction->weights.front() * all;
  const bool strict = step.instruction->flag == plan::ShareMoreThan;
  const auto reached = [&](const Number& weight) {
    return all.sign() != 0 && (strict ? weight > wanted : weight >= wanted);
  };
  decide(out, row, reached(held), !reached(held + open), unknown);
}

void run_share(const Step& step, Target& out) {
  out.bound = 1;
  complete(step.in, out, false, [&](std::size_t row) { share_row(step, row, out); });
}

void one_row(const Step& step, std::size_t row, Target& out) {
  const Tally counted = tally(step.in, row);
  const Op op = step.instruction->op;
  const int count = step.instruction->count;
  const bool letters = op == Op::AllLetters || op == Op::AnyLetter || op == Op::AtLeastLetters;
  if (letters && counted.unknown > 0) return out.absent(row, counted.strictest_unknown);
  const int open = counted.missing + counted.unknown;
  switch (op) {
    case Op::And:
    case Op::AllLetters:
      return decide(out, row, counted.falses == 0 && open == 0, counted.falses > 0, counted.strictest_of_all());
    case Op::Or:
    case Op::AnyLetter:
      return decide(out, row, counted.truths > 0, counted.truths == 0 && open == 0, counted.strictest_of_all());
    case Op::AtLeastLetters:
      return at_least(counted, count, open, counted.strictest_of_all(), row, out);
    case Op::Not:
      return decide(out, row, counted.falses > 0, counted.truths > 0, counted.strictest_of_all());
    default:
      return quantified(op, counted, count, row, out);
  }
}

void complete_rows(const Step& step, Target& out) {
  out.bound = 1;
  complete(step.in, out, true, [&](std::size_t row) { one_row(step, row, out); });
}

// Cells of rows that are not truths may hold anything: they are computed again, so only the truths need be right.
template <bool all, bool negated>
void run_joined(const Step& step, Target& out) {
  const auto join = [](std::int64_t left, std::int64_t right) { return all ? left & right : left | right; };
  const Lanes& in = step.in;
  const std::size_t rows = out.rows;
  std::size_t i = 0;
  if (in.size() >= 2) {
    const std::int64_t *left = in[0]->cells, *right = in[1]->cells;
    for (std::size_t row = 0; row < rows; ++row)
      out.cells[row] = join(left[row], right[row]);
    i = 2;
  } else {
    std::memcpy(out.cells, in[0]->cells, rows * sizeof *out.cells);
    i = 1;
  }
  for (; i + 1 < in.size(); i += 2) {
    const std::int64_t *left = in[i]->cells, *right = in[i + 1]->cells;
    for (std::size_t row = 0; row < rows; ++row)
      out.cells[row] = join(out.cells[row], join(left[row], right[row]));
  }
  if (i < in.size())
    for (std::size_t row = 0; row < rows; ++row)
      out.cells[row] = join(out.cells[row], in[i]->cells[row]);
  if (negated)
    for (std::size_t row = 0; row < rows; ++row)
      out.cells[row] ^= 1;
  complete_rows(step, out);
}

void run_counted(const Step& step, Target& out) {
  const std::int64_t count = step.instruction->count;
  const Op op = step.instruction->op;
  std::fill_n(out.cells, out.rows, 0);
  for (const Lane* lane : step.in)
    for (std::size_t row = 0; row < out.rows; ++row)
      out.cells[row] += lane->cells[row] != 0;
  for (std::size_t row = 0; row < out.rows; ++row) {
    const std::int64_t truths = out.cells[row];
    out.cells[row] = op == Op::AtMost ? truths <= count : op == Op::Exactly ? truths == count : truths >= count;
  }
  complete_rows(step, out);
}

void run_row_by_row(const Step& step, Target& out) {
  complete(step.in, out, false, [&](std::size_t row) { one_row(step, row, out); });
}

}  // namespace

void prepare_condition(Step& step, const Operands& operands) {
  if (step.instruction->op == Op::Share) {
    step.run = run_share;
    return;
  }
  const auto over_one = [](std::int64_t denominator) {
    return denominator == 1;
  };  // a truth loaded otherwise has cells other than 0 and 1
  if (step.in.empty() || !std::all_of(operands.denominators.begin(), operands.denominators.end(), over_one)) {
    step.run = run_row_by_row;
    return;
  }
  switch (step.instruction->op) {
    case Op::And:
    case Op::AllLetters:
    case Op::Every:
      step.run = run_joined<true, false>;
      return;
    case Op::Or:
    case Op::AnyLetter:
    case Op::Some:
      step.run = run_joined<false, false>;
      return;
    case Op::None:
    case Op::Not:
      step.run = run_joined<false, true>;
      return;
    default:
      step.run = run_counted;
      return;
  }
}

}  // namespace bareme::evaluation
