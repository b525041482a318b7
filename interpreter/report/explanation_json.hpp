// The explanation of one value as JSON, format "bareme/1": the whole tree, nothing folded, for programs and for the
// pages made from it.
#pragma once

#include <string>

#include "evaluation/explain.hpp"

namespace bareme::report {

std::string explanation_json(const semantics::CheckedRegulation& regulation, const evaluation::Trace& trace);

}  // namespace bareme::report
