// A page printed as PDF by WeasyPrint, a Debian package: the layout of the page and of the paper are one. It is
// optional, and said so when it is not there.
#pragma once

#include <string>

#include "repl/terminal.hpp"

namespace bareme::repl {

// Exit::Usage, and told, without WeasyPrint; Exit::DataError when the file could not be written.
Exit write_pdf(const std::string& path, const std::string& html, Terminal& terminal);

}  // namespace bareme::repl
