#include "values/number.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace bareme::values;

namespace {

Number number(const char* text) { return *Number::from_fraction(text); }
constexpr auto highest = std::numeric_limits<std::int64_t>::max();
constexpr auto lowest = std::numeric_limits<std::int64_t>::min();

}  // namespace

TEST_CASE("a number is read exactly as it is written") {
  CHECK(Number::parse("9,995") == Number(9995, 1000));
  CHECK(Number::parse("9.995") == Number(9995, 1000));
  CHECK(Number::parse("-0,5") == Number(-1, 2));
  CHECK(Number::parse("−0,5") == Number(-1, 2));
  CHECK(Number::parse("007") == Number(7));
  CHECK(Number::parse("123456789012345678901234567890,5")->exact_text() == "123456789012345678901234567890,5");
  CHECK(Number::parse("-0,0000000000000000000000001")->exact_text() == "-0,0000000000000000000000001");
}

TEST_CASE("what is not a number is not read as one") {
  for (const char* text :
       {"", "-", "−", "+1", " 1", "1 ", "1,2,3", "1e3", "5,", ",5", "--1", "1-", "1/2", "ABI", "0x10", "1,−2"}) {
    CAPTURE(text);
    CHECK_FALSE(Number::parse(text));
  }
}

TEST_CASE("a fraction is read back from its storage") {
  CHECK(number("1327/140") == Number(1327, 140));
  CHECK(number("-6/4").fraction() == "-3/2");
  CHECK(number("9,5") == Number(19, 2));
  CHECK(number("100000000000000000000/30000000000000000000").fraction() == "10/3");
  for (const char* text : {"1/0", "1/-2", "1/", "/2", "1/2/3", "1,5/2", ""}) {
    CAPTURE(text);
    CHECK_FALSE(Number::from_fraction(text));
  }
}

TEST_CASE("a number is shown with the decimals it needs, or as a fraction") {
  CHECK(number("9995/1000").exact_text() == "9,995");
  CHECK(number("12,00").exact_text() == "12");
  CHECK(number("-1/8").exact_text() == "-0,125");
  CHECK(number("10/3").exact_text() == "10/3");
  CHECK(number("0").exact_text() == "0");
  CHECK(number("2654/280").reduced() == std::pair<std::string, std::string>("1327", "140"));
}

TEST_CASE("a number is shown with as many decimals as asked, halves up") {
  CHECK(number("12").decimal_text(2) == "12,00");
  CHECK(number("9,995").decimal_text(2) == "10,00");
  CHECK(number("-9,995").decimal_text(2) == "-9,99");
  CHECK(number("-0,005").decimal_text(2) == "0,00");
  CHECK(number("-0,006").decimal_text(2) == "-0,01");
  CHECK(number("0,05").decimal_text(0) == "0");
  CHECK(number("2/3").decimal_text(25) == "0,6666666666666666666666667");
  CHECK(number("123456789012345678901234567890").decimal_text(1) == "123456789012345678901234567890,0");
}

TEST_CASE("a number knows whether it has few decimals") {
  CHECK(number("9,99").has_decimals(2));
  CHECK_FALSE(number("9,995").has_decimals(2));
  CHECK_FALSE(number("1/3").has_decimals(30));
  CHECK(number("1,000").has_decimals(0));
}

TEST_CASE("a cell of a column holds a number as an integer over a scale, or not at all") {
  CHECK(number("9,995").scaled(1000) == 9995);
  CHECK(number("9,995").scaled(100) == std::nullopt);
  CHECK(number("-9,5").scaled(100) == -950);
  CHECK(Number(highest).scaled(2) == std::nullopt);
  CHECK(Number(lowest).scaled(1) == lowest);
  CHECK((Number(highest, 3) / Number(highest)).scaled(3) == 1);
  CHECK(number("100000000000000000000/3").scaled(3) == std::nullopt);
}

TEST_CASE("only integers that fit are given as integers") {
  CHECK(number("6/2").integer() == 3);
  CHECK(number("6/4").integer() == std::nullopt);
  CHECK((Number(highest) + 1).integer() == std::nullopt);
  CHECK((Number(highest) + 1).is_integer());
  CHECK_FALSE(number("100000000000000000000/3").is_integer());
}

TEST_CASE("the floor goes down, also below zero") {
  CHECK(number("2,9").floor() == Number(2));
  CHECK(number("-2,1").floor() == Number(-3));
  CHECK(number("-2").floor() == Number(-2));
  CHECK(number("-100000000000000000000/3").floor().fraction() == "-33333333333333333334");
}

TEST_CASE("nothing wraps around at the ends of 64 bits") {
  CHECK((Number(highest) + 1).fraction() == "9223372036854775808");
  CHECK((Number(lowest) - 1).fraction() == "-9223372036854775809");
  CHECK((-Number(lowest)).fraction() == "9223372036854775808");
  CHECK((Number(highest) * Number(highest)).fraction() == "85070591730234615847396907784232501249");
  CHECK(Number(lowest, lowest) == Number(1));
  CHECK(Number(1, lowest).fraction() == "-1/9223372036854775808");
  CHECK(Number(highest) + 1 - 1 == Number(highest));
  CHECK(Number(highest, highest - 1) > Number(highest - 1, highest - 2) - 1);
  CHECK(Number(highest, highest - 1) < Number(highest - 1, highest - 2));
}

TEST_CASE("equal values are equal however they are written") {
  CHECK(Number(2, 4) == Number(-1, -2));
  CHECK(Number(0, 5) == Number(0));
  CHECK(Number(1, 3) < Number(34, 100));
  CHECK(Number(-1, 3) > Number(-34, 100));
}

TEST_CASE("dividing by zero is refused") {
  CHECK_THROWS_AS(Number(1) / Number(0, 3), DivisionByZero);
  CHECK_THROWS_AS(Number(1, 0), DivisionByZero);
}

TEST_CASE("a big number is shared by its copies and left by what is moved from") {
  Number big = Number(highest) * 4;
  const Number copy = big;
  Number moved = std::move(big);
  CHECK(copy == moved);
  moved = Number(3);
  moved = copy;
  const Number& itself = moved;
  moved = itself;
  CHECK(moved.fraction() == "36893488147419103228");
}

TEST_CASE("a weighted mean is exact where doubles are not") {
  // 0,4 × 9,99 + 0,1 × 10,04 + 0,5 × 10 is exactly 10; doubles say under 10.
  CHECK(weighted_mean({{number("9,99"), 40}, {number("10,04"), 10}, {10, 50}}) == Number(10));
  CHECK(weighted_mean({{12, number("1,5")}, {8, number("2,5")}}) == number("9,5"));
  CHECK(weighted_mean({{12, number("1/3")}, {6, number("1/6")}, {7, 0}}) == Number(10));
  CHECK(weighted_mean({{12, -1}, {6, -2}}) == Number(8));
}

TEST_CASE("a weighted mean goes on beyond 64 bits") {
  const Number huge = Number(highest) * 2;
  CHECK(weighted_mean({{huge, 1}, {0, 1}}) == Number(highest));
  CHECK(weighted_mean({{Number(1, highest), 1}, {Number(1, highest - 1), 1}}) ==
        (Number(1, highest) + Number(1, highest - 1)) / 2);
}

TEST_CASE("a mean without weight has no value") {
  CHECK_THROWS_AS(weighted_mean({}), DivisionByZero);
  CHECK_THROWS_AS(weighted_mean({{12, 0}, {8, 0}}), DivisionByZero);
  CHECK_THROWS_AS(weighted_mean({{12, 1}, {8, -1}}), DivisionByZero);
}
