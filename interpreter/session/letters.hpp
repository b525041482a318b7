// The letters of a verdict, answered for a whole promotion by columns: who fails for the same reasons as whom. For
// this folder only.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "session/columns.hpp"
#include "session/state.hpp"

namespace bareme {

struct RowLetters {  // of one row « résultat CODE si … »; a row without letters has none
  values::CodeId code = 0;
  std::vector<std::pair<std::string, std::vector<values::Value>>> letters;  // of each, the answer of each student
  std::string missed(std::size_t student) const;                            // "a) et c)"
};
// What proposes a result to an object; none: no article does.
const semantics::Verdict* verdict_on(const Grounds& grounds, semantics::ObjectId object);
// The rows of the verdict on an object, in their order; `result`: its résultat or its proposition. `setting`: the jury
// and the parameters.
std::vector<RowLetters> letters_of(const Grounds& grounds, const plan::Request& setting, const plan::CellKey& result);

}  // namespace bareme
