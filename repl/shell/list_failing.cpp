// « liste en erreur »: whom a calculation failed for, and what of theirs it is.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "repl/shell/list_failing.hpp"
#include "repl/shell/others.hpp"
#include "repl/shell/shell.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "session/failing.hpp"
#include "session/waits.hpp"

namespace bareme::repl {
namespace {

// Each quantity, in the order of the règlement; the proposition is told by its result.
std::vector<plan::CellKey> told_cells(const Session& session) {
  using Role = semantics::Quantity::Role;
  std::vector<plan::CellKey> cells = session.every_cell();
  std::erase_if(cells, [&](const plan::CellKey& cell) {
    const Role role = session.regulation().quantity(cell.quantity).role;
    return role == Role::Proposition || role == Role::Validated;
  });
  return cells;
}

}  // namespace

bool Shell::choose_failing(Selection& selection) {
  diagnostics::Diagnostics problems;
  if (!session_.evaluate({}, problems)) {
    refuse(problems, line_);
    return false;
  }
  selection.failing = true;
  std::set<std::size_t> failing;
  for (const plan::CellKey& cell : told_cells(session_))
    for (const std::size_t student : students_in(session_, cell, values::State::EnErreur))
      failing.insert(student);
  std::erase_if(selection.students, [&](std::size_t student) { return !failing.contains(student); });
  return true;
}

std::vector<std::string> Shell::failing_of(std::size_t student) const {
  std::vector<std::string> labels;
  for (const plan::CellKey& cell : told_cells(session_))
    if (session_.value(student, cell).state() == values::State::EnErreur) labels.push_back(session_.label(cell));
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
      names += fmt::format(" et {}", others(failure.students.size() - named_at_most));
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
