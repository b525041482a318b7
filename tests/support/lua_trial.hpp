// One function of a Lua text, tried in a line: trial("function f(x) return x end", {number("12,5")}) and what it gives
// as one sentence: "12,5", "« en attente » : MATH.EF", "ligne 3 : …".
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "lua/program.hpp"

namespace bareme::lua_trial {

using lua::Argument;
using values::Date;
using values::Kind;
using values::Number;
using values::State;
using values::Value;

inline const std::vector<std::string>& codes() {
  static const std::vector<std::string> names = {"ADM", "AJ", "ABJ", "DEF"};
  return names;
}

inline Argument number(const char* text) { return Argument::of(Value::of(*Number::from_fraction(text))); }
inline Argument text(std::string words) { return Argument::of(Value::of(std::move(words))); }
inline Argument truth(bool yes) { return Argument::of(Value::of_truth(yes)); }
inline Argument code(int place) { return Argument::of(Value::of_code(place)); }
inline Argument date(const char* day) { return Argument::of(Value::of(*Date::parse(day))); }
inline Argument awaited(const char* origin) { return Argument::absent(State::EnAttente, origin); }
inline Argument numbers(const std::vector<const char*>& texts) {
  std::vector<Argument> items;
  for (const char* each : texts)
    items.push_back(number(each));
  return Argument::list(std::move(items));
}

inline std::string shown(const Value& value) {
  if (!value.present()) return fmt::format("({})", values::describe(value.state()));
  switch (value.kind()) {
    case Kind::Number:
      return value.number().exact_text();
    case Kind::Truth:
      return value.truth() ? "oui" : "non";
    case Kind::Code:
      return codes()[static_cast<std::size_t>(value.code())];
    case Kind::Date:
      return value.date().text();
    case Kind::Text:
    case Kind::List:
      return value.text();
  }
  return "";
}

inline std::string shown(const lua::Answer& answer) {
  std::string items;
  for (const Value& item : answer.items)
    items += (items.empty() ? "" : " ; ") + shown(item);
  const std::string value = answer.items.empty() ? shown(answer.value) : items;
  return answer.reason.empty() ? value : value + " | " + answer.reason;
}

inline std::string shown(const lua::Fault& fault) { return fmt::format("ligne {} : {}", fault.line, fault.message); }

inline std::string shown(const lua::Outcome& outcome) {
  if (const auto* answer = std::get_if<lua::Answer>(&outcome.result)) return shown(*answer);
  if (const auto* fault = std::get_if<lua::Fault>(&outcome.result)) return shown(*fault);
  const auto& absence = std::get<lua::Absence>(outcome.result);
  return fmt::format("{} : {}", values::describe(absence.state), absence.origin);
}

inline std::string shown(const std::vector<lua::Fault>& faults) {
  std::string all;
  for (const lua::Fault& fault : faults)
    all += (all.empty() ? "" : "\n") + shown(fault);
  return all;
}

inline lua::Declarations declarations(std::size_t arguments, lua::ResultType type = {}) {
  return {{{"f", arguments, type}}, codes()};
}

// The faults of a text that defines `f`; empty when it is right.
inline std::string faults(std::string_view source, std::size_t arguments = 0) {
  std::vector<lua::Fault> found;
  lua::Program::compile("exceptions.lua", source, declarations(arguments), found);
  return shown(found);
}

inline std::string trial(std::string_view source, const std::vector<Argument>& arguments = {},
                         lua::ResultType type = {}, const lua::Bounds& bounds = {}) {
  std::vector<lua::Fault> found;
  auto program = lua::Program::compile("exceptions.lua", source, declarations(arguments.size(), type), found, bounds);
  return program ? shown(program->call(0, arguments)) : shown(found);
}

// The body of a function of x and y.
inline std::string body(std::string_view lines, const std::vector<Argument>& arguments = {},
                        lua::ResultType type = {}) {
  const char* parameters[] = {"", "x", "x, y", "x, y, z"};
  return trial(fmt::format("function f({}) {} end", parameters[arguments.size()], lines), arguments, type);
}

inline lua::ResultType gives(Kind kind) { return {kind, false, {}, {}}; }

}  // namespace bareme::lua_trial
