// Equal or not, before or after: exact numbers, dates, codes by their names, texts by their bytes. What cannot be equal
// by its kind is a fault rather than a silent « no ».
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/operators.hpp"
#include "lua/sandbox.hpp"
#include "lua/wording.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

[[noreturn]] void not_comparable(lua_State* state, int left, int right) {
  Sandbox::of(state).fail(
      fmt::format("comparer {} et {} n'a pas de sens", kind_name(state, left), kind_name(state, right)));
}

std::strong_ordering compared_texts(lua_State* state, int left, int right) {
  const std::string_view a = text_at(state, left, ""), b = text_at(state, right, "");
  Sandbox::of(state).charge(1 + static_cast<std::int64_t>(std::min(a.size(), b.size()) / 16));
  return a.compare(b) <=> 0;
}

// A mark has no code any more when it comes here: the comparison would be false for ever without a word.
[[noreturn]] void number_and_code(lua_State* state) {
  Sandbox::of(state).fail(
      "comparer un nombre et un code n'a pas de sens : un code de note a pris son effet avant l'appel ; donner "
      "« EF est ABI » en argument");
}

// A code and a text: the text must name a code of the same list, or the comparison would be false for ever.
bool same_code(lua_State* state, const CodeObject& code, int text) {
  Sandbox& sandbox = Sandbox::of(state);
  const std::string_view name = text_at(state, text, "");
  if (sandbox.code(name) < 0) sandbox.fail(no_such_code(name, sandbox.codes()));
  const std::string& own = sandbox.codes()[static_cast<std::size_t>(code.code)];
  if (own == name) return true;  // of whichever list
  if (!sandbox.in_same_list(code.code, name))
    sandbox.fail(guillemets(std::string(name)) + " n'est pas de la liste de " + guillemets(own) +
                 " : les deux ne peuvent être égaux");
  return false;
}

bool same_codes(lua_State* state, const CodeObject& left, const CodeObject& right) {
  const Sandbox& sandbox = Sandbox::of(state);
  const std::string &one = sandbox.codes()[static_cast<std::size_t>(left.code)],
                    &other = sandbox.codes()[static_cast<std::size_t>(right.code)];
  if (one == other) return true;
  if (!sandbox.in_same_list(left.code, other) && !sandbox.in_same_list(right.code, one))
    Sandbox::of(state).fail(guillemets(one) + " et " + guillemets(other) +
                            " sont de deux listes : les deux ne peuvent être égaux");
  return false;
}

bool same_object(lua_State* state, const Object& left, const Object& right) {
  if (left.kind != right.kind) {
    const auto mark = [](ObjectKind kind) { return kind == ObjectKind::Number || kind == ObjectKind::Code; };
    if (mark(left.kind) && mark(right.kind)) number_and_code(state);
    not_comparable(state, 1, 2);
  }
  switch (left.kind) {
    case ObjectKind::Number:
      return compared(state, 1, 2, "==") == 0;
    case ObjectKind::Date:
      return compared(state, 1, 2, "==") == 0;
    case ObjectKind::Code:
      return same_codes(state, static_cast<const CodeObject&>(left), static_cast<const CodeObject&>(right));
    default:
      not_comparable(state, 1, 2);
  }
}

bool same_mixed(lua_State* state) {
  for (const auto& [first, second] : {std::pair{1, 2}, std::pair{2, 1}}) {
    const auto* code = object_as<CodeObject>(state, first, ObjectKind::Code);
    if (code != nullptr && lua_type(state, second) == LUA_TSTRING) return same_code(state, *code, second);
    if (code != nullptr && is_number(state, second)) number_and_code(state);
    if (is_number(state, first) && lua_type(state, second) == LUA_TSTRING &&
        Sandbox::of(state).code(text_at(state, second, "")) >= 0)
      number_and_code(state);
  }
  if (is_number(state, 1) && is_number(state, 2)) return false;  // a whole number and one that is not
  not_comparable(state, 1, 2);
}

bool same(lua_State* state) {
  lua_settop(state, 2);
  need_both(state);
  const int left = lua_type(state, 1), right = lua_type(state, 2);
  Sandbox::of(state).charge(1);
  if (left == LUA_TNIL || right == LUA_TNIL) return left == right;
  if (left != right) return same_mixed(state);
  if (left == LUA_TSTRING) return compared_texts(state, 1, 2) == 0;
  if (left == LUA_TUSERDATA) return same_object(state, *object_at(state, 1), *object_at(state, 2));
  return lua_rawequal(state, 1, 2);
}

int equal(lua_State* state) {
  lua_pushboolean(state, same(state));
  return 1;
}

int different(lua_State* state) {
  lua_pushboolean(state, !same(state));
  return 1;
}

std::strong_ordering order(lua_State* state, const char* sign) {
  lua_settop(state, 2);
  need_both(state);
  return compared(state, 1, 2, sign);
}

int less(lua_State* state) {
  lua_pushboolean(state, order(state, "<") < 0);
  return 1;
}
int less_or_equal(lua_State* state) {
  lua_pushboolean(state, order(state, "<=") <= 0);
  return 1;
}
int greater(lua_State* state) {
  lua_pushboolean(state, order(state, ">") > 0);
  return 1;
}
int greater_or_equal(lua_State* state) {
  lua_pushboolean(state, order(state, ">=") >= 0);
  return 1;
}

}  // namespace

std::strong_ordering compared(lua_State* state, int left, int right, const char* who) {
  Sandbox::of(state).charge(1);
  if (lua_isinteger(state, left) && lua_isinteger(state, right))
    return lua_tointeger(state, left) <=> lua_tointeger(state, right);
  need(state, left);
  need(state, right);
  if (is_number(state, left) && is_number(state, right)) {
    const Operand a = number_at(state, left, who), b = number_at(state, right, who);
    charge_size(state, a.size, b.size);
    return a.value <=> b.value;
  }
  if (lua_type(state, left) == LUA_TSTRING && lua_type(state, right) == LUA_TSTRING)
    return compared_texts(state, left, right);
  const auto* a = object_as<DateObject>(state, left, ObjectKind::Date);
  const auto* b = object_as<DateObject>(state, right, ObjectKind::Date);
  if (a == nullptr || b == nullptr) not_comparable(state, left, right);
  return a->days <=> b->days;
}

void add_comparisons(lua_State* state) {
  const luaL_Reg operators[] = {
      {"__eq", equal},   {"__ne", different},        {"__lt", less},     {"__le", less_or_equal},
      {"__gt", greater}, {"__ge", greater_or_equal}, {nullptr, nullptr},
  };
  luaL_setfuncs(state, operators, 0);
}

}  // namespace bareme::lua
