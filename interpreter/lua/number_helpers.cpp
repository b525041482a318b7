#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/helpers.hpp"
#include "lua/sandbox.hpp"
#include "values/rounding.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;
using values::Number;
using values::Rounding;
using values::RoundingMode;

constexpr std::size_t longest_numeral = 400;  // digits of a number written as a text

int exact(lua_State* state) {
  lua_settop(state, 1);
  if (lua_type(state, 1) != LUA_TSTRING) {
    number_at(state, 1, "exact");
    return 1;
  }
  const std::string_view text = text_at(state, 1, "exact");
  const auto number = text.size() <= longest_numeral ? Number::from_fraction(text) : std::nullopt;
  if (!number)
    Sandbox::of(state).fail(guillemets(std::string(text.substr(0, 40))) +
                            " n'est pas un nombre : écrire exact(\"12,5\")");
  const int bits = static_cast<int>(text.size()) * 4 + 1;
  push(state, *number, {bits, bits});
  return 1;
}

// min and max of several numbers, or of one list.
int extreme(lua_State* state, const char* who, bool greatest) {
  const int count = lua_gettop(state);
  if (count == 0) Sandbox::of(state).fail(guillemets(who) + " attend au moins un nombre");
  int strictest = 0;
  for (int i = 1; i <= count; ++i) {
    const auto* absent = object_as<AbsentObject>(state, i, ObjectKind::Absent);
    if (absent == nullptr) continue;
    const auto* other = strictest == 0 ? nullptr : object_as<AbsentObject>(state, strictest, ObjectKind::Absent);
    if (other == nullptr || other->state < absent->state) strictest = i;
  }
  if (strictest != 0) need(state, strictest);
  int best = 1;
  Operand found = number_at(state, 1, who);
  for (int i = 2; i <= count; ++i) {
    Operand next = number_at(state, i, who);
    const auto order = next.value <=> found.value;
    if (greatest ? order <= 0 : order >= 0) continue;
    found = std::move(next);
    best = i;
  }
  Sandbox::of(state).charge(count);
  lua_pushvalue(state, best);
  return 1;
}

int smallest(lua_State* state) { return extreme(state, "min", false); }
int greatest(lua_State* state) { return extreme(state, "max", true); }

int absolute(lua_State* state) {
  lua_settop(state, 1);
  const Operand operand = number_at(state, 1, "abs");
  push(state, operand.value.sign() < 0 ? -operand.value : operand.value, operand.size);
  return 1;
}

Operand step_at(lua_State* state, const char* who) {
  if (lua_isnoneornil(state, 2)) return {Number(1), {1, 1}};
  Operand step = number_at(state, 2, who);
  if (step.value.sign() <= 0) Sandbox::of(state).fail(guillemets(who) + " attend un pas plus grand que zéro");
  return step;
}

int rounded_to(lua_State* state, const char* who, RoundingMode mode) {
  const Operand operand = number_at(state, 1, who);
  const Operand step = step_at(state, who);
  Sandbox::of(state).charge(4 + (operand.size.numerator + operand.size.denominator) / 64);
  const int bits = operand.size.numerator + step.size.numerator + step.size.denominator + 1;
  push(state, values::rounded(operand.value, {mode, step.value}), {bits, step.size.denominator});
  return 1;
}

int rounded(lua_State* state) {
  RoundingMode mode = RoundingMode::HalfUp;
  if (!lua_isnoneornil(state, 3)) {
    const std::string words(text_at(state, 3, "arrondi"));
    const auto found = values::mode_named(words);
    if (!found) Sandbox::of(state).fail(guillemets(words) + " n'est pas une manière d'arrondir");
    mode = *found;
  }
  return rounded_to(state, "arrondi", mode);
}

int truncated(lua_State* state) { return rounded_to(state, "tronqué", RoundingMode::Truncate); }
int floor(lua_State* state) { return rounded_to(state, "plancher", RoundingMode::Down); }
int ceiling(lua_State* state) { return rounded_to(state, "plafond", RoundingMode::Up); }

// décimales(x, 2): "12,50", for a reason. Never a number again, so it rounds nothing that decides.
int decimals(lua_State* state) {
  const Operand operand = number_at(state, 1, "décimales");
  const lua_Integer count = whole_at(state, 2, "décimales");
  if (count < 0 || count > 20) Sandbox::of(state).fail(guillemets("décimales") + " va de 0 à 20");
  Sandbox::of(state).charge(4 + (operand.size.numerator + operand.size.denominator) / 64);
  const std::string text = operand.value.decimal_text(static_cast<int>(count));
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}

}  // namespace

void add_number_helpers(lua_State* state) {
  const Helper helpers[] = {
      {"exact", exact},       {"min", smallest},   {"max", greatest},    {"abs", absolute},       {"arrondi", rounded},
      {"tronqué", truncated}, {"plancher", floor}, {"plafond", ceiling}, {"décimales", decimals},
  };
  for (const Helper& helper : helpers)
    add_helper(state, helper);
}

}  // namespace bareme::lua
