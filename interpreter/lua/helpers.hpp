// What a file of exceptions may call, by subject; each fills the table on top of the stack. docs/exceptions-lua.md
// explains them one by one, under the names of names.cpp.
#pragma once

#include <lua.hpp>

namespace bareme::lua {

struct Helper {
  const char* name;  // as an author writes it, accents included
  lua_CFunction function;
};

void add_helper(lua_State* state, const Helper& helper);

void add_number_helpers(lua_State* state);
void add_value_helpers(lua_State* state);  // states, codes, dates, texts of values, errors
void add_table_helpers(lua_State* state);
void add_text_methods(lua_State* state);  // of the table « texte:sub(…) » looks into

}  // namespace bareme::lua
