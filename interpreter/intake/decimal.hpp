// A number as a cell holds it, with a comma or a point, exact; or why it is none. Scales and codes are left to
// cell_value.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "values/number.hpp"

namespace bareme::intake {

struct Decimal {
  std::optional<values::Number> number;
  std::string fault, remedy;  // when there is no number; both empty: this does not even look like one
};

Decimal read_decimal(std::string_view text);

}  // namespace bareme::intake
