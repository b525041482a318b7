// A file of exceptions as its author writes it, turned into the Lua the engine runs: line for line the same, with every
// operator a call to an exact one (« a == b » is __eq(a, b)), since Lua's own would make a float of 1 / 3, wrap a large
// product, find a mark never equal to 10, or take an awaited yes for a yes. Names are resolved here, before any
// student.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lua/fault.hpp"

namespace bareme::lua {

struct DefinedFunction {
  std::string name;
  int line = 0;
  std::size_t parameters = 0;
  bool any_number = false;  // it ends with « ... »
};

struct Translation {
  std::string text;  // a chunk that takes the functions of its libraries and returns its own, in order
  std::vector<DefinedFunction> functions;
  std::vector<std::string> required;  // « require "listes" »
  // Nothing outlives a call: the chunk can be run once for all calls. Otherwise it is run again for each.
  bool constant = true;
};

// `library`: its functions are called by a file, and not by the règlement.
// Adds to `faults` all that can be found wrong; the text is then not to be run.
Translation translate(const std::string& path, std::string_view source, std::vector<Fault>& faults,
                      const std::vector<DefinedFunction>& brought = {}, bool library = false);

}  // namespace bareme::lua
