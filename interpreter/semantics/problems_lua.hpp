// The checker's sentences on functions written in Lua: what the règlement declares of them and how it calls them. Codes
// L004 to L012; what is wrong in the Lua file itself is told by session (L001 to L003).
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;

Diagnostic lua_without_motive(const std::string& function, Span place);
Diagnostic lua_without_example(const std::string& function, Span place);
Diagnostic lua_gives_no_list(const std::string& function, Span place);
Diagnostic lua_unknown(const std::string& function, Span place, const std::vector<std::string>& known);
Diagnostic called_without_lua(const std::string& function, Span place);
Diagnostic called_with_lua(const std::string& function, Span place);
// `wanted`: « liste des ecue », « liste des (…) des … ».
Diagnostic lua_wants_a_list(const std::string& argument, const std::string& function, const std::string& wanted,
                            Span place);
Diagnostic list_of_values_outside_lua(Span place);
Diagnostic lua_field_unknown(const std::string& field, const std::string& level, Span place,
                             const std::vector<std::string>& known);
Diagnostic lua_promotion_takes_values(const std::string& function, const std::string& argument, Span place);
Diagnostic lua_promotion_without_order(const std::string& function, const std::string& argument, Span place);
Diagnostic lua_other_scale(const std::string& argument, const std::string& scale, const std::string& highest,
                           Span place);
Diagnostic lua_two_names(const std::string& first, const std::string& second, const std::string& in_lua, Span place,
                         Span known);
Diagnostic lua_promotion_under_condition(const std::string& function, const std::string& quantity, Span place);
Diagnostic lua_promotion_in_calculation(const std::string& function, const std::string& quantity, Span place);
Diagnostic lua_promotion_taken_by_some(const std::string& function, const std::string& exception, Span place,
                                       Span taken);
Diagnostic lua_example_wrong(const std::string& what, Span place);

}  // namespace bareme::semantics::problems
