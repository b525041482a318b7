// `formater`: the same text in canonical spelling and layout. Keeps comments, blank lines (one at most) and tables;
// changes no meaning: parsing what it prints gives the same tree (property-tested).
#pragma once

#include <string>

#include "syntax/parse.hpp"

namespace bareme::syntax {

// Formats a text that parsed without error. Idempotent.
std::string format(const diagnostics::Sources& sources, std::uint32_t source, const Parsed& parsed);
// A tree as indented text, places left out: how two trees are compared in tests.
std::string outline(const File& file);

}  // namespace bareme::syntax
