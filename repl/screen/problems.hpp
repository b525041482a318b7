// What the projected page has to say, one function a problem, in French: J270-J279 (pages: docs/erreurs.md). As those
// of the shell, none has a place.
#pragma once

#include <string>

#include "diagnostics/diagnostic.hpp"

namespace bareme::repl::problems {

using diagnostics::Diagnostic;

Diagnostic unknown_document(const std::string& word, const std::string& papers);  // J270
Diagnostic of_the_promotion(const std::string& paper);
Diagnostic port_taken(const std::string& port);
Diagnostic not_a_port(const std::string& word);
Diagnostic no_screen();
Diagnostic page_not_written(const std::string& path, const std::string& why);

}  // namespace bareme::repl::problems
