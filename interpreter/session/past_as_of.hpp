// The promotion as it was when a session of jury sat: without the marks, the convocations and the decisions of later
// ones, while this lives. For this folder only.
#pragma once

#include "session/inside.hpp"

namespace bareme {

// The session that sat: the one asked, else the last that decided something here, else the last there is.
int session_sat(const Session& session);

class AsOf {
 public:
  AsOf(Session& session, int sat);
  AsOf(const AsOf&) = delete;
  AsOf& operator=(const AsOf&) = delete;
  ~AsOf();

 private:
  // The last one before the jury was over: a later session's comes over an earlier one's.
  void stands_then(const plan::InputKey& key, const plan::Column& column);

  Session::State& state_;
  plan::Promotion whole_;
};

}  // namespace bareme
