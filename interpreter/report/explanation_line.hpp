// One line of an explanation laid out in columns: the tree's branches, what is said, a remark, an article at the right
// edge. For the .cpp files of this folder only.
#pragma once

#include <cstddef>
#include <string>

namespace bareme::report {

struct ExplanationLine {
  std::string branch;  // "│    ├─ "
  std::string under;   // what stands under the branch on the lines that continue it: "│    │    "
  std::string symbol;  // "✗", or empty
  std::string text, remark, article;
  bool alone = false;  // on one line, cut with « … » where the width asks it
};

// Continued on as many lines as the width needs; never cut unless asked, so that no formula is read half.
std::string laid_out(const ExplanationLine& line, std::size_t width, bool colour);

}  // namespace bareme::report
