// The type of a value: what it is, its unit, its scale, and whether its rounding is known (R22-R25).
#pragma once

#include <optional>

#include "semantics/ids.hpp"
#include "values/number.hpp"
#include "values/unit.hpp"
#include "values/value.hpp"

namespace bareme::semantics {

struct Type {
  values::Kind kind = values::Kind::Number;
  values::Unit unit;                  // Number
  std::optional<values::Number> low;  // Number: bounds when known (note: 0..20; points de 0 à 990)
  std::optional<values::Number> high;
  std::optional<values::Number> step;  // Number given from outside: a multiple of it above `low`
  std::optional<values::Number>
      scale;              // Number: a mark on 0..scale (20); a definition whose bounds leave its scale is refused (R24)
  bool low_best = false;  // Number: the lower the better (notes de 1 à 5 du meilleur au moins bon)
  bool mark =
      false;    // Number that may also be a code of « codes de note », whose effect applies at the first calculation
  ListId list;  // Code
  bool declared_rounding =
      true;  // false: a mean, product or quotient nobody rounded; may feed formulas, not be compared, ranked, printed
};

}  // namespace bareme::semantics
