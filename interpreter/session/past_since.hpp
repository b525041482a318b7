// What a jury saw, where values were corrected or came after it: put back as it was, by the journal of the base. For
// this folder only.
#pragma once

#include "session/session.hpp"

namespace bareme {

// In the promotion that stands, until it is replaced; what was put back, what could not be, and another text of the
// règlement than the one the jury decided by are told, as warnings.
void as_the_jury_saw(Session& session, int sat, Session::Diagnostics& diagnostics);

}  // namespace bareme
