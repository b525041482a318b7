// The language server: what an editor asks, answered until it says to stop. One thread, one message after the other;
// a message that makes no sense is answered as such, and the next one is read.
// Source: Language Server Protocol 3.17.
#pragma once

#include <istream>
#include <ostream>

namespace bareme::repl::lsp {

// 0 when it was told to stop as the protocol wants, 1 when the editor left without a word.
int serve(std::istream& in, std::ostream& out);

}  // namespace bareme::repl::lsp
