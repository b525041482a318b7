// The answer to « pourquoi pas » as JSON, format "bareme/1". In: the condition asked in words, what stands, and the
// inputs by the names people write. Out: JSON text.
#pragma once

#include <string>
#include <vector>

#include "evaluation/why_not.hpp"

namespace bareme::report {

struct WhyNotHead {
  std::string asked;  // "UE72.résultat", "UE72.moyenne >= 10"
  std::string goal;   // "ADM"; empty: a condition
  values::Value found;
  semantics::Type type;
  std::vector<std::string> levers;  // the name of each input of WhyNot::levers
};

std::string why_not_json(const semantics::CheckedRegulation& regulation, const WhyNotHead& head,
                         const evaluation::WhyNot& answer);

}  // namespace bareme::report
