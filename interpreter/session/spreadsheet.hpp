// An audit: the means of one student computed in binary floating point, as a spreadsheet does, then posed over the
// exact rules to see what they would decide. Never a decision: what comes out is shown beside the exact values and
// forgotten; only `controler` may include this (tests/unit/house).
#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

namespace bareme {

struct DecidedOtherwise {
  std::size_t student = 0;
  plan::CellKey cell;
  values::Value exact, spreadsheet;
  std::string because;  // « UE1.moyenne 9,99 au lieu de 10,00 »; empty: a mean itself
};
// Results and means that are shown otherwise; what reads a rank is left out.
std::vector<DecidedOtherwise> decided_otherwise(Session& session);

}  // namespace bareme
