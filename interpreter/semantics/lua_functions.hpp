// What a règlement asks of a function written in Lua: it is given values, lists and objects, and answers one value, or
// one a student, with its reason. Whoever computes knows this seam only; lua/ stands behind it, and a règlement that
// declares no such function has nothing there. Calls share nothing: same arguments, same answer, on any thread.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "semantics/ids.hpp"
#include "values/value.hpp"

namespace bareme::semantics {

// A value, a list of such, or an object with its named fields. Lua reads it in place and cannot write it: it must
// outlive the call.
struct Given {
  enum class Shape { Single, List, Record };

  static Given of(values::Value value) {
    Given given;
    given.value = std::move(value);
    return given;
  }
  // `origin` says what is missing, as the règlement names it: « MATH.EF ».
  static Given absent(values::State state, std::string origin) {
    Given given = of(values::Value::absent(state));
    given.origin = std::move(origin);
    return given;
  }
  static Given list(std::vector<Given> items) {
    Given given;
    given.shape = Shape::List;
    given.items = std::move(items);
    return given;
  }
  static Given record(std::vector<std::string> fields, std::vector<Given> items) {
    Given given = list(std::move(items));
    given.shape = Shape::Record;
    given.fields = std::move(fields);
    return given;
  }

  Shape shape = Shape::Single;
  values::Value value;              // of a single one
  std::string origin;               // of a single one that is absent
  std::vector<Given> items;         // of a list or of a record
  std::vector<std::string> fields;  // of a record, one an item
};

struct LuaAnswer {
  struct One {
    values::Value value;  // absent: a value that was needed is so; en erreur: see `fault`
    std::string reason;   // empty: none was given
  };
  One one;
  std::vector<One> each;  // of a whole promotion, in the order given
  std::string origin;     // absent: of what
  std::string fault;      // en erreur: « exceptions.lua, ligne 12 : … »
};

class LuaFunctions {
 public:
  virtual ~LuaFunctions() = default;
  virtual LuaAnswer call(FunctionId function, const std::vector<Given>& arguments) const = 0;
};

}  // namespace bareme::semantics
