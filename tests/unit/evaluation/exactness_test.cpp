// Columns give what full Numbers give: near the ends of 64 bits, over denominators that share nothing, in batches of
// any size.
#include <catch2/catch.hpp>

#include <random>

#include "support/one_instruction.hpp"

using namespace support;
using plan::Op;

namespace {

const std::int64_t huge = std::int64_t{1} << 62;

// Numbers of every size, some absent: what a promotion never is, all at once.
std::vector<Row> wild_table(std::size_t rows, std::size_t operands, std::mt19937& random, bool with_absences) {
  const std::vector<Number> pool{Number(huge),
                                 Number(huge - 1),
                                 Number(-huge),
                                 Number(INT64_MAX),
                                 Number(INT64_MIN),
                                 Number(0),
                                 Number(1),
                                 Number(-1),
                                 num("1/3"),
                                 num("-7/9"),
                                 num("9,995"),
                                 num("12,5"),
                                 Number(huge) / Number(3),
                                 Number(huge) * Number(huge),
                                 Number(1) / Number(huge),
                                 num("1/1000003"),
                                 num("-10,005")};
  std::vector<Row> table(rows);
  for (Row& row : table)
    for (std::size_t i = 0; i < operands; ++i) {
      const auto drawn = random() % (pool.size() + (with_absences ? 3 : 0));
      row.push_back(drawn < pool.size() ? Value::of(pool[drawn]) : drawn == pool.size() ? sans_objet() : en_attente());
    }
  return table;
}

bool absent_in(const Row& row) {
  for (const Value& value : row)
    if (!value.present()) return true;
  return false;
}

void check_same(const OneInstruction& instruction, const std::vector<Row>& table,
                const std::function<Value(const Row&)>& expected, values::Kind kind = values::Kind::Number) {
  const auto computed = instruction.run(table, 1024, kind);
  for (const std::size_t batch : {std::size_t{1}, std::size_t{7}})
    CHECK(instruction.run(table, batch, kind) == computed);
  for (std::size_t row = 0; row < table.size(); ++row)
    if (!absent_in(table[row])) CHECK(computed[row] == expected(table[row]));
}

Value mean_of(const Row& row, const std::vector<Number>& weights) {
  Number total, weight;
  for (std::size_t i = 0; i < row.size(); ++i) {
    total = total + row[i].number() * weights[i];
    weight = weight + weights[i];
  }
  return Value::of(total / weight);
}

}  // namespace

TEST_CASE("arithmetic never wraps", "[property]") {
  std::mt19937 random(20250901);
  for (const bool absences : {false, true}) {
    const auto table = wild_table(400, 2, random, absences);
    const auto of = [](const Row& row, int i) { return row[static_cast<std::size_t>(i)].number(); };
    check_same(OneInstruction(Op::Add), table, [&](const Row& row) { return Value::of(of(row, 0) + of(row, 1)); });
    check_same(OneInstruction(Op::Subtract), table, [&](const Row& row) { return Value::of(of(row, 0) - of(row, 1)); });
    check_same(OneInstruction(Op::Multiply), table, [&](const Row& row) { return Value::of(of(row, 0) * of(row, 1)); });
    check_same(OneInstruction(Op::Divide), table, [&](const Row& row) {
      return of(row, 1).sign() == 0 ? en_erreur() : Value::of(of(row, 0) / of(row, 1));
    });
    check_same(OneInstruction(Op::Max), table,
               [&](const Row& row) { return Value::of(std::max(of(row, 0), of(row, 1))); });
    check_same(
        OneInstruction(Op::Less), table, [&](const Row& row) { return Value::of_truth(of(row, 0) < of(row, 1)); },
        values::Kind::Truth);
    check_same(
        OneInstruction(Op::Equal), table, [&](const Row& row) { return Value::of_truth(of(row, 0) == of(row, 1)); },
        values::Kind::Truth);
  }
}

TEST_CASE("means and their roundings never wrap nor lose a fraction", "[property]") {
  std::mt19937 random(20250902);
  const std::vector<std::vector<Number>> weightings{{num("4"), num("2"), num("1")},
                                                    {num("0,7"), num("0,2"), num("0,1")},
                                                    {Number(huge), Number(1), num("1/3")},
                                                    {num("1/999999937"), num("1/998244353"), num("1")}};
  for (const auto& weights : weightings) {
    OneInstruction mean(Op::WeightedMean);
    mean.instruction.weights = weights;
    const auto table = wild_table(300, 3, random, true);
    check_same(mean, table, [&](const Row& row) { return mean_of(row, weights); });
    for (const auto mode : {values::RoundingMode::HalfUp, values::RoundingMode::HalfDown,
                            values::RoundingMode::HalfEven, values::RoundingMode::HalfAway, values::RoundingMode::Up,
                            values::RoundingMode::Down, values::RoundingMode::Truncate})
      for (const char* step : {"1/100", "1/4", "1/3", "5"}) {
        mean.rounding = values::Rounding{mode, num(step)};
        check_same(mean, table, [&](const Row& row) {
          return Value::of(values::rounded(mean_of(row, weights).number(), *mean.rounding));
        });
      }
  }
}

TEST_CASE("means of marks are rounded as the exact value is", "[property]") {
  std::mt19937 random(20250903);
  const std::vector<Number> weights{num("2"), num("1,5"), num("1")};
  OneInstruction mean(Op::WeightedMean);
  mean.instruction.weights = weights;
  mean.denominators = {100, 100, 100};
  std::vector<Row> table(2000);
  for (Row& row : table)
    for (int i = 0; i < 3; ++i)
      row.push_back(Value::of(Number(static_cast<std::int64_t>(random() % 4001) - 2000, 100)));
  for (const auto mode : {values::RoundingMode::HalfUp, values::RoundingMode::HalfDown, values::RoundingMode::HalfEven,
                          values::RoundingMode::HalfAway, values::RoundingMode::Up, values::RoundingMode::Down,
                          values::RoundingMode::Truncate})
    for (const char* step : {"1/100", "1/4", "1", "1/3"}) {
      mean.rounding = values::Rounding{mode, num(step)};
      check_same(mean, table, [&](const Row& row) {
        return Value::of(values::rounded(mean_of(row, weights).number(), *mean.rounding));
      });
    }
}

TEST_CASE("a comparison with one number for everyone is exact") {
  for (const Op op : {Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::Equal, Op::NotEqual})
    for (const char* threshold : {"10", "9,95", "1/3", "-1/3", "-10"}) {
      SmallRegulation small;
      plan::Plan made;
      plan::Instruction input, limit, compared;
      input.op = Op::Input;
      input.input = fact_of(ObjectId(0), FactId(0));
      limit.op = Op::Constant;
      limit.constant = val(threshold);
      compared.op = op;
      compared.operands = {0, 1};
      made.instructions = {input, limit, compared};
      made.cells.emplace(plan::CellKey{}, 2);
      plan::Promotion promotion = students(401);
      for (int i = 0; i <= 400; ++i)
        promotion.set(input.input, static_cast<std::size_t>(i), Value::of(Number(i - 200, 10)));
      const auto results = evaluation::evaluate(small.regulation, made, promotion);
      for (int i = 0; i <= 400; ++i) {
        const auto order = Number(i - 200, 10) <=> num(threshold);
        const bool holds = op == Op::Less           ? order < 0
                           : op == Op::LessEqual    ? order <= 0
                           : op == Op::Greater      ? order > 0
                           : op == Op::GreaterEqual ? order >= 0
                           : op == Op::Equal        ? order == 0
                                                    : order != 0;
        CHECK(results.value(2, static_cast<std::size_t>(i), values::Kind::Truth) == Value::of_truth(holds));
      }
    }
}
