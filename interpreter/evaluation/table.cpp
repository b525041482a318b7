// selon x, barème: rows from the top, the first that matches. A code matches its own row before any effect; numeric rows read the effect.
#include "evaluation/kernels.hpp"

namespace bareme::evaluation {

using plan::Op;
using plan::TableEntry;

namespace {

bool related(Op relation, const Number& value, const Number& key) {
  const auto order = value <=> key;
  switch (relation) {
    case Op::Less: return order < 0;
    case Op::LessEqual: return order <= 0;
    case Op::Greater: return order > 0;
    case Op::GreaterEqual: return order >= 0;
    case Op::Equal: return order == 0;
    default: return order != 0;
  }
}

// A key that is a code or a text is held in the cell of `key`, as the subject's is.
bool matches_code(const TableEntry& entry, std::int64_t key, const Lane& subject, std::size_t row) {
  const bool same = subject.tags[row] == Tag::Code && subject.cells[row] == key;
  return same == (entry.relation == Op::Equal);
}

void one_row(const Step& step, std::size_t row, Target& out) {
  const Lane &subject = *step.in[0], &counted = *step.in[1];
  if (is_absent(subject.tags[row])) return out.absent(row, subject.tags[row]);
  const auto& table = step.instruction->table;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const bool by_code = table[i].key.is_code() || table[i].key.kind() == values::Kind::Text;
    if (!by_code && is_absent(counted.tags[row])) return out.absent(row, counted.tags[row]);
    const bool matched = by_code ? matches_code(table[i], step.keys[i], subject, row)
                                 : is_numeric(counted.tags[row]) && related(table[i].relation, counted.number(row), table[i].key.number());
    if (matched) return out.copy(row, *step.in[2 + i]);
  }
  out.copy(row, *step.in.back());
}

void run(const Step& step, Target& out) {
  for (std::size_t row = 0; row < out.rows; ++row) one_row(step, row, out);
  out.settle();
}

}  // namespace

void prepare_table(Step& step, const Operands& operands) {
  const std::vector<std::int64_t> results(operands.denominators.begin() + 2, operands.denominators.end());
  step.denominator = common_denominator(results).value_or(results.front());
  step.run = run;
}

}  // namespace bareme::evaluation
