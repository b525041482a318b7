// The academic years a version decides, « applicable … » or the day of its vote, and the year a text as « 2024-2025 »
// names: the one it begins in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"
#include "syntax/tree.hpp"

namespace bareme::semantics {

std::optional<int> academic_year(std::string_view text);  // « 2024-2025 », « 2024/2025 », « 2024 »; none: not one
std::string written_year(int first);                      // 2024: « 2024-2025 », the one form that is kept
// Two writings of one year; or one text, which may be no year.
bool same_year(std::string_view left, std::string_view right);
bool kept_form(std::string_view text);  // « 2024-2025 », as bases have it
// The entry of an étudiant that a base answers with the year of the inscription; none where none is declared.
FactId year_fact(const CheckedRegulation& regulation);
Years years_of(const syntax::Regulation& tree, diagnostics::Diagnostics& diagnostics);

}  // namespace bareme::semantics
