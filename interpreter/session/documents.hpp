// Reading the documents a session is given: the one place that opens text files. For this folder only.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "session/session.hpp"

namespace bareme {

using Unreadable = diagnostics::Diagnostic (*)(const std::string& path, const std::string& why);

// Its bytes; none, and the problem told, when the file cannot be read.
std::optional<std::string> text_of(const Document& document, Unreadable unreadable,
                                   diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
