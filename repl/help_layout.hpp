// The help CLI11 writes, set again for the reader's terminal: its columns by what is seen and not by bytes, its lines
// broken at words.
#pragma once

#include <cstddef>
#include <string>

namespace bareme::repl {

std::string laid_out(const std::string& help, std::size_t width);

}  // namespace bareme::repl
