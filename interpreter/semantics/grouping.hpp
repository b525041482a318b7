// Who is in which group, on one maquette: by the value of an attribute (regroupe ue de même filière) or by the tables
// that cross two levels (tableau poids). Done once every object is placed.
#pragma once

#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/curriculum.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

struct CrossTable {
  const syntax::Table* tree;
  FactId fact;      // the attribute of the pairs
  ObjectId around;  // what contains the groups where the table stands: codes are looked for there first
};

// `places`: where each object is written, for those the groups add too.
void group(Curriculum& curriculum, const CheckedRegulation& regulation, const std::vector<CrossTable>& tables,
           std::vector<diagnostics::Span>& places, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
