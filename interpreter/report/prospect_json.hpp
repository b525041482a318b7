// What can still come of a value, as JSON. For the .cpp files of this folder only: it shows nlohmann::json.
#pragma once

#include "evaluation/prospect.hpp"
#include "report/json.hpp"

namespace bareme::report {

Json prospect_json(const semantics::CheckedRegulation& regulation, const evaluation::Prospect& prospect);

}  // namespace bareme::report
