// How wide a text is when it is printed, in thousandths of its type size: enough to know, before a page is laid out,
// which columns fit on it. From above, with the figures of DejaVu Sans, the widest of the fonts the papers name: in
// any other a text takes less.
#pragma once

#include <cstddef>
#include <string_view>

namespace bareme::report {

enum class Weight { Regular, Bold };

std::size_t type_width(std::string_view text, Weight weight);

}  // namespace bareme::report
