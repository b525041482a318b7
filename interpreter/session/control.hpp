// « controler »: an official PV or export held against what the règlement gives from the marks of the session. Nothing
// is decided, nothing is written; a tolerance exists only here, to compare with systems that compute otherwise.
#pragma once

#include <optional>
#include <string>

#include "report/control.hpp"
#include "session/session.hpp"

namespace bareme {

struct ControlOptions {
  std::string columns;  // « Moyenne S7 = SH7.moyenne ; Code = étudiant »; what it does not name is found by its title
  std::optional<values::Number> tolerance;
};

// None, and told, when the file or what it is compared with cannot be read.
std::optional<report::Control> control(Session& session, const std::string& path, const ControlOptions& options,
                                       Session::Diagnostics& diagnostics);

}  // namespace bareme
