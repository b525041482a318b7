// What a Lua function is given: a value as the règlement has it, a list of such, or a record of named ones (a student
// of a cohort, an ECUE of a list). Lua reads it in place and cannot write it: it must outlive the call.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "values/value.hpp"

namespace bareme::lua {

struct Argument {
  enum class Shape { Single, List, Record };

  static Argument of(values::Value value) {
    Argument argument;
    argument.value = std::move(value);
    return argument;
  }
  // `origin` says what is missing, as the règlement names it: « MATH.EF ».
  static Argument absent(values::State state, std::string origin) {
    Argument argument = of(values::Value::absent(state));
    argument.origin = std::move(origin);
    return argument;
  }
  static Argument list(std::vector<Argument> items) {
    Argument argument;
    argument.shape = Shape::List;
    argument.items = std::move(items);
    return argument;
  }
  static Argument record(std::vector<std::string> fields, std::vector<Argument> items) {
    Argument argument = list(std::move(items));
    argument.shape = Shape::Record;
    argument.fields = std::move(fields);
    return argument;
  }

  Shape shape = Shape::Single;
  values::Value value;              // of a single one
  std::string origin;               // of a single one that is absent
  std::vector<Argument> items;      // of a list or of a record
  std::vector<std::string> fields;  // of a record, one an item
};

}  // namespace bareme::lua
