// Which of several promotions, and of several versions, a base is asked about; the years a version decides. For
// this folder only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "plan/batch.hpp"
#include "records/base.hpp"
#include "semantics/regulation.hpp"
#include "session/session.hpp"

namespace bareme {

void keep(std::vector<records::PromotionRow>& rows, const Which& which);  // only those it means
// Of several promotions, what they differ by and the option that tells them apart.
diagnostics::Diagnostic which_of(const std::vector<records::PromotionRow>& rows);

// Is this academic year none of those the version decides? Then it is told, at `place`.
bool tell_year_outside(const std::string& year, std::optional<diagnostics::Span> place,
                       const semantics::CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics);
// Each year of the students the files bring, once. One who follows an earlier version is told when it is opened.
void tell_years_outside(const plan::Batch& batch, const semantics::CheckedRegulation& regulation,
                        diagnostics::Diagnostics& diagnostics);

}  // namespace bareme
