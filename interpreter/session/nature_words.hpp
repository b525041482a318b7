// What kind of thing a name stands for, in words: « note sur 20 », « heures », « un code de résultat : ADM ; AJ ».
#pragma once

#include <string>

#include "semantics/regulation.hpp"

namespace bareme {

std::string nature_words(const semantics::CheckedRegulation& rules, const semantics::Type& type);

}  // namespace bareme
