// The academic years a version decides, « applicable … » or the day of its vote, and the year a text as « 2024-2025 »
// names: the one it begins in.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

std::optional<int> academic_year(std::string_view text);  // none: not one
Years years_of(const syntax::Regulation& tree, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
