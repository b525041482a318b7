// The explanation of one value, laid out to be read by a directeur des études: a tree of lines, what is missing to each
// threshold in the middle, articles at the right. In: the Trace the tree evaluator recorded. Out: UTF-8 text, lines
// ended by \n. Folded by default: what decided is open two levels deep, « … » ends a line that hides more.
#pragma once

#include <cstddef>
#include <string>

#include "evaluation/explain.hpp"

namespace bareme::report {

struct ExplanationOptions {
  std::size_t width = 100;  // columns
  bool all = false;         // every line, exact fractions, what did not apply (« --tout »)
  bool colour = false;      // ANSI; the symbols say the same without it
  std::string unfold =
      "--tout";  // how the reader asks for the rest, in the last line when something is folded; empty: no such line
};

std::string explanation(const semantics::CheckedRegulation& regulation, const evaluation::Trace& trace,
                        const ExplanationOptions& options = {});

}  // namespace bareme::report
