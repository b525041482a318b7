// What the grammar lets be written where the cursor stands: the words and turns of the block, and the names that make
// sense after what the line says already.
#pragma once

#include <vector>

#include "repl/lsp/candidates.hpp"
#include "repl/lsp/standing.hpp"
#include "repl/lsp/typed.hpp"

namespace bareme::repl::lsp {

// `said`: the pieces of the line before the word being typed.
void add_allowed(Candidates& candidates, const Place& place, const std::vector<Piece>& said);

}  // namespace bareme::repl::lsp
