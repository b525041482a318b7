// Places as editors count them, in lines from 0 and UTF-16 units, and as we do, in bytes of UTF-8; and files as they
// name them, in URIs. A place beyond its line or its text is brought back to its end, never past it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/source_text.hpp"

namespace bareme::repl::lsp {

struct Position {
  std::size_t line = 0, character = 0;  // UTF-16 units
};

// The lines of one text, found once.
class Lines {
 public:
  explicit Lines(std::string_view text);
  std::size_t offset(Position position) const;
  Position position(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

// « file:///home/%C3%A9cole/reglement.bareme » and its path; what is no file is its own path.
std::string path_of(const std::string& uri);
std::string uri_of(const std::string& path);

}  // namespace bareme::repl::lsp
