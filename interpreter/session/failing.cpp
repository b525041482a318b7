#include "session/failing.hpp"

#include <algorithm>

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
  std::vector<Failure> found;
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const auto first = std::find_if(cells.begin(), cells.end(), [&](const plan::CellKey& cell) {
      return session.value(student, cell).state() == State::EnErreur;
    });
    if (first == cells.end()) continue;
    const std::string why = why_failing(session, student, *first);
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
