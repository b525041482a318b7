#include <catch2/catch.hpp>

#include "support/one_instruction.hpp"

using namespace support;
using plan::Op;

namespace {

// The quotient of two inputs, which stands aside when it is no decimal, beside the greatest of the promotion.
struct Quotients {
  SmallRegulation small;
  plan::Plan made;

  Quotients() {
    for (std::size_t i = 0; i < 2; ++i) {
      plan::Instruction input;
      input.op = Op::Input;
      input.input = fact_of(ObjectId(0), FactId(i));
      made.instructions.push_back(input);
    }
    plan::Instruction divide;
    divide.op = Op::Divide;
    divide.operands = {0, 1};
    made.instructions.push_back(divide);
    plan::Instruction greatest;
    greatest.op = Op::CohortFold;
    greatest.flag = static_cast<int>(semantics::Operation::Max);
    greatest.operands = {2, -1};
    greatest.stage = 1;
    made.instructions.push_back(greatest);
    made.stages = 2;
    made.cells.emplace(plan::CellKey{ObjectId(0), QuantityId(0), {}}, 2);
    made.cells.emplace(plan::CellKey{ObjectId(0), QuantityId(1), {}}, 3);
  }

  evaluation::Results of(const std::vector<Row>& table, evaluation::Results reused = {}) const {
    plan::Promotion promotion = students(table.size());
    for (std::size_t i = 0; i < 2; ++i)
      for (std::size_t row = 0; row < table.size(); ++row)
        promotion.set(made.instructions[i].input, row, table[row][i]);
    return evaluation::evaluate(small.regulation, made, promotion, {2, {}}, std::move(reused));
  }
};

std::vector<Value> shown(const evaluation::Results& results) {
  std::vector<Value> values;
  for (const plan::Slot slot : results.slots)
    for (std::size_t row = 0; row < results.students; ++row)
      values.push_back(results.value(slot, row, values::Kind::Number));
  return values;
}

}  // namespace

TEST_CASE("results written again over those of another run are those of a run of its own") {
  const Quotients quotients;
  const std::vector<Row> thirds{{val("1"), val("3")}, {val("2"), val("3")}, {val("4"), val("7")}};
  const std::vector<Row> plain{{val("1"), val("2")}, {sans_objet(), val("2")}, {val("9"), val("1")}};
  const std::vector<Row> fewer{{val("5"), val("9")}};
  const auto first = quotients.of(thirds);
  CHECK(shown(first)[0] == val("1/3"));
  const auto second = quotients.of(plain, first);
  CHECK(shown(second) == shown(quotients.of(plain)));
  CHECK(shown(second)[5] == val("9"));
  const auto third = quotients.of(thirds, second);
  CHECK(shown(third) == shown(first));
  CHECK(shown(quotients.of(fewer, third)) == shown(quotients.of(fewer)));
}
