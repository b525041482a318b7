// The texts the program carries, as files an editor can open: a copy in the user's cache, read-only, made when one goes
// to what it declares.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/source_text.hpp"

namespace bareme::repl::lsp {

// The path of the copy of a library; none: it is no text of the program, or nothing can be written there.
std::optional<std::string> copy_of(const diagnostics::SourceText& source);

}  // namespace bareme::repl::lsp
