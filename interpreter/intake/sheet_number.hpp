// A number as a spreadsheet stores it. For the .cpp files of this folder only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace bareme::intake {

// « 9.9900000000000002 » is what a spreadsheet keeps of 9,99, of which it shows fifteen digits at most: those fifteen,
// in plain decimal writing. None: not a number.
std::optional<std::string> sheet_number(std::string_view stored);
std::optional<std::string> sheet_date(std::string_view stored);  // "45292" -> "2024-01-01"

}  // namespace bareme::intake
