// « et 1 autre », « et 3 autres »: what a list too long to be told leaves out.
#pragma once

#include <cstddef>
#include <string>

namespace bareme::repl {

inline std::string others(std::size_t count) { return std::to_string(count) + (count == 1 ? " autre" : " autres"); }

}  // namespace bareme::repl
