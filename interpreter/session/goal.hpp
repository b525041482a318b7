// A goal as « pourquoi pas » and « objectif » read it: a verdict to be given, or a condition to hold. For
// this folder only.
#pragma once

#include <optional>
#include <string>

#include "session/state.hpp"

namespace bareme {

struct Goal {
  Question question;                   // the condition, or the verdict it is about
  std::optional<values::CodeId> code;  // of a verdict: the one wanted
  semantics::Expression whole;         // true when it is reached, standing on the student
  std::optional<plan::CellKey> mean;   // of the object it is about
};
std::optional<Goal> read_goal(Session& session, Session::State& state, const std::string& typed,
                              diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
