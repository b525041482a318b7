// Can these conditions hold together? Each is taken apart into what it asks of the values it reads (at least 10, one of
// these codes, oui), and what they all ask of one value is put together: an interval, a set of codes, a state. What is
// not understood (chaque, au moins 3…) is a value of its own, equal to itself where the same words say it.
// « Cannot » is certain; « can » comes with values that show it, certain only when everything was understood.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/source_text.hpp"
#include "semantics/regulation.hpp"

namespace bareme::semantics {

struct Assumption {
  ExpressionPtr condition;
  bool truth = true;
  View view;  // the condition is read in
};

struct Together {
  bool possible = true;
  bool understood = true;  // nothing was left as a value of its own, nor given up
  bool shown = true;       // everything was understood, and no rule ties the values of the example to one another
  std::vector<std::string> example;  // « retard = 11 jours », one per value read
};

// A parameter is what the règlement says today, and may be tried at any value; or, where what is written is examined,
// it is what is written.
enum class Parameters { Any, AsWritten };

Together hold_together(const CheckedRegulation& regulation, const diagnostics::Sources& sources,
                       const std::vector<Assumption>& assumptions, Parameters parameters = Parameters::Any);

}  // namespace bareme::semantics
