// What one value may still be once some conditions are asked of it: an interval of numbers on a step, codes, yes or no,
// an object among some, or a state. For guards.cpp only.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

using Names = std::set<std::string>;

Relation opposite(Relation relation);  // what « not » makes of it
Relation turned(Relation relation);    // read from the other side

// Numbers between two bounds, each included or not, on the multiples of a step when there is one, less some.
struct Numbers {
  std::optional<values::Number> low, high, step;
  bool above = false, below = false;  // the bound itself is left out
  std::vector<values::Number> without;

  void ask(Relation relation, const values::Number& bound);
  void raise(const values::Number& bound, bool strict);
  void lower(const values::Number& bound, bool strict);
  bool has(const values::Number& x) const;
  // One of them, near a bound where there is one; none when there is none to be found.
  std::optional<values::Number> any() const;
  // No value at all, for certain: `without` takes away no whole interval.
  bool none() const;
};

// What a value may still be.
struct Domain {
  bool numbers_allowed = false;
  Numbers numbers;
  std::vector<values::CodeId> codes;
  bool yes = false, no = false;
  bool nothing = true, impossible = true;
  bool named = false;  // an object: among `names` when `only`, else none of them
  bool only = false;
  Names names;

  bool empty() const;
  void present_only() { nothing = impossible = false; }
};

struct Ask {  // what one condition asks of one value
  enum class Kind { Compare, Code, Presence, Truth, Object };
  Kind kind = Kind::Truth;
  std::string subject;
  bool truth = true;
  Relation relation = Relation::Equal;  // Compare
  values::Number bound;
  const Is* is = nullptr;                           // Code
  const std::vector<std::string>* names = nullptr;  // Object
};
void narrow(Domain& domain, const Ask& ask, const CheckedRegulation& regulation);

}  // namespace bareme::semantics
