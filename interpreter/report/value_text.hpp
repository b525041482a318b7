// A value as people read it (« 9,72 », « 3 jours », « oui », « en attente ») and as a spreadsheet takes it.
// In: a value, its type and the rounding it was given. Out: UTF-8 text. What stands around it (columns, colours) is
// left to the caller.
#pragma once

#include <optional>
#include <string>

#include "semantics/regulation.hpp"

namespace bareme::report {

// For people: decimal comma, as many decimals as the rounding has (in full without one), the unit, the name of a code.
std::string value_text(const semantics::CheckedRegulation& regulation, const values::Value& value,
                       const semantics::Type& type, const std::optional<values::Rounding>& rounding = {});

enum class CellStyle { Csv, CsvFrench };
// For a spreadsheet: a number without its unit (decimal point or comma), a fraction that has no finite decimals cut at
// `long_decimals`; dates as 2027-12-31 or 31/12/2027; an empty cell for sans objet, the words of the state for the
// other absences.
std::string cell_text(const semantics::CheckedRegulation& regulation, const values::Value& value,
                      const std::optional<values::Rounding>& rounding, CellStyle style);
inline constexpr int long_decimals = 6;

// ✓ ✗ ◌ − ⚠: what a truth, a code of « codes de résultat » or an absence amounts to; empty for a plain number, date or
// text.
const char* symbol(const semantics::CheckedRegulation& regulation, const values::Value& value);

}  // namespace bareme::report
