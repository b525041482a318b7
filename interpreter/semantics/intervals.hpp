// Between which bounds a checked number stays, whatever the student: wider than what may really come, never narrower.
// Type::low and high are the bounds its author's scales give; here are added what roundings, exceptions and codes of
// marks may make of them.
#pragma once

#include <optional>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

struct Interval {
  std::optional<values::Number> low, high;  // none: no bound known
};

Interval interval_of(const CheckedRegulation& regulation, const Expression& expression);
// The multiples a value stays on, when a rounding puts it there.
std::optional<values::Number> step_of(const CheckedRegulation& regulation, const Expression& expression);

}  // namespace bareme::semantics
