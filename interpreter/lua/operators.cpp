#include "lua/operators.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/sandbox.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;
using values::Number;

Size sum_size(const Size& left, const Size& right) {
  return {std::max(left.numerator + right.denominator, right.numerator + left.denominator) + 1,
          left.denominator + right.denominator};
}

Size product_size(const Size& left, const Size& right) {
  return {left.numerator + right.numerator, left.denominator + right.denominator};
}

Size quotient_size(const Size& left, const Size& right) {
  return {left.numerator + right.denominator, left.denominator + right.numerator};
}

struct Operands {
  Operand left, right;
};

Operands operands(lua_State* state, const char* sign) {
  lua_settop(state, 2);
  need_both(state);
  Operands both{number_at(state, 1, sign), number_at(state, 2, sign)};
  charge_size(state, both.left.size, both.right.size);
  return both;
}

bool whole_numbers(lua_State* state) { return lua_isinteger(state, 1) && lua_isinteger(state, 2); }

// A date and a number of days, or two dates: what + and - say of them. False: these are no dates.
bool add_days(lua_State* state, int direction, const char* sign) {
  const auto* left = object_as<DateObject>(state, 1, ObjectKind::Date);
  const auto* right = object_as<DateObject>(state, 2, ObjectKind::Date);
  if (left == nullptr && (right == nullptr || direction < 0)) return false;
  if (left != nullptr && right != nullptr && direction < 0) {
    lua_pushinteger(state, left->days - right->days);
    return true;
  }
  const lua_Integer days = whole_at(state, left != nullptr ? 2 : 1, sign);
  constexpr lua_Integer most = 4'000'000;  // ten thousand years
  const lua_Integer sum = (left != nullptr ? left : right)->days + direction * std::clamp(days, -most, most);
  if (sum < -most || sum > most) Sandbox::of(state).fail("une date trop lointaine");
  push(state, values::Date::from_days(sum));
  return true;
}

int add(lua_State* state) {
  lua_Integer sum;
  if (whole_numbers(state) && !__builtin_add_overflow(lua_tointeger(state, 1), lua_tointeger(state, 2), &sum)) {
    lua_pushinteger(state, sum);
    return 1;
  }
  need_both(state);
  if (add_days(state, 1, "+")) return 1;
  const Operands both = operands(state, "+");
  push(state, both.left.value + both.right.value, sum_size(both.left.size, both.right.size));
  return 1;
}

int subtract(lua_State* state) {
  lua_Integer difference;
  if (whole_numbers(state) && !__builtin_sub_overflow(lua_tointeger(state, 1), lua_tointeger(state, 2), &difference)) {
    lua_pushinteger(state, difference);
    return 1;
  }
  need_both(state);
  if (add_days(state, -1, "-")) return 1;
  const Operands both = operands(state, "-");
  push(state, both.left.value - both.right.value, sum_size(both.left.size, both.right.size));
  return 1;
}

int multiply(lua_State* state) {
  const Operands both = operands(state, "*");
  push(state, both.left.value * both.right.value, product_size(both.left.size, both.right.size));
  return 1;
}

Operands divided(lua_State* state, const char* sign) {
  Operands both = operands(state, sign);
  if (both.right.value.sign() == 0) Sandbox::of(state).fail("division par zéro");
  return both;
}

int divide(lua_State* state) {
  const Operands both = divided(state, "/");
  push(state, both.left.value / both.right.value, quotient_size(both.left.size, both.right.size));
  return 1;
}

int whole_quotient(lua_State* state) {
  const Operands both = divided(state, "//");
  push(state, (both.left.value / both.right.value).floor(), quotient_size(both.left.size, both.right.size));
  return 1;
}

int remainder(lua_State* state) {
  const Operands both = divided(state, "%");
  const Number whole = (both.left.value / both.right.value).floor();
  const Size quotient = quotient_size(both.left.size, both.right.size);
  push(state, both.left.value - both.right.value * whole,
       sum_size(both.left.size, product_size(both.right.size, {quotient.numerator, 1})));
  return 1;
}

int opposite(lua_State* state) {
  const Operand operand = number_at(state, 1, "-");
  push(state, -operand.value, operand.size);
  return 1;
}

int concatenation(lua_State* state) {
  lua_settop(state, 2);
  for (int i = 1; i <= 2; ++i) {
    const int type = lua_type(state, i);
    if (type == LUA_TNIL || type == LUA_TTABLE || type == LUA_TFUNCTION ||
        object_as<ListObject>(state, i, ObjectKind::List))
      Sandbox::of(state).fail(fmt::format("{} attend des textes, et non {}", guillemets(".."), kind_name(state, i)));
  }
  const std::string text = shown(state, 1) + shown(state, 2);
  Sandbox::of(state).check_text(text.size());
  Sandbox::of(state).charge(1 + static_cast<std::int64_t>(text.size() / 16));
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}

// A text has as many characters as one reads; a list or a table, as many items.
int length(lua_State* state) {
  need(state, 1);
  if (lua_type(state, 1) == LUA_TSTRING) {
    const std::string_view text = text_at(state, 1, "#");
    Sandbox::of(state).charge(1 + static_cast<std::int64_t>(text.size() / 16));
    lua_pushinteger(state, std::count_if(text.begin(), text.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  } else if (lua_istable(state, 1)) {
    lua_pushinteger(state, static_cast<lua_Integer>(lua_rawlen(state, 1)));
  } else if (const auto* list = object_as<ListObject>(state, 1, ObjectKind::List)) {
    lua_pushinteger(state, static_cast<lua_Integer>(list->argument->items.size()));
  } else {
    Sandbox::of(state).fail(
        fmt::format("{} attend une liste ou un texte, et non {}", guillemets("#"), kind_name(state, 1)));
  }
  return 1;
}

// A condition: the value itself, once known. An awaited yes is not a yes.
int sure(lua_State* state) {
  lua_settop(state, 1);
  need(state, 1);
  return 1;
}

// A condition that must be one: in Lua, 0 and "" are a yes. nil, an empty place of a table, is a no.
int truth(lua_State* state) {
  lua_settop(state, 1);
  need(state, 1);
  if (!lua_isboolean(state, 1) && !lua_isnil(state, 1))
    Sandbox::of(state).fail(fmt::format("une condition est un oui ou non, et non {} : le comparer ({}, {})",
                                        kind_name(state, 1), guillemets("x > 0"), guillemets("x ~= nil")));
  return 1;
}

int whole(lua_State* state) {
  lua_settop(state, 1);
  whole_at(state, 1, "for");
  return 1;
}

// A key of a table: equal values must find the same place, so objects are not keys, except a code, by its name.
int key(lua_State* state) {
  lua_settop(state, 1);
  need(state, 1);
  if (lua_isinteger(state, 1) || lua_type(state, 1) == LUA_TSTRING) return 1;
  if (object_as<CodeObject>(state, 1, ObjectKind::Code) == nullptr)
    Sandbox::of(state).fail(fmt::format("entre crochets, un nombre entier, un texte ou un code, et non {}",
                                        is_number(state, 1) ? shown(state, 1) : kind_name(state, 1)));
  const std::string name = shown(state, 1);
  lua_pushlstring(state, name.data(), name.size());
  return 1;
}

}  // namespace

void need_both(lua_State* state) {
  const auto* left = object_as<AbsentObject>(state, 1, ObjectKind::Absent);
  const auto* right = object_as<AbsentObject>(state, 2, ObjectKind::Absent);
  if (left != nullptr && right != nullptr) need(state, left->state < right->state ? 2 : 1);
  need(state, 1);
  need(state, 2);
}

void charge_size(lua_State* state, const Size& left, const Size& right) {
  const std::int64_t words = (left.numerator + left.denominator + right.numerator + right.denominator) / 256;
  Sandbox::of(state).charge(1 + words * words);
}

void add_operators(lua_State* state) {
  const luaL_Reg operators[] = {
      {"__add", add},      {"__sub", subtract},         {"__mul", multiply},
      {"__div", divide},   {"__idiv", whole_quotient},  {"__mod", remainder},
      {"__unm", opposite}, {"__concat", concatenation}, {"__len", length},
      {"__sure", sure},    {"__truth", truth},          {"__whole", whole},
      {"__key", key},      {nullptr, nullptr},
  };
  luaL_setfuncs(state, operators, 0);
  add_comparisons(state);
}

}  // namespace bareme::lua
