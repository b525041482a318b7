// The turns of the language as an editor writes them for the author, with places to fill; a block each.
#pragma once

#include "repl/lsp/candidates.hpp"

namespace bareme::repl::lsp {

void add_blocks(Candidates& candidates);      // what a règlement is made of
void add_statements(Candidates& candidates);  // what an article is made of

}  // namespace bareme::repl::lsp
