// Articles alone become a règlement: the header of the prelude, the page's lines, then the blocks of the prelude that
// the page does not write itself. The page's lines come first so that a message shows nearly the page's line numbers
// (one more, for the header).
#pragma once

#include <string>
#include <vector>

#include "support/page.hpp"

namespace bareme::golden {

bool is_whole_regulation(const Lines& lines);  // it opens with « règlement "…" »
Lines with_prelude(const Lines& fragment, const Lines& prelude);

// The blocks of a text, each from the line that opens it to the one before the next: « structure », « article 2 "ECUE"
// ».
std::vector<Lines> blocks_of(const Lines& text);
std::string heading(const std::string& line);  // what makes two blocks the same, without the objects an article is for
Lines without(const Lines& text, const Lines& rewritten);  // the blocks of a text that other lines do not write again

}  // namespace bareme::golden
