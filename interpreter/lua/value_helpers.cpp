#include <optional>
#include <string>

#include <fmt/format.h>

#include "diagnostics/diagnostic.hpp"
#include "lua/exchange.hpp"
#include "lua/helpers.hpp"
#include "lua/sandbox.hpp"
#include "lua/wording.hpp"
#include "values/date.hpp"

namespace bareme::lua {
namespace {

using diagnostics::guillemets;
using values::State;

std::optional<State> state_at(lua_State* state, int index) {
  const auto* absent = object_as<AbsentObject>(state, index, ObjectKind::Absent);
  return absent == nullptr ? std::nullopt : std::optional(absent->state);
}

// nil is no value of the règlement: asking whether it is present is a mistake of the file.
int asked(lua_State* state, const char* who, bool answer) {
  if (lua_isnoneornil(state, 1)) Sandbox::of(state).fail(guillemets(who) + " attend une valeur, et non nil");
  lua_pushboolean(state, answer);
  return 1;
}

int present(lua_State* state) { return asked(state, "présent", !state_at(state, 1)); }
int awaited(lua_State* state) { return asked(state, "attendu", state_at(state, 1) == State::EnAttente); }
int without_object(lua_State* state) { return asked(state, "sans_objet", state_at(state, 1) == State::SansObjet); }
int impossible(lua_State* state) { return asked(state, "impossible", state_at(state, 1) == State::Impossible); }
int in_error(lua_State* state) { return asked(state, "en_erreur", state_at(state, 1) == State::EnErreur); }

int code(lua_State* state) {
  const std::string_view name = text_at(state, 1, "code");
  const values::CodeId found = Sandbox::of(state).code(name);
  if (found < 0) Sandbox::of(state).fail(no_such_code(name, Sandbox::of(state).codes()));
  push_code(state, found);
  return 1;
}

int date(lua_State* state) {
  const std::string_view text = text_at(state, 1, "date");
  const auto day = values::Date::parse(text);
  if (!day)
    Sandbox::of(state).fail(guillemets(std::string(text.substr(0, 40))) +
                            " n'est pas une date : écrire date(\"31/12/2027\")");
  push(state, *day);
  return 1;
}

int year(lua_State* state) {
  lua_pushinteger(state, date_at(state, 1, "année").year());
  return 1;
}
int month(lua_State* state) {
  lua_pushinteger(state, date_at(state, 1, "mois").month());
  return 1;
}
int day(lua_State* state) {
  lua_pushinteger(state, date_at(state, 1, "jour").day());
  return 1;
}

int text_of(lua_State* state) {
  lua_settop(state, 1);
  const std::string text = shown(state, 1);
  Sandbox::of(state).check_text(text.size());
  Sandbox::of(state).charge(1 + static_cast<std::int64_t>(text.size() / 16));
  lua_pushlstring(state, text.data(), text.size());
  return 1;
}

int type_of(lua_State* state) {
  lua_settop(state, 1);
  lua_pushstring(state, kind_name(state, 1));
  return 1;
}

[[noreturn]] void told(lua_State* state, int index) {
  Sandbox& sandbox = Sandbox::of(state);
  sandbox.fail(shortened(text_at(state, index, "error"), sandbox.bounds().messages));
}

int error(lua_State* state) {
  lua_settop(state, 1);
  told(state, 1);
}

int assertion(lua_State* state) {
  lua_settop(state, 2);
  need(state, 1);
  if (!lua_toboolean(state, 1)) {
    if (!lua_isnil(state, 2)) told(state, 2);
    Sandbox::of(state).fail("ce qu'affirme « assert » est faux");
  }
  lua_settop(state, 1);
  return 1;
}

}  // namespace

void add_value_helpers(lua_State* state) {
  const Helper helpers[] = {
      {"présent", present},
      {"attendu", awaited},
      {"sans_objet", without_object},
      {"impossible", impossible},
      {"en_erreur", in_error},
      {"code", code},
      {"date", date},
      {"année", year},
      {"mois", month},
      {"jour", day},
      {"tostring", text_of},
      {"type", type_of},
      {"error", error},
      {"assert", assertion},
  };
  for (const Helper& helper : helpers)
    add_helper(state, helper);
}

}  // namespace bareme::lua
