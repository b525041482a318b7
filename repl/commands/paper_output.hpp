// A paper, once it is text: in the form the name of its file says, written whole.
#pragma once

#include <optional>
#include <string>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

enum class Form { Html, Pdf, Json, Table };

std::optional<Form> form_of(const std::string& path);  // none: no form has that ending
// Into options.output, or on out without one.
Exit write_text(const std::string& text, Form form, const Options& options, Terminal& terminal);
// The page of a template, or what is wrong with it.
Exit write_page(const std::string& name, const std::string& page, Form form, const Options& options,
                Terminal& terminal);

}  // namespace bareme::repl
