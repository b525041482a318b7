// What a problem of a text may want written: the words its remedy says, a line put back in its place, the row that
// lacks, guillemets around a quotation. Only guesses from the text and what is said of it; whoever offers one tries it
// first (fixes.cpp).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "repl/lsp/tried.hpp"

namespace bareme::repl::lsp {

struct Remedy {
  std::string title;  // « Écrire « moyenne » »
  std::vector<Edit> edits;
  bool preferred = true;  // false: the author still has something to choose
};
// The likeliest first. `text`: the one the problem is in.
std::vector<Remedy> remedies(const diagnostics::Diagnostic& problem, const std::string& text);

}  // namespace bareme::repl::lsp
