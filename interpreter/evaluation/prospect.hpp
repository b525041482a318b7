// What can still come of a value that waits, told beside the wait and never in its place (R21): the only value left, or
// the interval its numbers stay in, or the codes still within reach, and what already makes it so. Computed on request
// by the tree evaluator (foresight.hpp); shown by report/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "semantics/regulation.hpp"

namespace bareme::evaluation {

struct Prospect {
  struct Between {
    values::Number low, high;  // rounded as the règlement says
    // Both ends were reached by completing the marks and computing again. Else they may be too wide, never too narrow:
    // a mark counts twice in what is calculated.
    bool reached = false;
  };
  struct Reason {                        // a condition that is decided whatever comes
    std::optional<values::CodeId> code;  // of a verdict: the row it stands in
    std::string letter;                  // empty: not a letter
    bool holds = false;
    std::string text;  // "MATH.moyenne 6,00 < 7", as it will be
    semantics::ArticleId article;
  };
  semantics::Type type;                      // of the value …
  std::optional<values::Rounding> rounding;  // … and how it reads
  std::optional<values::Value> certain;      // the same whatever comes
  std::optional<Between> between;            // none: not numbers only, or nothing is known of them
  std::vector<values::Value> outcomes;       // codes it may still be, when not all those of its rows; else empty
  bool or_nothing = false;                   // it may also come to nothing (sans objet)
  bool informs = false;                      // says more than the scale of the value
  std::vector<Reason> reasons;               // of what is certain, or of the rows that are lost

  bool empty() const { return !certain && !between && outcomes.empty(); }
};

}  // namespace bareme::evaluation
