// Articles alone become a règlement: the header of the prelude, the page's lines, then the blocks of the prelude that
// the page does not write itself. The page's lines come first so that a message shows nearly the page's line numbers
// (one more, for the header).
#pragma once

#include "support/page.hpp"

namespace bareme::golden {

bool is_whole_regulation(const Lines& lines);  // it opens with « règlement "…" »
Lines with_prelude(const Lines& fragment, const Lines& prelude);

}  // namespace bareme::golden
