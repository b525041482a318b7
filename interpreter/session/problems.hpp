// What a Session itself has to say, one function a problem, in French. Texts: B120-B129. Who and what is asked:
// J040-J059. Files: J049. « pourquoi pas »: J080.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "semantics/regulation.hpp"

namespace bareme::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;
using Words = std::vector<std::string>;

Diagnostic unreadable_text(const std::string& path, const std::string& why);
Diagnostic no_regulation(const Words& paths);
Diagnostic two_regulations(const std::string& title, Span place, Span first);
Diagnostic unknown_version(const std::string& version, const Words& known);
Diagnostic version_not_in_base(const std::string& promotion, const std::string& title, const std::string& version);
Diagnostic two_maquettes_of_one_title(const std::string& title, Span place, Span first);
Diagnostic case_of_unknown_maquette(const std::string& title, Span place, const Words& known);
Diagnostic case_without_maquette(const std::string& title, Span place, const Words& known);
Diagnostic unreadable_table(const std::string& path, const std::string& why);
Diagnostic no_maquette();
Diagnostic unknown_maquette(const std::string& title, const Words& known);
Diagnostic which_maquette(const Words& known);
Diagnostic unknown_promotion(const std::string& name, const Words& known);
Diagnostic which_promotion(const Words& known);
// One promotion of several maquettes, years or versions: the option that chooses among them.
Diagnostic which_part(const std::string& promotion, const std::string& several, const std::string& option,
                      const Words& known);
Diagnostic year_outside(const std::string& year, const std::string& version, const semantics::Years& years,
                        std::optional<Span> place);
Diagnostic empty_base();
Diagnostic new_base_without_regulation(const std::string& path);
Diagnostic unknown_student(const std::string& text, const Words& near, const std::string& first,
                           const std::string& last);  // the numbers there are
Diagnostic several_students(const std::string& text, const Words& students);
Diagnostic not_one_quantity(const std::string& text);
Diagnostic marks_not_followed(std::size_t count, const Words& first);
Diagnostic condition_expected(const std::string& text);
Diagnostic nothing_to_refuse(const std::string& text);

// Lua files: L001-L003, L013.
Diagnostic lua_file_missing(const std::string& path, const std::string& function, Span place);
Diagnostic lua_file_elsewhere(const std::string& file, Span place);
Diagnostic lua_file_of_another_version(const std::string& file, Span place);
Diagnostic lua_text_wrong(const std::string& message, Span place);
Diagnostic lua_function_not_as_declared(const std::string& message, Span place, Span declared);
Diagnostic lua_example_fails(const std::string& whose, const std::string& expected, const std::string& obtained,
                             const std::string& why, Span place);
// recharger: J290, J291.
Diagnostic reload_of_a_base(const std::string& base);
Diagnostic regulation_changed_since(const std::string& path);

}  // namespace bareme::problems
