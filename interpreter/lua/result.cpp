// What a function gives back, held against the type the règlement declares.
#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/sandbox.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;
using values::Kind;
using values::Value;

const char* awaited(Kind kind) {
  switch (kind) {
    case Kind::Number:
      return "un nombre";
    case Kind::Truth:
      return "vrai ou faux";
    case Kind::Code:
      return "un code";
    case Kind::Date:
      return "une date";
    case Kind::Text:
      return "un texte";
    case Kind::List:
      return "une liste";
  }
  return "";
}

[[noreturn]] void wrong(lua_State* state, int index, const ResultType& type) {
  Sandbox::of(state).fail(
      fmt::format("la fonction doit rendre {} ; elle rend {}", awaited(type.kind), kind_name(state, index)));
}

Value number(lua_State* state, int index, const ResultType& type) {
  values::Number number = number_at(state, index, "return").value;
  const bool low = type.lowest && number < *type.lowest, high = type.highest && number > *type.highest;
  if (low || high)
    Sandbox::of(state).fail(fmt::format("la fonction rend {}, {} que {}", number.exact_text(),
                                        low ? "plus petit" : "plus grand",
                                        (low ? *type.lowest : *type.highest).exact_text()));
  return Value::of(std::move(number));
}

Value code(lua_State* state, int index, const ResultType& type) {
  if (const auto* code = object_as<CodeObject>(state, index, ObjectKind::Code)) return Value::of_code(code->code);
  if (lua_type(state, index) != LUA_TSTRING) wrong(state, index, type);
  const std::string_view name = text_at(state, index, "return");
  const values::CodeId found = Sandbox::of(state).code(name);
  if (found < 0)
    Sandbox::of(state).fail("la fonction rend " + guillemets(std::string(name)) + ", qui n'est pas un code déclaré");
  return Value::of_code(found);
}

}  // namespace

values::Value result_at(lua_State* state, int index, const ResultType& type) {
  need(state, index);
  switch (type.kind) {
    case Kind::Number:
      if (!is_number(state, index)) wrong(state, index, type);
      return number(state, index, type);
    case Kind::Truth:
      if (!lua_isboolean(state, index)) wrong(state, index, type);
      return Value::of_truth(lua_toboolean(state, index));
    case Kind::Code:
      return code(state, index, type);
    case Kind::Date:
      if (object_as<DateObject>(state, index, ObjectKind::Date) == nullptr) wrong(state, index, type);
      return Value::of(date_at(state, index, "return"));
    case Kind::Text:
      if (lua_type(state, index) != LUA_TSTRING) wrong(state, index, type);
      return Value::of(std::string(text_at(state, index, "return")));
    case Kind::List:
      break;  // several items are told by Answer, not by a value
  }
  wrong(state, index, type);
}

}  // namespace bareme::lua
