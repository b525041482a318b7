#include "intake/decimal.hpp"

#include <catch2/catch.hpp>

using bareme::intake::read_decimal;
using bareme::values::Number;

TEST_CASE("a number is read exactly, with a comma or a point") {
  CHECK(read_decimal("9,995").number == Number(9995, 1000));
  CHECK(read_decimal("9.995").number == Number(9995, 1000));
  CHECK(read_decimal("-0,5").number == Number(-1, 2));
}

TEST_CASE("a thousands separator or two decimal marks are faults with a remedy") {
  for (const char* text : {"1 200", "1\u00A0200", "1\u202F200,5", "1'200", "12,5,3", "1.200,50", "12,", "--3"}) {
    INFO(text);
    const auto read = read_decimal(text);
    CHECK_FALSE(read.number);
    CHECK_FALSE(read.fault.empty());
    CHECK_FALSE(read.remedy.empty());
  }
}

TEST_CASE("what has no digits or has letters is no number, and perhaps a code") {
  for (const char* text : {"ABI", "?", "", "12a", "-", "1e3"}) {
    INFO(text);
    const auto read = read_decimal(text);
    CHECK_FALSE(read.number);
    CHECK(read.fault.empty());
  }
}

TEST_CASE("a number without end is refused") { CHECK_FALSE(read_decimal(std::string(100000, '1')).number); }
