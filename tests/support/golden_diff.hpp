// Two texts compared line by line, and their difference as a reader of the page wants it: what the page says (−), what
// the program says (+), the lines they share around, each with the page's line number.
#pragma once

#include <cstddef>
#include <string>

#include "support/page.hpp"

namespace bareme::golden {

// Blanks at the ends of lines and empty lines at the ends of the text carry nothing: editors add and remove them.
Lines tidied(Lines lines);

// Empty when the two are alike. `first`: the page's line number of expected[0].
std::string difference(const Lines& expected, const Lines& found, std::size_t first);

}  // namespace bareme::golden
