// Why those a verdict refuses are refused: the letters of its last row, answered for the whole promotion by columns.
// What « bilan » counts; one explanation a student would be as many walks through the year.
#pragma once

#include <map>
#include <string>

#include "session/session.hpp"

namespace bareme {

// « a) et c) », and how many it is true of, among those the verdict on this object gives its « sinon ». Empty where the
// last row has no letters.
std::map<std::string, std::size_t> refusals_by_letters(const Session& session, semantics::ObjectId object);

}  // namespace bareme
