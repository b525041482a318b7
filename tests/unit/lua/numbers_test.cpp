#include <catch2/catch.hpp>

#include "support/lua_trial.hpp"

using namespace bareme::lua_trial;

TEST_CASE("lua: arithmetic on marks is exact") {
  CHECK(body("return x * 3", {number("0,1")}) == "0,3");
  CHECK(body("return (x + y) / 2", {number("9,99"), number("10,01")}) == "10");
  CHECK(body("return x / 3", {number("10")}) == "10/3");
  CHECK(body("return -x + 1", {number("0,25")}) == "0,75");
  CHECK(body("return x // 1", {number("-2,5")}) == "-3");
  CHECK(body("return x % 1", {number("-2,5")}) == "0,5");
  CHECK(body("return x - y * 2", {number("12,5"), number("3")}) == "6,5");
}

TEST_CASE("lua: whole numbers of the file are as exact as marks") {
  CHECK(body("return 1 / 3 + 1 / 3 + 1 / 3") == "1");
  CHECK(body("return 10 / 4 * 4") == "10");
  CHECK(body("return 4611686018427387904 * 4") == "18446744073709551616");
  CHECK(body("return 9223372036854775807 + 1") == "9223372036854775808");
  CHECK(body("return -9223372036854775807 - 10 + 10") == "-9223372036854775807");
}

TEST_CASE("lua: a mark equals the number it is") {
  CHECK(body("if x == 10 then return 1 end return 0", {number("10")}) == "1");
  CHECK(body("if x == 10 then return 1 end return 0", {number("10,5")}) == "0");
  CHECK(body("if x ~= y then return 1 end return 0", {number("1/3"), number("2/6")}) == "0");
  CHECK(body("if x / 4 == exact('2,5') then return 1 end return 0", {number("10")}) == "1");
}

TEST_CASE("lua: marks are compared exactly") {
  const auto truth = gives(Kind::Truth);
  CHECK(body("return x < 10", {number("9,999999999999999999999999")}, truth) == "oui");
  CHECK(body("return x >= 10", {number("10")}, truth) == "oui");
  CHECK(body("return x / 3 > exact('3,333333333333')", {number("10")}, truth) == "oui");
  CHECK(body("return 1 + 1 == 2 and 3 > 2 and not (1 > 2)", {}, truth) == "oui");
}

TEST_CASE("lua: a number with decimals is refused, with what to write") {
  CHECK(faults("function f()\n  return 0.1\nend") ==
        "ligne 2 : «\u00A00.1\u00A0» n'est pas un nombre exact en Lua : écrire «\u00A0exact(\"0,1\")\u00A0»");
  CHECK(faults("function f() return 1e3 end").find("n'est pas un nombre exact") != std::string::npos);
  CHECK(faults("function f() return 99999999999999999999 end").find("n'est pas un nombre exact") != std::string::npos);
  CHECK(body("return 0x10 + 1") == "17");
}

TEST_CASE("lua: dividing by zero is a fault of its line") {
  CHECK(trial("function f(x)\n  local zero = x - x\n  return x / zero\nend", {number("3")}) ==
        "ligne 3 : division par zéro");
}

TEST_CASE("lua: helpers stay exact") {
  CHECK(body("return arrondi(x, exact('0,01'))", {number("9,995")}) == "10");
  CHECK(body("return arrondi(x, exact('0,01'), 'par défaut')", {number("9,995")}) == "9,99");
  CHECK(body("return arrondi(x)", {number("-2,5")}) == "-2");
  CHECK(body("return tronqué(x, exact('0,1'))", {number("9,99")}) == "9,9");
  CHECK(body("return plancher(x) + plafond(x)", {number("9,5")}) == "19");
  CHECK(body("return max(x, 10) + min(x, 10)", {number("9,5")}) == "19,5");
  CHECK(body("return abs(-x)", {number("9,5")}) == "9,5");
  CHECK(body("return exact('1/3') * 3") == "1");
  CHECK(body("return décimales(x, 2) .. ' ' .. x", {number("12,5")}, gives(Kind::Text)) == "12,50 12,5");
  CHECK(body("return arrondi(x, 0)", {number("1")}) ==
        "ligne 1 : «\u00A0arrondi\u00A0» attend un pas plus grand que zéro");
  CHECK(body("return exact('dix')") == "ligne 1 : «\u00A0dix\u00A0» n'est pas un nombre : écrire exact(\"12,5\")");
}

TEST_CASE("lua: arithmetic keeps the order of Lua") {
  CHECK(body("return 2 + 3 * 4 - 10 / 5 / 2") == "13");
  CHECK(body("return -2 * 3 - -4") == "-2");
  CHECK(body("return (2 + 3) * (4 - 1) % 4") == "3");
  CHECK(body("return #('a' .. 'b' .. 1 + 2)") == "3");
  CHECK(body("local t = {1, 2, n = {5}} return t[#t] + t.n[2 - 1]") == "7");
  CHECK(body("return x == 10 and y or 3", {number("10"), number("4")}) == "4");
}

TEST_CASE("lua: loops count with whole numbers") {
  CHECK(body("local s = 0 for i = 1, x do s = s + i end return s", {number("4")}) == "10");
  CHECK(body("local s = 0 for i = 1, x do s = s + i end return s", {number("4,5")}) ==
        "ligne 1 : «\u00A0for\u00A0» attend un nombre entier, et non 4,5");
  CHECK(body("local s, i = 0, 3 while i > 0 do s = s + i i = i - 1 end repeat s = s + 1 until s >= 10 return s") ==
        "10");
}
