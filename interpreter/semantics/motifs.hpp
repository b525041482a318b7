// What « liste des motifs » may tell of one row of a verdict: the motif of each letter, with the conditions that must
// all fail for it to be told: its own, and that of the letter it stands under.
#pragma once

#include <string>
#include <vector>

#include "semantics/expression.hpp"

namespace bareme::semantics {

struct Motif {
  std::string text;
  std::vector<ExpressionPtr> failed;
};
std::vector<Motif> motifs_of(const Expression& row);  // in the order of the text; none of a row without letters

}  // namespace bareme::semantics
