// A règlement put together from several texts, written as one: each element as its author wrote it, comments above it
// included; a list of codes or a convention that several versions wrote, line by line.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "diagnostics/source_text.hpp"
#include "syntax/tree.hpp"

namespace bareme::syntax {

// Where the block that begins at a place ends, « fin » included; the end of the place when no block begins there.
using BlockEnd = std::function<std::uint32_t(const Span&)>;
// Is what stands in this text left out?
using IsLeftOut = std::function<bool(std::uint32_t source)>;

// Not yet in canonical layout: see print.hpp.
std::string consolidated(const diagnostics::Sources& sources, const Regulation& regulation, const BlockEnd& block_end,
                         const IsLeftOut& left_out);

}  // namespace bareme::syntax
