// Promotions of no one, of one and of a hundred thousand: the same rules, the same answers.
#include <catch2/catch.hpp>

#include "support/small_regulation.hpp"

namespace support {
namespace {

// One UE of two épreuves: their mean to the hundredth, validated from 10.
struct Small : SmallRegulation {
  ObjectId where = add_ue("UE1"), first = add_exam(where, "EF"), second = add_exam(where, "CC");
  QuantityId mean = rule(
      ue, "moyenne",
      expr(semantics::Aggregate{semantics::Operation::Mean, every(mark_level), read(session1), nullptr, "", nullptr}));
  QuantityId passed = rule(ue, "validée", at_least(read(mean), "10"));
  plan::CellKey mean_cell{where, mean, {}}, passed_cell{where, passed, {}};

  Small() { round(mean, "0.01"); }
};

}  // namespace

TEST_CASE("a promotion of no one: no row, and no fault") {
  const Small small;
  const plan::Plan plan = small.planned({small.mean_cell, small.passed_cell});
  const auto results = evaluation::evaluate(small.regulation, plan, students(0));
  CHECK(results.column(*plan.slot(small.mean_cell)).size() == 0);
}

TEST_CASE("a promotion of one: 9,99 and 10 make 9,995, shown 10,00 and passed") {
  const Small small;
  plan::Promotion one = students(1);
  one.set(mark_of(small.first), 0, val("9,99"));
  one.set(mark_of(small.second), 0, val("10"));
  const plan::Plan plan = small.planned({small.mean_cell, small.passed_cell});
  const auto results = evaluation::evaluate(small.regulation, plan, one);
  CHECK(results.value(*plan.slot(small.mean_cell), 0, values::Kind::Number) == val("10"));
  CHECK(results.value(*plan.slot(small.passed_cell), 0, values::Kind::Truth) == yes());
}

TEST_CASE("a promotion of 100 000: the first, the last and those between have what they would have alone") {
  const Small small;
  constexpr std::size_t count = 100000;
  plan::Promotion many = students(count);
  for (std::size_t student = 0; student < count; ++student) {
    const auto cents = static_cast<std::int64_t>(student % 2001);
    many.set(mark_of(small.first), student, Value::of(Number(cents, 100)));
    if (student % 7 != 0) many.set(mark_of(small.second), student, val("10"));
  }
  const plan::Plan plan = small.planned({small.mean_cell, small.passed_cell});
  const auto results = evaluation::evaluate(small.regulation, plan, many);
  std::size_t wrong = 0;
  for (std::size_t student = 0; student < count; ++student) {
    const auto cents = static_cast<std::int64_t>(student % 2001);
    const Value expected = student % 7 == 0 ? en_attente() : Value::of(Number((cents + 1000 + 1) / 2, 100));
    wrong += results.value(*plan.slot(small.mean_cell), student, values::Kind::Number) == expected ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("two exceptions without order are an error of the règlement, whatever a third one waits for") {
  SmallRegulation small;
  const ObjectId exam = small.add_exam(small.add_ue("UE1"), "EF");
  const QuantityId mark = small.rule(small.mark_level, "note retenue", constant("12"));
  small.except(mark, constant(yes()), constant("1"));
  small.except(mark, at_least(read(small.session1), "10"), constant("2"));  // awaited
  small.except(mark, expr(semantics::Exists{read(small.session2), true}), constant("3"));
  const plan::CellKey cell{exam, mark, {}};
  const plan::Plan plan = small.planned({cell});
  plan::Promotion one = students(1);
  const auto results = evaluation::evaluate(small.regulation, plan, one);
  CHECK(results.value(*plan.slot(cell), 0, values::Kind::Number) == en_erreur());
}

TEST_CASE("where no exception applies, a value read over another denominator keeps its worth") {
  SmallRegulation small;
  const ObjectId exam = small.add_exam(small.add_ue("UE1"), "EF");
  const QuantityId mark = small.rule(small.mark_level, "note retenue", read(small.session1));
  small.except(mark, expr(semantics::Exists{read(small.session2), false}), constant("1/8"));
  const QuantityId rounded = small.rule(small.mark_level, "note", read(mark));
  small.round(rounded, "0.01");
  const plan::CellKey cell{exam, rounded, {}};
  const plan::Plan plan = small.planned({cell});
  plan::Promotion one = students(1);
  one.set(mark_of(exam), 0, val("4.81"));
  const auto results = evaluation::evaluate(small.regulation, plan, one);
  CHECK(results.value(*plan.slot(cell), 0, values::Kind::Number) == val("4.81"));
}

}  // namespace support
