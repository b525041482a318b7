// A file written whole or not at all: beside it first, then renamed, so that a reader never finds half of it.
#pragma once

#include <string>

namespace bareme::repl {

bool write_whole(const std::string& path, const std::string& text);  // false: nothing was written

}  // namespace bareme::repl
