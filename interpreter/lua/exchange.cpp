#include "lua/exchange.hpp"

#include <algorithm>
#include <bit>
#include <new>
#include <utility>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/sandbox.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;

template <class T>
T* make(lua_State* state, ObjectKind kind, Shelf metatable) {
  T* object = new (lua_newuserdatauv(state, sizeof(T), 0)) T{};
  object->kind = kind;
  lua_rawgeti(state, LUA_REGISTRYINDEX, Sandbox::of(state).shelf(metatable));
  lua_setmetatable(state, -2);
  return object;
}

int bits_of(std::int64_t value) {
  const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  return 64 - std::countl_zero(size | 1);
}

// From the decimal digits, which is dear: only when the bound kept by hand says too much.
Size measured(const values::Number& value) {
  const auto [numerator, denominator] = value.reduced();
  return {static_cast<int>(numerator.size()) * 10 / 3 + 1, static_cast<int>(denominator.size()) * 10 / 3 + 1};
}

Size size_of(const values::Number& value) {
  const auto thousandths = value.scaled(1000);
  return thousandths ? Size{bits_of(*thousandths), 10} : measured(value);
}

void push_single(lua_State* state, const Argument& argument) {
  const values::Value& value = argument.value;
  if (!value.present()) {
    auto* absent = make<AbsentObject>(state, ObjectKind::Absent, Shelf::Absent);
    absent->state = value.state();
    absent->origin = &argument.origin;
    return;
  }
  switch (value.kind()) {
    case values::Kind::Number: {
      const auto whole = value.number().integer();
      if (whole) return lua_pushinteger(state, *whole);
      return push(state, value.number(), size_of(value.number()));
    }
    case values::Kind::Truth:
      return lua_pushboolean(state, value.truth());
    case values::Kind::Code:
      return push_code(state, value.code());
    case values::Kind::Date:
      return push(state, value.date());
    case values::Kind::Text:
      Sandbox::of(state).check_text(value.text().size());
      return void(lua_pushlstring(state, value.text().data(), value.text().size()));
    case values::Kind::List:  // given item by item, as an Argument that is a list
      Sandbox::of(state).fail("une liste d'objets ne se donne pas comme une valeur");
  }
}

std::string expected(const char* what, lua_State* state, int index, const char* who) {
  return fmt::format("{} attend {}, et non {}", guillemets(who), what, kind_name(state, index));
}

}  // namespace

const Object* object_at(lua_State* state, int index) {
  return lua_type(state, index) == LUA_TUSERDATA ? static_cast<const Object*>(lua_touserdata(state, index)) : nullptr;
}

void push(lua_State* state, const Argument& argument) {
  if (argument.shape == Argument::Shape::Single) return push_single(state, argument);
  make<ListObject>(state, ObjectKind::List, Shelf::List)->argument = &argument;
}

void push(lua_State* state, values::Number value, Size size) {
  Sandbox& sandbox = Sandbox::of(state);
  const int most = sandbox.bounds().number_bits;
  if (std::max(size.numerator, size.denominator) > most) [[unlikely]] {
    size = measured(value);
    sandbox.charge(500);
    if (std::max(size.numerator, size.denominator) > most)
      sandbox.fail(fmt::format("un nombre de plus de {} chiffres", most * 3 / 10));
  }
  if (const auto whole = value.integer()) return lua_pushinteger(state, *whole);
  // What fits two int64 owns nothing: no destructor, which is most of the price of an object.
  const bool large = std::max(size.numerator, size.denominator) > 62;
  auto* object = make<NumberObject>(state, ObjectKind::Number, large ? Shelf::LargeNumber : Shelf::Number);
  object->value = std::move(value);
  object->size = size;
}

void push(lua_State* state, const values::Date& date) {
  make<DateObject>(state, ObjectKind::Date, Shelf::Date)->days = date.days();
}

void push_code(lua_State* state, values::CodeId code) {
  make<CodeObject>(state, ObjectKind::Code, Shelf::Code)->code = code;
}

void need(lua_State* state, int index) {
  if (const auto* absent = object_as<AbsentObject>(state, index, ObjectKind::Absent))
    Sandbox::of(state).stop(absent->state, *absent->origin);
}

bool is_number(lua_State* state, int index) {
  return lua_isinteger(state, index) || object_as<NumberObject>(state, index, ObjectKind::Number) != nullptr;
}

Operand number_at(lua_State* state, int index, const char* who) {
  if (lua_isinteger(state, index)) {
    const lua_Integer whole = lua_tointeger(state, index);
    return {values::Number(whole), {bits_of(whole), 1}};
  }
  if (const auto* number = object_as<NumberObject>(state, index, ObjectKind::Number))
    return {number->value, number->size};
  need(state, index);
  Sandbox::of(state).fail(expected("un nombre", state, index, who));
}

lua_Integer whole_at(lua_State* state, int index, const char* who) {
  if (lua_isinteger(state, index)) return lua_tointeger(state, index);
  need(state, index);
  if (object_as<NumberObject>(state, index, ObjectKind::Number) != nullptr)
    Sandbox::of(state).fail(fmt::format("{} attend un nombre entier, et non {}", guillemets(who), shown(state, index)));
  Sandbox::of(state).fail(expected("un nombre entier", state, index, who));
}

std::string_view text_at(lua_State* state, int index, const char* who) {
  need(state, index);
  if (lua_type(state, index) != LUA_TSTRING) Sandbox::of(state).fail(expected("un texte", state, index, who));
  std::size_t length = 0;
  const char* text = lua_tolstring(state, index, &length);
  return {text, length};
}

values::Date date_at(lua_State* state, int index, const char* who) {
  need(state, index);
  const auto* date = object_as<DateObject>(state, index, ObjectKind::Date);
  if (date == nullptr) Sandbox::of(state).fail(expected("une date", state, index, who));
  return values::Date::from_days(date->days);
}

std::string shown(lua_State* state, int index) {
  switch (lua_type(state, index)) {
    case LUA_TNUMBER:
      return std::to_string(lua_tointeger(state, index));
    case LUA_TSTRING:
      return std::string(text_at(state, index, ""));
    case LUA_TBOOLEAN:
      return lua_toboolean(state, index) ? "oui" : "non";
    case LUA_TUSERDATA:
      break;
    default:
      return kind_name(state, index);
  }
  if (const auto* number = object_as<NumberObject>(state, index, ObjectKind::Number)) return number->value.exact_text();
  if (const auto* date = object_as<DateObject>(state, index, ObjectKind::Date))
    return values::Date::from_days(date->days).text();
  if (const auto* code = object_as<CodeObject>(state, index, ObjectKind::Code))
    return Sandbox::of(state).codes()[static_cast<std::size_t>(code->code)];
  if (const auto* absent = object_as<AbsentObject>(state, index, ObjectKind::Absent))
    return values::describe(absent->state);
  return kind_name(state, index);
}

const char* kind_name(lua_State* state, int index) {
  switch (lua_type(state, index)) {
    case LUA_TNUMBER:
      return "un nombre";
    case LUA_TSTRING:
      return "un texte";
    case LUA_TBOOLEAN:
      return "vrai ou faux";
    case LUA_TTABLE:
      return "une table";
    case LUA_TFUNCTION:
      return "une fonction";
    case LUA_TUSERDATA:
      break;
    default:
      return "nil";
  }
  switch (object_at(state, index)->kind) {
    case ObjectKind::Number:
      return "un nombre";
    case ObjectKind::Date:
      return "une date";
    case ObjectKind::Code:
      return "un code";
    case ObjectKind::Absent:
      return "une valeur absente";
    case ObjectKind::List:
      break;
  }
  const auto* list = static_cast<const ListObject*>(object_at(state, index));
  return list->argument->shape == Argument::Shape::List ? "une liste" : "un enregistrement";
}

}  // namespace bareme::lua
