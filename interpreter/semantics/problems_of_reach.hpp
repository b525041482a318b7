// The words of what can never come, or comes when it should not: rows nobody meets, sums that miss a part, marks that
// make things worse. Codes B163, B230 to B239; one function a problem.
#pragma once

#include <string>
#include <vector>

#include "semantics/advice_problems.hpp"

namespace bareme::semantics::problems {

// `entry`: what moved, when it is no mark.
Diagnostic worse_with_better_marks(const std::string& what, const std::string& others, const std::string& entry,
                                   Span place);
// Of a function written in Lua, from what one of its exemples poses: L017.
Diagnostic lua_worse_with_better_marks(const std::string& what, Span place);
Diagnostic lua_marks_untried(const std::string& function, const std::vector<std::string>& arguments, Span place);
Diagnostic not_tried_without_maquette(const Names& names);
Diagnostic dead_otherwise(Span place, const std::string& remedy);
Diagnostic percents_of_marks_not_hundred(const std::string& total, const std::string& best, Span place);
Diagnostic never_reached_there(const std::string& bounds, const std::string& maquettes, Span place);
Diagnostic table_against_its_formula(const std::string& table, const std::vector<std::string>& rows, Span place);
Diagnostic weight_not_written(const std::string& part, Span place);  // moyenne(DS (2 si … sinon 1) ; TP 1)
Diagnostic two_enumerations(Span place);
Diagnostic comparison_implied(Span place, const std::string& by, bool all);
diagnostics::Diagnostic dead_row_of_scale(const std::string& row, diagnostics::Span place, const std::string& why);

}  // namespace bareme::semantics::problems
