// Messages of the Language Server Protocol over two streams: headers, a blank line, so many bytes. What is not a
// message is passed over, up to the next header that says a length, and told. Source: Language Server Protocol 3.17, «
// Base Protocol ».
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

namespace bareme::repl::lsp {

struct Incoming {
  std::string body;
  std::string fault;  // what was passed over to find it, or why it is empty; empty: nothing
};

// None at the end of the stream. A message longer than `longest` bytes is read and dropped: its body is empty.
std::optional<Incoming> read_message(std::istream& in, std::size_t longest = 64U << 20);
void write_message(std::ostream& out, const std::string& body);

}  // namespace bareme::repl::lsp
