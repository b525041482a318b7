// A page as a file: written whole or not at all, for its owner only, since it names students.
#pragma once

#include <string>

namespace bareme::repl {

// Why it could not be; empty: it is there. A file that is not a page of HTML is never replaced.
std::string write_page(const std::string& path, const std::string& page);

}  // namespace bareme::repl
