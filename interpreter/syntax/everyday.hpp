// The French everybody writes where the language has its own form: « si … alors », « supérieure à », « => », « résultat
// = VAL si ». In: the line a fault is on, and where in it. Out: the same line as the language would say it, or the word
// to change; empty when nothing of the kind is there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bareme::syntax {

std::string everyday_remedy(std::string_view line, std::size_t at);

}  // namespace bareme::syntax
