// The line a span begins on, as a terminal can show it, and where on that line the span stands, in columns.
// For the .cpp files of this folder only.
#pragma once

#include <cstddef>
#include <string>

#include "diagnostics/source_text.hpp"

namespace bareme::diagnostics {

struct Excerpt {
  LineColumn position;
  std::string line;        // tabs as blanks, nothing a terminal would obey
  std::size_t indent = 0;  // columns before the marked part
  std::size_t width = 1;   // columns of the marked part, cut at the end of the line; at least one
};

Excerpt excerpt_of(const SourceText& source, const Span& span);
// Cut around the marked part, « … » where something is left out, to stand in so many columns; 0: as it is.
Excerpt within(Excerpt excerpt, std::size_t columns);

}  // namespace bareme::diagnostics
