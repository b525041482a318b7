#include <catch2/catch.hpp>

#include "support/one_instruction.hpp"

using namespace support;
using plan::Op;

namespace {

// Operands of a cohort: value, condition, one key.
struct CohortOf {
  OneInstruction instruction{Op::Rank};

  std::vector<Value> of(const std::vector<Row>& table) const {
    plan::Promotion promotion = students(table.size());
    plan::Plan made;
    plan::Instruction cohort = instruction.instruction;
    cohort.stage = 1;
    for (std::size_t i = 0; i < table.front().size(); ++i) {
      plan::Instruction input;
      input.op = Op::Input;
      input.input = fact_of(ObjectId(0), FactId(i));
      for (std::size_t row = 0; row < table.size(); ++row)
        promotion.set(input.input, row, table[row][i]);
      made.instructions.push_back(input);
      cohort.operands.push_back(static_cast<plan::Slot>(i));
    }
    if (cohort.operands.size() == 1) cohort.operands.push_back(-1);
    const auto slot = static_cast<plan::Slot>(made.instructions.size());
    made.instructions.push_back(cohort);
    made.stages = 2;
    made.cells.emplace(plan::CellKey{}, slot);
    const auto results = evaluation::evaluate(instruction.small.regulation, made, promotion, {2, {}});
    std::vector<Value> values;
    for (std::size_t row = 0; row < table.size(); ++row)
      values.push_back(results.value(slot, row, values::Kind::Number));
    return values;
  }
};

using Values = std::vector<Value>;

}  // namespace

TEST_CASE("equal values share the better rank, or the mean of their ranks") {
  CohortOf rank;
  const std::vector<Row> table{{val("12")}, {val("14")}, {val("12")}, {val("9,5")}};
  CHECK(rank.of(table) == Values{val("2"), val("1"), val("2"), val("4")});
  rank.instruction.instruction.flag = static_cast<int>(semantics::TieRule::MeanRank);
  CHECK(rank.of(table) == Values{val("5/2"), val("1"), val("5/2"), val("4")});
}

TEST_CASE("numbers over any denominator are ranked by value") {
  CHECK(CohortOf().of({{val("1/3")}, {val("0,33")}, {val("0,34")}, {val("2/6")}}) ==
        Values{val("2"), val("4"), val("1"), val("2")});
}

TEST_CASE("one awaited member makes every rank wait, unless hors attente") {
  CohortOf rank;
  const std::vector<Row> table{{val("12")}, {en_attente()}, {val("14")}, {sans_objet()}};
  CHECK(rank.of(table) == Values{en_attente(), en_attente(), en_attente(), sans_objet()});
  rank.instruction.instruction.count = 1;
  CHECK(rank.of(table) == Values{val("2"), en_attente(), val("1"), sans_objet()});
}

TEST_CASE("an impossible value has no rank and holds nobody back") {
  CHECK(CohortOf().of({{val("12")}, {impossible()}, {val("14")}}) == Values{val("2"), impossible(), val("1")});
}

TEST_CASE("who is outside the population has no rank and does not count") {
  const std::vector<Row> table{
      {val("12"), yes()}, {val("19"), no()}, {val("14"), yes()}, {en_attente(), no()}, {val("3"), sans_objet()}};
  CHECK(CohortOf().of(table) == Values{val("2"), sans_objet(), val("1"), sans_objet(), sans_objet()});
  CHECK(CohortOf().of({{val("12"), yes()}, {val("19"), en_attente()}}) == Values{en_attente(), en_attente()});
}

TEST_CASE("students are ranked among those with the same keys") {
  const auto text = [](const char* speciality) { return Value::of(std::string(speciality)); };
  const std::vector<Row> table{{val("12"), yes(), text("info")},
                               {val("19"), yes(), text("meca")},
                               {val("14"), yes(), text("info")},
                               {en_attente(), yes(), text("meca")}};
  CHECK(CohortOf().of(table) == Values{val("2"), en_attente(), val("1"), en_attente()});
  CHECK(CohortOf().of({{val("12"), yes(), text("info")}, {val("14"), yes(), en_attente()}}) ==
        Values{en_attente(), en_attente()});
}

TEST_CASE("statistics of a population are given to all of it") {
  CohortOf mean;
  mean.instruction.instruction.op = Op::CohortFold;
  mean.instruction.instruction.flag = static_cast<int>(semantics::Operation::Mean);
  const std::vector<Row> table{{val("12"), yes()}, {val("13"), yes()}, {sans_objet(), yes()}, {val("2"), no()}};
  CHECK(mean.of(table) == Values{val("12,5"), val("12,5"), val("12,5"), val("12,5")});
  mean.instruction.instruction.flag = static_cast<int>(semantics::Operation::Count);
  CHECK(mean.of(table) == Values{val("2"), val("2"), val("2"), val("2")});
  mean.instruction.instruction.flag = static_cast<int>(semantics::Operation::Median);
  CHECK(mean.of({{val("1"), yes()}, {val("2"), yes()}, {val("9"), yes()}}) == Values{val("2"), val("2"), val("2")});
}
