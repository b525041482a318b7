// The words of the language an editor explains: what each means in one line, and how it is called when it is a function
// (semantics/check_calls.cpp).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "repl/lsp/answers.hpp"

namespace bareme::repl::lsp {

struct Builtin {
  std::string name, meaning;
  std::vector<std::string> arguments;  // « x », « pas »; empty: no function. The last one of max, min… repeats
};
const std::vector<Builtin>& builtins();
const Builtin* builtin_function(const std::string& name);  // « arrondi », as it is called; null: none
const Builtin* builtin_word(const std::string& name);      // the others: « médiane » of « médiane des ue »

// « arrondi(x ; pas) ».
std::string call_of(const Builtin& builtin);

// What the word there means to the language; null: nothing. A barème of the règlement is not hidden by a function.
Json builtin_hover(const Spot& spot, bool called_in_the_text);

}  // namespace bareme::repl::lsp
