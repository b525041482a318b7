// The texts the program carries inside itself: stdlib/ and docs/erreurs.md, as they stood at build time.
// In: a path relative to the root of the project ("stdlib/…", "docs/erreurs.md"); out: its UTF-8 text, empty when there
// is no such file. What the texts mean is left to those who read them; the definitions are written by embed.cmake.
#pragma once

#include <cstddef>
#include <string_view>

namespace bareme::embedded {

std::string_view file(std::string_view name);

// The name of the file of that rank, in order; empty past the last.
std::string_view name(std::size_t rank);

std::string_view errors_page();

}  // namespace bareme::embedded
