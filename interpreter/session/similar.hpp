// The case a student is in on an object, before any act of a jury: what is proposed, and the letters not met on the
// way. Two students of one promotion, or of two years, are in the same case when both are the same. For this folder
// only.
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

struct Case {
  values::Value proposed;
  std::string missed;  // of each row read, « a) et c) »
};
// Of every student; empty: the object has no verdict.
std::vector<Case> cases_on(const Session& session, semantics::ObjectId object);

}  // namespace bareme
