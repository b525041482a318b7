// A code told to whoever has to choose one, « ABI (absence injustifiée, vaut 0/20) »: a remedy lists the codes of the
// règlement so, and never guesses one for another, since two near codes are two decisions.
#pragma once

#include <string>
#include <vector>

#include "semantics/regulation.hpp"

namespace bareme::semantics {

std::string effect_words(const CheckedRegulation& regulation, const Code& code);  // "vaut 0/20", "ne valide pas", ""
std::string described(const CheckedRegulation& regulation, const Code& code);
std::vector<std::string> described_codes(const CheckedRegulation& regulation, ListId list);
// The codes of these lists decide something: a mark's absence, a result, what follows.
bool decides(const CheckedRegulation& regulation, ListId list);

}  // namespace bareme::semantics
