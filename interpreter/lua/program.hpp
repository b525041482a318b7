// A file of exceptions, compiled once and called for each student: the door of this folder. In: the text of the file,
// what the règlement declares of its functions, its codes; out: a value and its reason, a state and what it comes from,
// or a fault located in the file. Calls share nothing: any order gives the same answers. One program serves one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lua/argument.hpp"
#include "lua/bounds.hpp"
#include "lua/fault.hpp"
#include "values/number.hpp"
#include "values/value.hpp"

namespace bareme::lua {

struct ResultType {
  values::Kind kind = values::Kind::Number;
  bool list = false;
  std::optional<values::Number> lowest, highest;  // of a number: its scale
};

struct Declaration {
  std::string function;  // as the file names it: « affectation_au_mérite »
  std::size_t arguments = 0;
  ResultType result;
};

// What a règlement says to its Lua: a code is its place in `codes`.
struct Declarations {
  std::vector<Declaration> functions;
  std::vector<std::string> codes;
  std::vector<int> lists = {};  // of each code, by whatever number; empty: nothing is known of them
};

struct Answer {
  values::Value value;               // of a single result
  std::vector<values::Value> items;  // of a list
  std::string reason;                // empty: none was given
  std::vector<std::string> reasons;  // of a list whose second result is one too
};

// The function met an absent value and needed it: its result is absent in the same way.
struct Absence {
  values::State state = values::State::SansObjet;
  std::string origin;
  std::string file = {};  // where it was needed; line 0: nowhere, it is what the function gave back
  int line = 0;
};

struct Outcome {
  std::variant<Answer, Absence, Fault> result;
  std::int64_t fuel = 0;  // what the call spent
};

// A file whose functions another may use: « require "listes" ». At its head it declares functions, numbers and texts,
// and nothing that could change.
struct Library {
  std::string name, path, text;
};

// The names a file requires, in its order; none when it cannot be read.
std::vector<std::string> required_by(std::string_view text);

class Program {
 public:
  // None when the file has faults, which are then added to `faults`. `path` is how messages name the file.
  static std::optional<Program> compile(std::string path, std::string_view text, Declarations declarations,
                                        std::vector<Fault>& faults, const Bounds& bounds = {},
                                        const std::vector<Library>& libraries = {});
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  // `function` is a place in `Declarations::functions`; `members`: of the promotion the call is for, which widens its
  // bounds.
  Outcome call(std::size_t function, const std::vector<Argument>& arguments, std::size_t members = 0);
  // Where such a call gives its answer back: it is made again, line by line. For a fault of the answer.
  std::pair<std::string, int> line_of_answer(std::size_t function, const std::vector<Argument>& arguments,
                                             std::size_t members = 0);

 private:
  struct Machine;
  explicit Program(std::unique_ptr<Machine> machine);
  std::unique_ptr<Machine> machine_;
};

// The names a file may use without declaring them, in alphabetical order: those docs/exceptions-lua.md explains.
std::vector<std::string> provided_names();

}  // namespace bareme::lua
