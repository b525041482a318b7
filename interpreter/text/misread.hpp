// Letters read in an encoding they were not written in: CP850 or Mac Roman taken for Windows-1252, UTF-8 taken for it
// (or written twice over). Only what nobody writes counts; a name in any alphabet is left alone.
#pragma once

#include <string_view>

namespace bareme::text {

bool is_misread(std::string_view text);  // « LefŠvre », « LefÃ¨vre »

}  // namespace bareme::text
