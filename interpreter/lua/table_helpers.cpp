#include <algorithm>
#include <bit>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/helpers.hpp"
#include "lua/operators.hpp"
#include "lua/sandbox.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

void charge(lua_State* state, lua_Integer work) { Sandbox::of(state).charge(1 + work); }

// A table of the file; a list given by the règlement is not one, and cannot be written.
lua_Integer table_at_1(lua_State* state, const char* who) {
  need(state, 1);
  if (object_as<ListObject>(state, 1, ObjectKind::List) != nullptr)
    Sandbox::of(state).fail(guillemets(who) + " change une table : ce qui est donné se lit et ne se change pas");
  if (!lua_istable(state, 1))
    Sandbox::of(state).fail(fmt::format("{} attend une table, et non {}", guillemets(who), kind_name(state, 1)));
  return static_cast<lua_Integer>(lua_rawlen(state, 1));
}

int next_item(lua_State* state) {
  const lua_Integer place = lua_tointeger(state, 2) + 1;
  charge(state, 1);
  if (const auto* list = object_as<ListObject>(state, 1, ObjectKind::List)) {
    if (place > static_cast<lua_Integer>(list->argument->items.size())) return 0;
    lua_pushinteger(state, place);
    push(state, list->argument->items[static_cast<std::size_t>(place - 1)]);
    return 2;
  }
  if (!lua_istable(state, 1)) return 0;
  lua_pushinteger(state, place);
  return lua_rawgeti(state, 1, place) == LUA_TNIL ? 0 : 2;
}

int items(lua_State* state) {
  lua_settop(state, 1);
  need(state, 1);
  if (!lua_istable(state, 1) && object_as<ListObject>(state, 1, ObjectKind::List) == nullptr)
    Sandbox::of(state).fail(fmt::format("{} attend une liste, et non {}", guillemets("ipairs"), kind_name(state, 1)));
  lua_pushcfunction(state, next_item);
  lua_pushvalue(state, 1);
  lua_pushinteger(state, 0);
  return 3;
}

// Keys in the order of whole numbers, then of the bytes of texts: never that of Lua's hash, which changes at each run.
struct Keys {
  std::vector<lua_Integer> numbers;
  std::vector<std::string> texts;
};

Keys sorted_keys(lua_State* state) {
  Keys keys;
  for (lua_pushnil(state); lua_next(state, 1) != 0; lua_pop(state, 1)) {
    if (lua_isinteger(state, -2))
      keys.numbers.push_back(lua_tointeger(state, -2));
    else
      keys.texts.emplace_back(text_at(state, -2, "pairs"));
    Sandbox::of(state).charge(2);
  }
  std::sort(keys.numbers.begin(), keys.numbers.end());
  std::sort(keys.texts.begin(), keys.texts.end());
  return keys;
}

// Upvalues: the keys in order, and where the walk is.
int next_pair(lua_State* state) {
  const lua_Integer place = lua_tointeger(state, lua_upvalueindex(2)) + 1;
  lua_pushinteger(state, place);
  lua_replace(state, lua_upvalueindex(2));
  charge(state, 1);
  if (lua_rawgeti(state, lua_upvalueindex(1), place) == LUA_TNIL) return 1;
  lua_pushvalue(state, -1);
  lua_rawget(state, 1);
  return 2;
}

int pairs(lua_State* state) {
  lua_settop(state, 1);
  need(state, 1);
  if (!lua_istable(state, 1))
    Sandbox::of(state).fail(fmt::format("{} attend une table, et non {}", guillemets("pairs"), kind_name(state, 1)));
  const Keys keys = sorted_keys(state);
  const std::size_t count = keys.numbers.size() + keys.texts.size();
  charge(state, static_cast<lua_Integer>(count) * static_cast<lua_Integer>(std::bit_width(count)));
  lua_createtable(state, static_cast<int>(count), 0);
  lua_Integer place = 0;
  for (const lua_Integer number : keys.numbers) {
    lua_pushinteger(state, number);
    lua_rawseti(state, -2, ++place);
  }
  for (const std::string& text : keys.texts) {
    lua_pushlstring(state, text.data(), text.size());
    lua_rawseti(state, -2, ++place);
  }
  lua_pushinteger(state, 0);
  lua_pushcclosure(state, next_pair, 2);
  lua_pushvalue(state, 1);
  lua_pushnil(state);
  return 3;
}

lua_Integer place_at_2(lua_State* state, lua_Integer most, const char* who) {
  const lua_Integer place = whole_at(state, 2, who);
  if (place < 1 || place > most)
    Sandbox::of(state).fail(fmt::format("{} attend un rang de 1 à {}, et non {}", guillemets(who), most, place));
  return place;
}

int insert(lua_State* state) {
  const lua_Integer count = table_at_1(state, "insérer");
  lua_settop(state, std::min(lua_gettop(state), 3));
  const bool placed = lua_gettop(state) == 3;
  const lua_Integer place = placed ? place_at_2(state, count + 1, "insérer") : count + 1;
  if (lua_isnoneornil(state, -1) || lua_gettop(state) < 2)
    Sandbox::of(state).fail(guillemets("insérer") + " attend une valeur");
  charge(state, count + 1 - place);
  for (lua_Integer i = count; i >= place; --i) {
    lua_rawgeti(state, 1, i);
    lua_rawseti(state, 1, i + 1);
  }
  lua_rawseti(state, 1, place);
  return 0;
}

int remove(lua_State* state) {
  const lua_Integer count = table_at_1(state, "retirer");
  lua_settop(state, 2);
  if (count == 0 && lua_isnil(state, 2)) return 0;
  const lua_Integer place = lua_isnil(state, 2) ? count : place_at_2(state, count, "retirer");
  charge(state, count - place);
  lua_rawgeti(state, 1, place);
  for (lua_Integer i = place; i < count; ++i) {
    lua_rawgeti(state, 1, i + 1);
    lua_rawseti(state, 1, i);
  }
  lua_pushnil(state);
  lua_rawseti(state, 1, count);
  return 1;
}

int join(lua_State* state) {
  lua_settop(state, 2);
  need(state, 1);
  const auto* list = object_as<ListObject>(state, 1, ObjectKind::List);
  const lua_Integer count =
      list != nullptr ? static_cast<lua_Integer>(list->argument->items.size()) : table_at_1(state, "joindre");
  const std::string separator = lua_isnil(state, 2) ? "" : std::string(text_at(state, 2, "joindre"));
  std::string text;
  for (lua_Integer i = 1; i <= count; ++i) {
    if (i > 1) text += separator;
    if (list != nullptr)
      push(state, list->argument->items[static_cast<std::size_t>(i - 1)]);
    else
      lua_rawgeti(state, 1, i);
    text += shown(state, -1);
    lua_pop(state, 1);
    Sandbox::of(state).check_text(text.size());
    charge(state, 1);
  }
  charge(state, static_cast<lua_Integer>(text.size() / 16));
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}

// Is item `right` before item `left` of the copy at index 3? Index 2: the comparison of the file, or nil.
bool goes_before(lua_State* state, lua_Integer right, lua_Integer left) {
  charge(state, 1);
  if (lua_isnil(state, 2)) {
    lua_rawgeti(state, 3, right);
    lua_rawgeti(state, 3, left);
    const int top = lua_gettop(state);
    const bool before = compared(state, top - 1, top, "trier") < 0;
    lua_pop(state, 2);
    return before;
  }
  lua_pushvalue(state, 2);
  lua_rawgeti(state, 3, right);
  lua_rawgeti(state, 3, left);
  lua_call(state, 2, 1);
  need(state, -1);
  const bool before = lua_toboolean(state, -1);
  lua_pop(state, 1);
  return before;
}

// By merging: it keeps the order of equals and ends whatever the comparison answers, which the library's sort does not
// promise.
void merge(lua_State* state, std::vector<lua_Integer>& order, std::size_t begin, std::size_t middle, std::size_t end) {
  std::vector<lua_Integer> merged;
  std::size_t left = begin, right = middle;
  while (left < middle && right < end)
    merged.push_back(goes_before(state, order[right], order[left]) ? order[right++] : order[left++]);
  merged.insert(merged.end(), order.begin() + static_cast<std::ptrdiff_t>(left),
                order.begin() + static_cast<std::ptrdiff_t>(middle));
  std::copy(merged.begin(), merged.end(), order.begin() + static_cast<std::ptrdiff_t>(begin));
}

int sort(lua_State* state) {
  const lua_Integer count = table_at_1(state, "trier");
  lua_settop(state, 2);
  if (!lua_isnil(state, 2) && !lua_isfunction(state, 2))
    Sandbox::of(state).fail(fmt::format("{} attend une fonction, et non {}", guillemets("trier"), kind_name(state, 2)));
  charge(state, count);
  lua_createtable(state, static_cast<int>(count), 0);
  std::vector<lua_Integer> order;
  for (lua_Integer i = 1; i <= count; ++i) {
    lua_rawgeti(state, 1, i);
    lua_rawseti(state, 3, i);
    order.push_back(i);
  }
  for (std::size_t run = 1; run < order.size(); run *= 2)
    for (std::size_t begin = 0; begin + run < order.size(); begin += 2 * run)
      merge(state, order, begin, begin + run, std::min(begin + 2 * run, order.size()));
  for (lua_Integer i = 1; i <= count; ++i) {
    lua_rawgeti(state, 3, order[static_cast<std::size_t>(i - 1)]);
    lua_rawseti(state, 1, i);
  }
  lua_settop(state, 1);
  return 1;
}

}  // namespace

void add_table_helpers(lua_State* state) {
  const Helper helpers[] = {
      {"ipairs", items}, {"pairs", pairs}, {"insérer", insert}, {"retirer", remove}, {"joindre", join}, {"trier", sort},
  };
  for (const Helper& helper : helpers)
    add_helper(state, helper);
}

}  // namespace bareme::lua
