// « liste en erreur »: whom a calculation failed for, and what of theirs it is.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/list_failing.hpp"
#include "repl/shell/shell.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "session/failing.hpp"

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

std::vector<std::string> failing_lines(Session& session, std::size_t width) {
  diagnostics::Diagnostics problems;
  if (!session.evaluate({}, problems)) return {};
  constexpr std::size_t named_at_most = 8, indent = 4;
  std::size_t stopped = 0;
  std::vector<std::string> found;
  for (const Failure& failure : failures(session, session.every_cell())) {
    stopped += failure.students.size();
    std::string names;
    for (std::size_t i = 0; i < failure.students.size() && i < named_at_most; ++i)
      names += (i == 0 ? "" : " ") + session.student_number(failure.students[i]);
    if (failure.students.size() > named_at_most)
      names += fmt::format(" et {} autres", failure.students.size() - named_at_most);
    const std::string line = names + (failure.why.empty() ? "" : " : " + failure.why);
    for (const std::string& part : wrapped(line, width < indent ? width : width - indent))
      found.push_back(std::string(indent, ' ') + part);
  }
  if (stopped == 0) return {};
  std::vector<std::string> lines{
      fmt::format("  en erreur : {} ; rien n'est décidé d'eux avant correction (« liste en erreur »)",
                  counted(stopped, "dossier"))};
  lines.insert(lines.end(), found.begin(), found.end());
  return lines;
}

}  // namespace bareme::repl
