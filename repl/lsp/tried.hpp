// Texts changed on trial: what an edit would make of them is read before the edit is offered.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "repl/lsp/answers.hpp"

namespace bareme::repl::lsp {

struct Edit {  // in bytes
  std::size_t begin, end;
  std::string text;
};
using Edits = std::map<std::string, std::vector<Edit>>;  // by path, of the texts as they are now; none meets another

Workshop with(const Workshop& workshop, const Edits& edits);
Json edits_json(const Workshop& workshop, const Edits& edits);

}  // namespace bareme::repl::lsp
