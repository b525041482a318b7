// One student never sees what another left: neither in variables of the file, nor in its tables, nor in what a call may
// still spend. So calls give the same answers in any order.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "support/lua_trial.hpp"

using namespace bareme;
using namespace bareme::lua_trial;

namespace {

lua::Program compiled(const std::string& file, std::vector<lua::Declaration> functions,
                      const lua::Bounds& bounds = {}) {
  std::vector<lua::Fault> found;
  auto program = lua::Program::compile("exceptions.lua", file, {std::move(functions), codes()}, found, bounds);
  INFO(shown(found));
  REQUIRE(program);
  return std::move(*program);
}

}  // namespace

TEST_CASE("lua: a variable of the file starts anew for each call") {
  auto program =
      compiled("local passages = 0 function f() passages = passages + 1 return passages end", {{"f", 0, {}}});
  for (int i = 0; i < 3; ++i)
    CHECK(shown(program.call(0, {})) == "1");
}

TEST_CASE("lua: a table of the file starts anew for each call") {
  auto program = compiled(
      "local vus = {} function f(x) insérer(vus, x) local s = 0 for _, v in ipairs(vus) do s = s + v end return s end",
      {{"f", 1, {}}});
  CHECK(shown(program.call(0, {number("12")})) == "12");
  CHECK(shown(program.call(0, {number("5")})) == "5");
}

TEST_CASE("lua: hidden places of a file start anew too") {
  auto program = compiled(
      "local f1 do local n = 0 f1 = function() n = n + 1 return n end end\n"
      "local g = 1 == 1 and {0}\n"
      "function f() g[1] = g[1] + 1 return f1() * 10 + g[1] end",
      {{"f", 0, {}}});
  for (int i = 0; i < 3; ++i)
    CHECK(shown(program.call(0, {})) == "11");
}

TEST_CASE("lua: constants of a file are there for each call") {
  auto program = compiled(
      "local seuil, table_ects = exact('9,5'), {S1 = 30, S2 = 28}\n"
      "local function assez(x) return x >= seuil end\n"
      "function f(x) if assez(x) then return table_ects.S2 end return 0 end",
      {{"f", 1, {}}});
  CHECK(shown(program.call(0, {number("9,5")})) == "28");
  CHECK(shown(program.call(0, {number("9,49")})) == "0");
}

TEST_CASE("lua: a call spends the same whatever was called before") {
  const std::string file =
      "function f(x) local s = '' for i = 1, 40 do s = s .. 'morceau' .. i end local t = {} for i = 1, 100 do t[i] = "
      "{i} end "
      "return #s + #t + x end\n"
      "function gouffre() local t = {} while true do t[#t + 1] = ('x'):rep(100) end end";
  auto program = compiled(file, {{"f", 1, {}}, {"gouffre", 0, {}}});
  const lua::Outcome first = program.call(0, {number("0,5")});
  CHECK(first.fuel > 1000);
  for (int i = 0; i < 5; ++i) {
    const lua::Outcome lost = program.call(1, {});
    CHECK(std::holds_alternative<lua::Fault>(lost.result));
    const lua::Outcome again = program.call(0, {number("0,5")});
    CHECK(again.fuel == first.fuel);
    CHECK(shown(again) == shown(first));
  }
  auto fresh = compiled(file, {{"f", 1, {}}, {"gouffre", 0, {}}});
  CHECK(fresh.call(0, {number("0,5")}).fuel == first.fuel);
}

TEST_CASE("lua: the last unit of fuel is the same for everyone") {
  const std::string file = "function f() local t = {} for i = 1, 5000 do t[i] = {i, 'n' .. i} end return #t end";
  const std::int64_t needed = compiled(file, {{"f", 0, {}}}).call(0, {}).fuel;
  lua::Bounds bounds;
  for (const bool enough : {true, false}) {
    bounds.fuel = enough ? needed + 1 : needed - 1000;
    auto program = compiled(file, {{"f", 0, {}}}, bounds);
    for (int i = 0; i < 3; ++i)
      CHECK(std::holds_alternative<lua::Answer>(program.call(0, {}).result) == enough);
  }
}

TEST_CASE("lua: what calls leave behind is collected, large numbers included") {
  lua::Bounds bounds;
  bounds.memory = std::size_t{1} << 20;
  for (const char* mark : {"12,5", "123456789012345678901234567890,5"}) {
    auto program = compiled("function f(x) return (x / 3 + x / 7) * 21 end", {{"f", 1, {}}}, bounds);
    std::size_t answers = 0;
    for (int i = 0; i < 20000; ++i)
      answers += std::holds_alternative<lua::Answer>(program.call(0, {number(mark)}).result);
    CHECK(answers == 20000);
  }
}

TEST_CASE("lua: calls give the same answers in any order") {
  const std::string file =
      "local vus = 0\n"
      "function moyenne(notes) vus = vus + 1 local s = 0 for _, n in ipairs(notes) do s = s + n end "
      "return s / #notes * vus, 'sur ' .. #notes end\n"
      "function verdict(x, c) if c == 'DEF' then return 'DEF', 'défaillant' end "
      "if x >= 10 then return 'ADM' end return 'AJ', décimales(x, 2) end\n"
      "function perdue(x) while x do end end";
  const std::vector<lua::Declaration> functions = {
      {"moyenne", 1, {}}, {"verdict", 2, gives(Kind::Code)}, {"perdue", 1, {}}};
  std::mt19937 random(20261122);
  std::vector<std::pair<std::size_t, std::vector<Argument>>> calls;
  for (int i = 0; i < 120; ++i) {
    const auto mark = [&] {
      return random() % 10 == 0 ? awaited("MATH.EF")
                                : Argument::of(Value::of(Number(static_cast<int>(random() % 2001), 100)));
    };
    if (i % 40 == 39)
      calls.push_back({2, {random() % 2 == 0 ? mark() : truth(true)}});
    else if (i % 2 == 0)
      calls.push_back({0, {Argument::list({mark(), mark(), mark()})}});
    else
      calls.push_back({1, {mark(), code(static_cast<int>(random() % 4))}});
  }
  auto program = compiled(file, functions);
  std::vector<std::string> expected;
  for (const auto& [function, arguments] : calls)
    expected.push_back(shown(program.call(function, arguments)));

  std::vector<std::size_t> order(calls.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  for (int round = 0; round < 3; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    auto other = compiled(file, functions);
    for (const std::size_t i : order)
      CHECK(shown(other.call(calls[i].first, calls[i].second)) == expected[i]);
  }
}
