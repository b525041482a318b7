// What the choices of a jury depend on, beside the student: the session it sits in.
#pragma once

#include "session/session.hpp"

namespace bareme {

// Nobody said at which session the jury sits, and a condition of « au choix du jury » reads it.
bool session_not_said(const Session& session);

}  // namespace bareme
