// A new state furnished: the metatables of our objects, the environment of operators and helpers, the methods of texts.
#include <string>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/helpers.hpp"
#include "lua/operators.hpp"
#include "lua/sandbox.hpp"
#include "lua/token.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

int destroy_number(lua_State* state) {
  static_cast<NumberObject*>(lua_touserdata(state, 1))->~NumberObject();
  return 0;
}

// A bare text has no field either: « texte.sub » alone would be a function without its text.
int no_field(lua_State* state) {
  need(state, 1);
  Sandbox::of(state).fail(fmt::format("{} n'a pas de champ", kind_name(state, 1)));
}

int read_only(lua_State* state) {
  need(state, 1);
  const std::string name = lua_type(state, 2) == LUA_TSTRING || lua_isinteger(state, 2) ? shown(state, 2) : "?";
  Sandbox::of(state).fail("ce qui est donné se lit et ne se change pas : " + guillemets(name));
}

int no_call(lua_State* state) {
  Sandbox::of(state).fail(fmt::format("{} n'est pas une fonction", kind_name(state, 1)));
}

int item(lua_State* state) {
  Sandbox& sandbox = Sandbox::of(state);
  const Argument& argument = *static_cast<const ListObject*>(object_at(state, 1))->argument;
  const auto count = static_cast<lua_Integer>(argument.items.size());
  if (lua_isinteger(state, 2) && argument.shape == Argument::Shape::List) {
    const lua_Integer place = lua_tointeger(state, 2);
    if (place < 1 || place > count)
      sandbox.fail(fmt::format("l'élément {} n'existe pas : la liste en a {}", place, count));
    push(state, argument.items[static_cast<std::size_t>(place - 1)]);
    return 1;
  }
  const std::string name = shown(state, 2);
  sandbox.charge(1 + count);
  for (std::size_t i = 0; i < argument.fields.size(); ++i) {
    if (argument.fields[i] != name) continue;
    push(state, argument.items[i]);
    return 1;
  }
  sandbox.fail(fmt::format("{} n'a pas de champ {}", kind_name(state, 1), guillemets(name)));
}

void add_metatable(lua_State* state, Shelf which, lua_CFunction index, lua_CFunction destroy = nullptr) {
  lua_createtable(state, 0, 4);
  lua_pushcfunction(state, index);
  lua_setfield(state, -2, "__index");
  lua_pushcfunction(state, read_only);
  lua_setfield(state, -2, "__newindex");
  lua_pushcfunction(state, no_call);
  lua_setfield(state, -2, "__call");
  if (destroy != nullptr) {
    lua_pushcfunction(state, destroy);
    lua_setfield(state, -2, "__gc");
  }
  Sandbox::of(state).set_shelf(which, luaL_ref(state, LUA_REGISTRYINDEX));
}

// All texts share one metatable, which the file cannot reach.
void add_metatable_of_texts(lua_State* state) {
  lua_pushliteral(state, "");
  lua_createtable(state, 0, 1);
  lua_newtable(state);
  add_text_methods(state);
  lua_setfield(state, -2, "__index");
  lua_setmetatable(state, -2);
  lua_pop(state, 1);
}

}  // namespace

void add_helper(lua_State* state, const Helper& helper) {
  lua_pushcfunction(state, helper.function);
  lua_setfield(state, -2, ascii_name(helper.name).c_str());
}

void furnish(lua_State* state) {
  add_metatable(state, Shelf::Number, no_field);
  add_metatable(state, Shelf::LargeNumber, no_field, destroy_number);
  add_metatable(state, Shelf::Date, no_field);
  add_metatable(state, Shelf::Code, no_field);
  add_metatable(state, Shelf::Absent, no_field);
  add_metatable(state, Shelf::List, item);
  add_metatable_of_texts(state);
  lua_newtable(state);
  add_operators(state);
  add_number_helpers(state);
  add_value_helpers(state);
  add_table_helpers(state);
  Sandbox::of(state).set_shelf(Shelf::Environment, luaL_ref(state, LUA_REGISTRYINDEX));
}

}  // namespace bareme::lua
