// A name changed where it is written in the plural, or agrees: « somme des crédits » of « crédit », renamed « point »,
// is « somme des points ». Only what still folds to the new name is written; else the name as it is.
#pragma once

#include <string>

namespace bareme::repl::lsp {

// `written` for `name`, as it is for `renamed`.
std::string inflected(const std::string& written, const std::string& name, const std::string& renamed);

}  // namespace bareme::repl::lsp
