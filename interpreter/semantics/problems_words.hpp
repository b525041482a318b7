// The French the checker's sentences are made of: lists of names, articles before the name of a level.
#pragma once

#include <string>
#include <vector>

namespace bareme::semantics::problems {

using Words = std::vector<std::string>;

std::string listed(const Words& words);                               // « ADM, AJ »
std::string choice_of(const std::string& title, const Words& known);  // « niveaux : ue, ecue », or nothing
std::string with_article(const std::string& level);        // « l'ue », « la matière », « le semestre »
std::string of_the(const std::string& level);              // « de l'ue », « du semestre »
Words alike(const std::string& name, const Words& known);  // what could have been meant, a few

}  // namespace bareme::semantics::problems
