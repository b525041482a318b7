// What is behind a Session, for the verbs that are functions of their own (past.hpp) and would make its header longer.
// For this folder only.
#pragma once

#include "session/state.hpp"

namespace bareme {

struct Inside {
  static Session::State& of(Session& session) { return *session.state_; }
  static const Session::State& of(const Session& session) { return *session.state_; }
};

}  // namespace bareme
