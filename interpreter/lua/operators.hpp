// The exact operators translation.cpp writes in place of Lua's, and the order of two values, which sorting uses too.
#pragma once

#include <lua.hpp>

#include <compare>

namespace bareme::lua {

struct Size;

// Fill the table on top of the stack; the first calls the second.
void add_operators(lua_State* state);
void add_comparisons(lua_State* state);

// Stops the call when one of the two operands is absent, by the strictest.
void need_both(lua_State* state);
// Large numbers cost the square of their length, as the reduction of a fraction does.
void charge_size(lua_State* state, const Size& left, const Size& right);
// Numbers, dates and texts (by their bytes) are ordered; anything else fails. `who` asks.
std::strong_ordering compared(lua_State* state, int left, int right, const char* who);

}  // namespace bareme::lua
