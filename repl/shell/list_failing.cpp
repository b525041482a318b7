// « liste en erreur »: whom a calculation failed for, and what of theirs it is.
#include <algorithm>

#include "repl/shell/shell.hpp"

namespace bareme::repl {

bool Shell::choose_failing(Selection& selection) {
  diagnostics::Diagnostics problems;
  if (!session_.evaluate({}, problems)) {
    refuse(problems, line_);
    return false;
  }
  selection.failing = true;
  std::erase_if(selection.students, [&](std::size_t student) { return failing_of(student).empty(); });
  return true;
}

// Each quantity, in the order of the règlement; the proposition is told by its result.
std::vector<std::string> Shell::failing_of(std::size_t student) const {
  std::vector<std::string> labels;
  for (const plan::CellKey& cell : session_.every_cell()) {
    const auto role = session_.regulation().quantity(cell.quantity).role;
    using Role = semantics::Quantity::Role;
    if (role == Role::Proposition || role == Role::Validated) continue;
    if (session_.value(student, cell).state() == values::State::EnErreur) labels.push_back(session_.label(cell));
  }
  return labels;
}

}  // namespace bareme::repl
