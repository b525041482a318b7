// What a call of a Lua function costs: nothing but the call, five numbers read, eight exact operations, a list of ten;
// a file run once and one run again for each call. Then how long the bounds let an attack last. Prints two Markdown
// tables.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "clock.hpp"
#include "lua/program.hpp"

namespace {

using namespace bareme;
using lua::Argument;
using values::Number;
using values::Value;

constexpr int rounds = 7, calls = 100'000;

Argument hundredths(int count) { return Argument::of(Value::of(Number(count, 100))); }

Argument list_of_ten() {
  std::vector<Argument> items;
  for (int i = 0; i < 10; ++i)
    items.push_back(hundredths(950 + 25 * i));
  return Argument::list(std::move(items));
}

lua::Program compiled(const std::string& file, std::size_t arguments) {
  std::vector<lua::Fault> faults;
  auto program = lua::Program::compile("exceptions.lua", file, {{{"f", arguments, {}}}, {}}, faults);
  for (const lua::Fault& fault : faults)
    std::fprintf(stderr, "%d: %s\n", fault.line, fault.message.c_str());
  if (!program) std::exit(1);
  return std::move(*program);
}

void print_call(const char* what, const std::string& file, const std::vector<Argument>& arguments) {
  lua::Program program = compiled(file, arguments.size());
  std::size_t answers = 0;
  const auto spent = benchmarks::median_seconds(rounds, [&] {
    for (int i = 0; i < calls; ++i)
      answers += std::holds_alternative<lua::Answer>(program.call(0, arguments).result);
  });
  if (answers != std::size_t{rounds} * calls) std::exit(1);
  std::printf("| %s | %.0f ns |\n", what, 1e9 * spent.cpu / calls);
}

void print_attack(const char* what, const std::string& body) {
  lua::Program program = compiled("function f() " + body + " end", 0);
  bool stopped = true;
  const auto spent = benchmarks::median_seconds(
      3, [&] { stopped = stopped && std::holds_alternative<lua::Fault>(program.call(0, {}).result); });
  std::printf("| %s | %.1f ms | %s |\n", what, 1e3 * spent.cpu, stopped ? "yes" : "NO");
}

void print_calls() {
  const std::vector<Argument> five = {hundredths(1250), hundredths(975), hundredths(1400), hundredths(833),
                                      hundredths(1000)};
  const std::string mean =
      "function f(a, b, c, d, e) return (a * 2 + b * 3 + c * 2 + d + e) / 9 end";  // eight operations
  std::printf("| call | CPU a call |\n| --- | ---: |\n");
  print_call("nothing but the call", "function f() return 1 end", {});
  print_call("five numbers given", "function f(a, b, c, d, e) return a end", five);
  print_call("eight exact operations on five numbers", mean, five);
  print_call("the same, its motive made from the result",
             "function f(a, b, c, d, e) local m = arrondi((a * 2 + b * 3 + c * 2 + d + e) / 9, exact('0,01')) "
             "return m, 'moyenne ' .. m end",
             five);
  print_call("the sum of a list of ten",
             "function f(l) local s = 0 for _, n in ipairs(l) do s = s + n end return s end", {list_of_ten()});
  print_call("eight operations, a table at the head of the file",
             "local t = {S1 = 1} function g() return t end " + mean, five);
}

void print_attacks() {
  std::printf("\n| attack | CPU until stopped | stopped |\n| --- | ---: | --- |\n");
  print_attack("an endless loop", "while true do end");
  print_attack("tables without end", "local t = {} while true do t = {t} end");
  print_attack("functions without end", "local t = {} while true do t[#t + 1] = function() return t end end");
  print_attack("texts without end", "local t = {} while true do t[#t + 1] = ('x'):rep(100) end");
  print_attack("comparing long equal texts", "local a, b = ('x'):rep(16000), ('x'):rep(16000) while a == b do end");
  print_attack("looking for a text that is almost there",
               "local s, a = ('a'):rep(16000), ('a'):rep(8000) .. 'b' while not s:find(a) do end");
  print_attack("large exact numbers", "local x = exact('1/3') while true do x = x / 7 + exact('1/11') end");
  print_attack("sorting", "local t = {} for i = 1, 20000 do t[i] = -i end while true do trier(t) end");
  print_attack("inserting at the front", "local t = {} for i = 1, 1000000 do insérer(t, 1, i) end");
  print_attack("splitting", "local s = (';'):rep(16000) while true do s:split(';') end");
}

}  // namespace

int main() {
  print_calls();
  print_attacks();
}
