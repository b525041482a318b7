// The words of what `advice` and the search for contradictions report, one function a problem.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace bareme::semantics::problems {

using diagnostics::Diagnostic;
using diagnostics::Span;

struct Named {  // something declared, and where
  std::string name;
  Span place;
};
using Names = std::vector<Named>;

Diagnostic locals_never_read(const Names& names);
Diagnostic facts_never_read(const Names& names);
Diagnostic tables_never_used(const Names& names);
Diagnostic functions_never_called(const Names& names);
Diagnostic lua_never_called(const Names& names);
Diagnostic lists_never_used(const Names& names);
Diagnostic codes_never_pronounced(const Names& names);
Diagnostic articles_without_rule(const Names& names);

Diagnostic condition_never_holds(Span place, const std::string& why);
Diagnostic condition_always_holds(Span place, const std::string& why);
Diagnostic exceptions_may_meet(const std::string& quantity, const Named& first, const Named& second,
                               const std::string& values, const Names& others);  // `others`: it may meet too

Diagnostic exceptions_not_told_apart(const std::string& quantity, const Named& first, const Named& second,
                                     const Names& others);
Diagnostic weights_all_zero(const std::string& object, Span place);
Diagnostic count_beyond_the_set(const std::string& asked, const std::string& there, Span place);
Diagnostic cap_never_reached(const std::string& cap, const std::string& reached, bool maximum, Span place);
Diagnostic cap_off_the_step(const std::string& cap, const std::string& step, const std::string& shown, Span place);
Diagnostic rounded_twice(const std::string& example, bool by_convention, Span place);

// « 40 % × CC + 60 % × EX »; `mark`: which term may be missing, and how; `mean`: the same as one; `whole`: the
// shares make 1, and nothing divides their sum.
Diagnostic sum_without_a_term(const std::string& mark, const std::string& mean, bool whole, Span place);
// « mention TB si …, mention B si … »: the narrowest first. `selection`: one quantity that answers for all; `codes`:
// the list it takes, empty when there is one.
Diagnostic several_answers_for_one(const Names& answers, const std::string& selection, const std::string& codes);
// « nombre des ue dont moyenne >= 10/20 − 1 »; `apart`: the same, the calculation left out of the condition.
Diagnostic calculation_in_a_filter(const std::string& calculation, const std::string& apart, Span place);
Diagnostic code_exists(const std::string& quantity, const std::string& code, bool negated, Span place);
Diagnostic nothing_to_read(const std::vector<std::string>& objects, Span place);
// The least and the greatest of the maximums in the maquettes, empty when there is no maquette.
Diagnostic mean_of_several_scales(const std::string& least, const std::string& greatest, const std::string& maximum,
                                  Span place);

}  // namespace bareme::semantics::problems
