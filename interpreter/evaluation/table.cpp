// selon x, barème: rows from the top, the first that matches. A code is looked for before any effect; one that no row
// names is looked for again as its effect.
#include "evaluation/kernels.hpp"
#include "plan/relation.hpp"

namespace bareme::evaluation {

using plan::Op;
using plan::TableEntry;

namespace {

bool matches(const Step& step, std::size_t i, const Lane& subject, std::size_t row) {
  const TableEntry& entry = step.instruction->table[i];
  const bool by_code = entry.key.is_code() || entry.key.kind() == values::Kind::Text;
  const bool coded = subject.tags[row] == Tag::Code;
  if (by_code != coded) return false;
  if (!by_code) return plan::holds(entry.relation, subject.number(row) <=> entry.key.number());
  return plan::holds(entry.relation, subject.cells[row] <=> step.keys[i]);  // codes: in the order of their ids
}

// The result of the first row that matches this subject; null when none does.
const Lane* matched(const Step& step, const Lane& subject, std::size_t row) {
  for (std::size_t i = 0; i < step.instruction->table.size(); ++i)
    if (matches(step, i, subject, row)) return step.in[2 + i];
  return nullptr;
}

void one_row(const Step& step, std::size_t row, Target& out) {
  const Lane &subject = *step.in[0], &effect = *step.in[1];
  if (subject.tags[row] == Tag::Code)
    if (const Lane* found = matched(step, subject, row)) return out.copy(row, *found);
  if (is_absent(effect.tags[row])) return out.absent(row, effect.tags[row]);
  const Lane* found = matched(step, effect, row);
  out.copy(row, found ? *found : *step.in.back());
}

void run(const Step& step, Target& out) {
  for (std::size_t row = 0; row < out.rows; ++row)
    one_row(step, row, out);
  out.settle();
}

}  // namespace

void prepare_table(Step& step, const Operands& operands) {
  const std::vector<std::int64_t> results(operands.denominators.begin() + 2, operands.denominators.end());
  step.denominator = common_denominator(results).value_or(results.front());
  step.run = run;
}

}  // namespace bareme::evaluation
