// utf8proc's mappings over a text of which only parts may be UTF-8. For the .cpp files of this folder only.
#pragma once

#include <string>
#include <string_view>

#include "text/code_points.hpp"

namespace bareme::text {

std::string mapped(std::string_view text, utf8proc_option_t options);  // valid stretches mapped, other bytes kept
bool is_ascii(std::string_view text);

}  // namespace bareme::text
