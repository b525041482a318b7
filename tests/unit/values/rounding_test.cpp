#include "values/rounding.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace bareme::values;

namespace {

Number number(const char* text) { return *Number::from_fraction(text); }

std::string rounded_text(const char* value, RoundingMode mode, const char* step) {
  return rounded(number(value), {mode, number(step)}).exact_text();
}

struct Row {
  RoundingMode mode;
  const char *minus_half, *half, *above_half;  // -2,5  2,5  2,51
};

}  // namespace

TEST_CASE("each rounding mode takes its side of a half") {
  const Row table[] = {
      {RoundingMode::HalfUp, "-2", "3", "3"},   {RoundingMode::HalfDown, "-3", "2", "3"},
      {RoundingMode::HalfEven, "-2", "2", "3"}, {RoundingMode::HalfAway, "-3", "3", "3"},
      {RoundingMode::Up, "-2", "3", "3"},       {RoundingMode::Down, "-3", "2", "2"},
      {RoundingMode::Truncate, "-2", "2", "2"},
  };
  for (const Row& row : table) {
    CAPTURE(static_cast<int>(row.mode));
    CHECK(rounded_text("-2,5", row.mode, "1") == row.minus_half);
    CHECK(rounded_text("2,5", row.mode, "1") == row.half);
    CHECK(rounded_text("2,51", row.mode, "1") == row.above_half);
  }
}

TEST_CASE("away from a half every mode of the nearest agrees") {
  for (const RoundingMode mode :
       {RoundingMode::HalfUp, RoundingMode::HalfDown, RoundingMode::HalfEven, RoundingMode::HalfAway}) {
    CAPTURE(static_cast<int>(mode));
    CHECK(rounded_text("-2,51", mode, "1") == "-3");
    CHECK(rounded_text("-2,49", mode, "1") == "-2");
    CHECK(rounded_text("2,49", mode, "1") == "2");
    CHECK(rounded_text("-7", mode, "1") == "-7");
  }
  CHECK(rounded_text("3,5", RoundingMode::HalfEven, "1") == "4");
  CHECK(rounded_text("-3,5", RoundingMode::HalfEven, "1") == "-4");
}

TEST_CASE("9,995 is 10,00 to the hundredth") {
  CHECK(rounded(number("9,995"), {RoundingMode::HalfUp, number("0,01")}).decimal_text(2) == "10,00");
  CHECK(rounded_text("9,9949999999999999999999", RoundingMode::HalfUp, "0,01") == "9,99");
}

TEST_CASE("marks are rounded to the step a school declares") {
  CHECK(rounded_text("12,34", RoundingMode::HalfUp, "0,05") == "12,35");
  CHECK(rounded_text("12,34", RoundingMode::HalfUp, "0,1") == "12,3");
  CHECK(rounded_text("12,3", RoundingMode::HalfUp, "0,2") == "12,4");
  CHECK(rounded_text("12,125", RoundingMode::HalfUp, "0,25") == "12,25");
  CHECK(rounded_text("12,125", RoundingMode::HalfDown, "0,25") == "12");
  CHECK(rounded_text("12,34", RoundingMode::Up, "0,5") == "12,5");
  CHECK(rounded_text("12,34", RoundingMode::Down, "0,5") == "12");
  CHECK(rounded_text("37/3", RoundingMode::HalfUp, "1/3") == "37/3");
  CHECK(rounded_text("-0,004", RoundingMode::Truncate, "0,01") == "0");
}

TEST_CASE("rounding holds beyond 64 bits") {
  CHECK(rounded_text("123456789012345678901234567890,5", RoundingMode::HalfUp, "1") ==
        "123456789012345678901234567891");
  CHECK(rounded_text("-123456789012345678901234567890,5", RoundingMode::HalfAway, "1") ==
        "-123456789012345678901234567891");
  CHECK(rounded_text("123456789012345678901234567890,5", RoundingMode::HalfEven, "1") ==
        "123456789012345678901234567890");
}

TEST_CASE("a column rounds its cells to a count of steps") {
  const Rounding hundredth{RoundingMode::HalfUp, number("0,01")};
  CHECK(rounded_steps(9995, 1000, hundredth) == 1000);
  CHECK(rounded_steps(-9995, 1000, hundredth) == -999);
  CHECK(rounded_steps(37, 3, {RoundingMode::HalfUp, number("0,25")}) == 49);
  CHECK(rounded_steps(std::numeric_limits<std::int64_t>::max(), 1, hundredth) == std::nullopt);
}

TEST_CASE("a rounding says how many decimals show it and how it is called") {
  const auto with_step = [](const char* step) { return Rounding{RoundingMode::HalfUp, number(step)}; };
  CHECK(shown_decimals(with_step("0,01")) == 2);
  CHECK(shown_decimals(with_step("0,25")) == 2);
  CHECK(shown_decimals(with_step("0,50")) == 1);
  CHECK(shown_decimals(with_step("1")) == 0);
  CHECK(shown_decimals(with_step("10")) == 0);
  CHECK(shown_decimals(with_step("1/30")) == 2);
  CHECK(describe(with_step("0,01")) == "0,01 au plus proche");
  CHECK(describe(Rounding{RoundingMode::Down, number("0,5")}) == "0,5 par défaut");
}

TEST_CASE("a square root is rounded to the nearest multiple, halves up, without ever leaving integers") {
  const auto root = [](const char* value, const char* step) { return square_root(number(value), number(step)); };
  CHECK(root("2", "1/1000") == number("1414/1000"));
  CHECK(root("144", "1") == number("12"));
  CHECK(root("1/4", "1") == number("1"));
  CHECK(root("2499999999/10000000000", "1") == number("0"));
  CHECK(root("0", "1/100") == number("0"));
  CHECK(root("32/3", "1/100") == number("327/100"));
  CHECK(root("10000000000000000000000000000000000000000", "1") == number("100000000000000000000"));
  CHECK_FALSE(root("-1/1000", "1"));
  CHECK_FALSE(root("4", "0"));
}
