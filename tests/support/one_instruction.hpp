// One instruction run over a table of operand values: a row of the table is a student. Operands are inputs, so nothing
// is folded.
#pragma once

#include <vector>

#include "support/small_regulation.hpp"

namespace support {

using Row = std::vector<Value>;

struct OneInstruction {
  SmallRegulation small;
  plan::Instruction instruction;
  std::vector<std::int64_t> denominators;    // of the operand columns; empty: as the values need
  std::optional<values::Rounding> rounding;  // a Round reads the result, as a quantity's does

  explicit OneInstruction(plan::Op op) { instruction.op = op; }

  std::vector<Value> run(const std::vector<Row>& table, std::size_t batch = 1024,
                         values::Kind kind = values::Kind::Number) const {
    plan::Promotion promotion = students(table.size());
    plan::Plan made;
    plan::Instruction last = instruction;
    const std::size_t operands = table.front().size();
    for (std::size_t i = 0; i < operands; ++i) {
      const plan::InputKey key = fact_of(ObjectId(0), FactId(i));
      if (!denominators.empty()) promotion.column(key).denominator = denominators[i];
      for (std::size_t row = 0; row < table.size(); ++row)
        promotion.set(key, row, table[row][i]);
      promotion.column(key);
      plan::Instruction input;
      input.op = plan::Op::Input;
      input.input = key;
      made.instructions.push_back(input);
      last.operands.push_back(static_cast<plan::Slot>(i));
    }
    made.instructions.push_back(last);
    if (rounding) {
      plan::Instruction round;
      round.op = plan::Op::Round;
      round.operands = {static_cast<plan::Slot>(operands)};
      round.rounding = rounding;
      made.instructions.push_back(round);
    }
    const auto slot = static_cast<plan::Slot>(made.instructions.size() - 1);
    made.cells.emplace(plan::CellKey{ObjectId(0), QuantityId(0), {}}, slot);
    const auto results = evaluation::evaluate(small.regulation, made, promotion, {batch, {}});
    std::vector<Value> values;
    for (std::size_t row = 0; row < table.size(); ++row)
      values.push_back(results.value(slot, row, kind));
    return values;
  }

  Value one(const Row& row, values::Kind kind = values::Kind::Number) const { return run({row}, 1024, kind).front(); }
  Value truth(const Row& row) const { return one(row, values::Kind::Truth); }
};

}  // namespace support

// How Catch shows a value that was not the expected one.
namespace Catch {
template <>
struct StringMaker<bareme::values::Value> {
  static std::string convert(const bareme::values::Value& value) {
    if (!value.present()) return bareme::values::describe(value.state());
    return std::to_string(static_cast<int>(value.kind())) + ":" +
           (value.kind() == bareme::values::Kind::Text ? value.text() : value.number().fraction());
  }
};
}  // namespace Catch
