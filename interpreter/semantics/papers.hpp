// « EF + 3 CC + DM », « CC × 3 », « CT 2 »: the épreuves of a maquette's cell.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "values/number.hpp"

namespace bareme::semantics {

struct PaperItem {
  std::string type;
  int count = 1;                              // 0: the item could not be read, `type` holds it as written
  std::optional<values::Number> coefficient;  // « CT 2 » : coefficient 2
};

std::vector<PaperItem> papers_of(const std::string& cell);

}  // namespace bareme::semantics
