// Letters that would be blank on paper: those of a page that no font of this machine has.
#pragma once

#include <string>
#include <vector>

namespace bareme::repl {

// Each once, as it is written, in the order met. Empty as well where fontconfig (« fc-list »), which the PDF is printed
// with, does not answer: what is not known is not told.
std::vector<std::string> letters_without_font(const std::string& page);

}  // namespace bareme::repl
