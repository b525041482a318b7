// A Plan: the rules of a règlement unrolled over one curriculum. One column for each (object, quantity, view) that was
// asked or is needed, as instructions in an order where operands come first. Instructions are hash-consed: a view that
// changes nothing shares the base's column (R32).
//
// `plan` reports what only a curriculum can show: a cycle between values (with the cycle), two base rules for one
// object (R9), a part whose weights in % are rescaled, an object that no rule covers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/input.hpp"
#include "semantics/curriculum.hpp"
#include "semantics/regulation.hpp"
#include "values/date.hpp"
#include "values/rounding.hpp"

namespace bareme::plan {

using Slot = std::int32_t;  // index of a column while evaluating: the result of the instruction of the same index

// The jury that asks: choices and deadlines read it. Not given: what reads it is en attente ("non demandé").
struct Jury {
  std::optional<int> session;
  std::optional<values::Date> date;
};

struct CellKey {
  semantics::ObjectId object;
  semantics::QuantityId quantity;
  semantics::View view;
  friend bool operator==(const CellKey&, const CellKey&) = default;
};
struct CellKeyHash {
  std::size_t operator()(const CellKey& k) const noexcept {
    return (k.object.index() * 1000003U ^ k.quantity.index()) * 1000003U ^ std::hash<semantics::View>{}(k.view);
  }
};

enum class Op : std::uint8_t {
  Input,     // key
  Constant,  // constant
  Effect,  // a: codes of « codes de note » replaced by their effect, en erreur where none is declared; other codes stay
  Negate,
  Absolute,
  Add,
  Subtract,
  Multiply,
  Divide,
  WeightedMean,  // operands with constant weights
  MeanBy,        // operands: value, weight, value, weight, …
  Sum,
  Product,
  Count,
  Min,
  Max,
  Median,
  Variance,
  First,
  Last,  // lists: skip sans objet
  Best,  // operands: value, weight, …: the `count` greatest values (the first of equal ones; -1: all but `lowest` and
         // `highest`), folded by the semantics::Operation in `flag`
  UpTo,  // operands: amount, value, weight, value, weight, …: mean of the greatest values whose weights make the
         // amount, the last for what is left of it; count 1: left out when it does not fit, with those after it
  Round,  // a, rounding; codes and absences pass through
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  Equal,
  NotEqual,  // a, b
  And,
  Or,
  Not,
  AtLeast,
  AtMost,
  Exactly,
  Share,  // condition, weight, condition, weight, …: weights[0] is the share, flag the ShareFlag
  Every,
  None,
  Some,  // quantifiers over truths: skip sans objet
  AllLetters,
  AnyLetter,
  AtLeastLetters,  // letters: an unknown one makes all unknown (R20)
  IsCode,          // a, codes; flag: bits of IsFlag
  Exists,          // a; flag: IsFlag::Negated or 0
  Select,  // condition, value, condition, value, …, otherwise: rows read down to the one that holds (Case, Verdict)
  Table,   // subject, its Effect (read when no row names the subject's code), one result a row of `table`, otherwise
  Keep,    // condition, value: value where true, sans objet where false or sans objet (dont)
  Exceptions,    // base, then (condition, value) for each exception; who wins over whom in `over`
  Kind,          // a: a result code; truth: is it validating
  FirstPresent,  // decision, proposition: the first that is not sans objet
  Function,      // operands: the arguments; flag: a semantics::FunctionName or a DateFlag
  List,          // operands: truths; of each, its name in `names`: those whose truth holds
  Rank,          // as CohortFold, with a value for each of `ascending` before the condition. flag: semantics::TieRule
  Allocate,    // as Rank, between the condition and the population keys: `wishes` wishes, then a room or -1 for each of
               // `codes`. flag: Allocation::Told, about `about`
  CohortFold,  // value or -1, condition or -1, then population keys: read the whole promotion. flag:
               // semantics::Operation; count 1: hors attente
  Lua,         // operands: whether to call, then those of `given`. flag: which function
  LuaCohort    // as Rank of one key, the first argument; between the condition and the population keys, `wishes` other
               // arguments. flag: which function; about 1: its reason
};

enum IsFlag : int { IsNumber = 1, IsImpossible = 2, IsNegated = 4 };
enum ShareFlag : int { ShareAtLeast = 0, ShareMoreThan = 1 };
enum DateFlag : int { MoveByDays = 100, MoveByYears = 101, MoveByMonths = 102 };  // operands: date, whole number

struct TableEntry {
  Op relation = Op::GreaterEqual;
  values::Value key;
};

// An argument of a Lua function: one operand; or a list, of each member whether it is one, then its fields.
struct GivenShape {
  int members = -1;  // -1: one value
  int fields = -1;   // of an object; -1: the member is a value
  friend bool operator==(const GivenShape&, const GivenShape&) = default;
};

struct Instruction {
  Op op = Op::Constant;
  std::vector<Slot> operands;
  InputKey input;                            // Input
  values::Value constant;                    // Constant; Input: what stands where nothing was given
  std::vector<values::Number> weights;       // WeightedMean
  std::optional<values::Rounding> rounding;  // Round
  std::vector<values::CodeId> codes;         // IsCode, Allocate
  std::vector<std::string> texts;            // IsCode
  std::vector<TableEntry> table;             // Table
  std::vector<std::string> names;            // List; Lua: of each object given, its code
  std::vector<GivenShape> given;             // Lua
  std::vector<values::Kind> kinds;           // Lua, LuaCohort: of each operand
  int wishes = 0, about = -1;                // Allocate
  std::vector<bool> ascending;  // Rank: of each key, the least first; Best, UpTo: {true} when the least is the best
  int lowest = 0, highest = 0;  // Best: left out, of what `count` does not bound
  std::vector<int> over;        // Exceptions: over[i] = index of the one it wins over, or -1
  int count = 0;                // AtLeast, AtMost, Exactly, AtLeastLetters, Best, UpTo
  int flag = 0;
  bool mark = false;  // Input: may hold a code of « codes de note »
  int stage = 0;      // 0: row by row; n: reads a cohort column of stage n-1 or is one
};

struct Cell {  // what was asked for and where it is
  CellKey key;
  Slot slot = -1;
};

struct ChoiceCells {       // choices open to the jury on an object: a truth column a row
  std::size_t choice = 0;  // index in CheckedRegulation::choices
  semantics::ObjectId object;
  std::vector<Slot> rows;
};

struct Plan {
  std::vector<Instruction> instructions;
  std::vector<InputKey> inputs;  // every input read, each once
  std::unordered_map<CellKey, Slot, CellKeyHash> cells;
  std::unordered_map<CellKey, Slot, CellKeyHash> read;  // those, and every other cell met on the way, in its view
  std::vector<ChoiceCells> choices;
  std::vector<Slot> expressions;  // of each of the request
  std::vector<Slot> exact;        // of each of the request; -1: it is not rounded there
  int stages = 1;
  std::optional<Slot> slot(const CellKey& key) const;
};
bool reads_promotion(Op op);  // ranks, statistics, attributions: a value of each student made of all of them

struct Asked {  // any checked expression, as if it were a quantity of that object
  semantics::ExpressionPtr expression;
  semantics::ObjectId object;
  semantics::View view;
};
struct PosedCell {  // read in the promotion where it gives it, else computed; no view: in all of them
  semantics::ObjectId object;
  semantics::QuantityId quantity;
  std::optional<semantics::View> view;
};

struct Request {
  std::vector<CellKey> cells;
  bool choices = false;  // also every choice of every object
  Jury jury;
  std::unordered_map<std::string, values::Value>
      parameters;  // overrides: "fact index@object index" -> value (see parameter_key)
  std::vector<Asked> expressions = {};
  std::vector<CellKey> exact = {};    // of these rounded quantities, the value before their rounding
  std::vector<PosedCell> posed = {};  // at most 127
  // Parameters and attributes read in a column of the promotion (open_input), which must give them to everyone: one
  // plan for many values of them. What the curriculum alone decides (a set's filters) reads what it holds.
  std::unordered_set<std::string> open = {};  // parameter_key
};
std::string parameter_key(semantics::FactId fact, semantics::ObjectId object);
InputKey open_input(semantics::FactId fact, semantics::ObjectId object);
InputKey posed_flag(const Request& request, std::size_t index);   // whether request.posed[index] is, for a student
InputKey posed_value(const Request& request, std::size_t index);  // and its value

// Every non-local quantity of every object of the curriculum in the plain view: what `evaluer` shows when nothing
// narrower is asked.
Request everything(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum);

Plan plan(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
          const Request& request, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::plan
