// Values across the door: what Lua holds for an exact number, a date, a code, an absent value, a list. For this folder.
// A whole number that fits is a Lua integer; any other is an object of ours. Every object begins with its kind, and no
// other object with metatable exists in a Sandbox: reading the kind is enough to know it.
#pragma once

#include <lua.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "lua/argument.hpp"
#include "lua/program.hpp"
#include "values/date.hpp"
#include "values/number.hpp"
#include "values/value.hpp"

namespace bareme::lua {

enum class ObjectKind : std::uint8_t { Number, Date, Code, Absent, List };

struct Object {
  ObjectKind kind;
};

// How many bits the numerator and the denominator have at most: a bound kept by hand, since what GMP allocates is seen
// by no allocator of ours.
struct Size {
  int numerator = 64, denominator = 64;
};

struct NumberObject : Object {
  values::Number value;
  Size size;
};
struct DateObject : Object {
  std::int64_t days;
};
struct CodeObject : Object {
  values::CodeId code;
};
struct AbsentObject : Object {
  values::State state;
  const std::string* origin;  // of the argument
};
struct ListObject : Object {
  const Argument* argument;
};

// A number read from the stack.
struct Operand {
  values::Number value;
  Size size;
};

const Object* object_at(lua_State* state, int index);
template <class T>
const T* object_as(lua_State* state, int index, ObjectKind kind) {
  const Object* object = object_at(state, index);
  return object != nullptr && object->kind == kind ? static_cast<const T*>(object) : nullptr;
}

void push(lua_State* state, const Argument& argument);
void push(lua_State* state, values::Number value, Size size);
void push(lua_State* state, const values::Date& date);
void push_code(lua_State* state, values::CodeId code);

// Stops the call when the value at `index` is absent: it is needed now.
void need(lua_State* state, int index);
// Each needs its value; `who` is the operator or helper that wants it, for the message.
bool is_number(lua_State* state, int index);
Operand number_at(lua_State* state, int index, const char* who);
lua_Integer whole_at(lua_State* state, int index, const char* who);
std::string_view text_at(lua_State* state, int index, const char* who);
values::Date date_at(lua_State* state, int index, const char* who);

// "10,5", "ADM", "31/12/2027", « en attente »: as a sentence shows it.
std::string shown(lua_State* state, int index);
// "un nombre", "un texte", "nil"…
const char* kind_name(lua_State* state, int index);

// The value at `index` as a result of this type; fails when it is not one. An absent one stops the call.
values::Value result_at(lua_State* state, int index, const ResultType& type);

}  // namespace bareme::lua
