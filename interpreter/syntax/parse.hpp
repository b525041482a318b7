// From text to tree. `parse` always returns a tree, perhaps partial; each fault is a diagnostic (several in one run,
// recovery at line ends and `fin`). Knows only grammar: a misspelt name is not its business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "syntax/tree.hpp"

namespace bareme::syntax {

// A keyword as the author typed it and as it should be spelt: what `formater` restores.
struct Keyword {
  diagnostics::Span place;
  std::string canonical;
};
struct Parsed {
  File file;
  std::map<std::uint32_t, std::uint32_t> blocks;  // where the block that begins there ends: with its `fin`
  std::vector<Keyword> keywords;                  // in order of place
  std::vector<Name> names;                        // as written, likewise: whatever they stand for
};

Parsed parse(const diagnostics::Sources& sources, std::uint32_t source, diagnostics::Diagnostics& diagnostics);
// One expression or condition, to the end of the text (the shell, `liste dont …`).
ExpressionPtr parse_expression(const diagnostics::Sources& sources, std::uint32_t source,
                               diagnostics::Diagnostics& diagnostics);
// « MATH5.EF = 9 ; actions = 4 » : what `et si` poses.
std::vector<Pose> parse_poses(const diagnostics::Sources& sources, std::uint32_t source,
                              diagnostics::Diagnostics& diagnostics);

// How many rules of the grammar could loop without reading anything; 0, which a test holds.
std::size_t grammar_problems();

}  // namespace bareme::syntax
