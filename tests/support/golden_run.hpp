// The blocks whose output is checked, run in this process over string streams: ```console runs each « $ bareme … »
// line, ```session types each line that follows a prompt in the jury shell. In: a block as the page has it; out: the
// same lines with what the program says now.
#pragma once

#include <string>
#include <vector>

#include "support/page.hpp"

namespace bareme::golden {

Lines run_console(const Block& block);
// `promotion`: the words that name the page's promotion, unless the block's argument names one itself (--base,
// --reglement).
Lines run_session(const Block& block, const std::vector<std::string>& promotion);

}  // namespace bareme::golden
