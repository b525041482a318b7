// The words of a Lua text. Stricter than Lua where Lua would be inexact or blind: a number with decimals is refused
// (« écrire exact("0,1") »), letters may carry accents, a name has no two underscores in a row (those are ours).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bareme::lua {

struct Token {
  enum class Kind { Name, Keyword, Integer, Text, Sign, End };
  Kind kind = Kind::End;
  std::string_view text;  // into the source
  std::size_t begin = 0;
  int line = 1;
  bool is(std::string_view word) const { return (kind == Kind::Keyword || kind == Kind::Sign) && text == word; }
};

// Thrown inside this folder by reading, caught where reading starts.
struct Unreadable {
  std::string message;
  int line;
};

// Ends with a token of kind End. Throws Unreadable.
std::vector<Token> tokens_of(std::string_view source);

// Lua knows no accents in a name: « mérite » is written to it m__xC3A9__rite. The second reads such names
// back, in any text.
std::string ascii_name(std::string_view name);
std::string with_accents(std::string_view text);

}  // namespace bareme::lua
