#include "session/failing.hpp"

#include <algorithm>
#include <map>

#include "session/waits.hpp"

namespace bareme {
namespace {

using evaluation::Trace;
using values::State;

bool failed(const Trace& trace) { return trace.value.state() == State::EnErreur; }

// The innermost that failed says what happened; those above say that they read it.
const Trace& culprit(const Trace& trace) {
  for (const Trace& child : trace.children)
    if (failed(child)) {
      const Trace& inner = culprit(child);
      if (!inner.remark.empty()) return inner;
    }
  return trace;
}

}  // namespace

std::string why_failing(const Session& session, std::size_t student, const plan::CellKey& cell) {
  return culprit(session.explain(student, session.asked(cell))).remark;
}

std::vector<Failure> failures(const Session& session, const std::vector<plan::CellKey>& cells) {
  std::map<std::size_t, plan::CellKey> first;  // cell of each student who has one
  for (const plan::CellKey& cell : cells)
    for (const std::size_t student : students_in(session, cell, State::EnErreur))
      first.try_emplace(student, cell);
  std::vector<Failure> found;
  for (const auto& [student, cell] : first) {
    const std::string why = why_failing(session, student, cell);
    const auto known =
        std::find_if(found.begin(), found.end(), [&](const Failure& failure) { return failure.why == why; });
    if (known == found.end())
      found.push_back({why, {student}});
    else
      known->students.push_back(student);
  }
  return found;
}

}  // namespace bareme
