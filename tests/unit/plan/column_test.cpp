#include <catch2/catch.hpp>

#include "support/one_instruction.hpp"

using namespace support;

TEST_CASE("a column keeps every number exactly, plain or aside") {
  plan::Column column(4, 100);
  column.set(0, val("12,25"));
  column.set(1, val("9,995"));
  column.set(2, Value::of_code(Abi));
  column.set(3, Value::of(Number(INT64_MAX)));
  CHECK(column.tags == std::vector{plan::Tag::Number, plan::Tag::Aside, plan::Tag::Code, plan::Tag::Aside});
  CHECK(column.number(1) == num("9,995"));
  CHECK(column.value(3, values::Kind::Number) == Value::of(Number(INT64_MAX)));
  column.rescale(1000);
  CHECK(column.tags[1] == plan::Tag::Number);
  CHECK(column.number(0) == num("12,25"));
  CHECK(column.number(3) == Number(INT64_MAX));
}

TEST_CASE("rescaling past 64 bits puts the number aside") {
  plan::Column column(1, 1);
  column.set_number(0, Number(INT64_MAX));
  column.rescale(10);
  CHECK(column.tags[0] == plan::Tag::Aside);
  CHECK(column.number(0) == Number(INT64_MAX));
}

TEST_CASE("a promotion is as fine as the finest mark entered") {
  auto promotion = students(2);
  promotion.set(mark_of(ObjectId(1)), 0, val("12"));
  promotion.set(mark_of(ObjectId(1)), 1, val("9,995"));
  const plan::Column* marks = promotion.find(mark_of(ObjectId(1)));
  REQUIRE(marks);
  CHECK(marks->denominator == 1000);
  CHECK(marks->aside.empty());
  promotion.add({"E3", "", ""});
  CHECK(promotion.given(mark_of(ObjectId(1)), 2, values::Kind::Number) == sans_objet());
  promotion.forget(mark_of(ObjectId(1)), 1);
  CHECK(promotion.given(mark_of(ObjectId(1)), 1, values::Kind::Number) == sans_objet());
  CHECK(promotion.given(mark_of(ObjectId(2)), 0, values::Kind::Number) == sans_objet());
}

TEST_CASE("texts of a promotion are read back as written") {
  auto promotion = students(2);
  const auto key = fact_of(ObjectId(0), FactId(0));
  promotion.set(key, 0, Value::of(std::string("informatique")));
  promotion.set(key, 1, Value::of(std::string("informatique")));
  CHECK(promotion.given(key, 1, values::Kind::Text) == Value::of(std::string("informatique")));
  CHECK(promotion.find(key)->cells[0] == promotion.find(key)->cells[1]);
}
