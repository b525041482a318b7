#include "repl/lsp/transport.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace bareme::repl::lsp {
namespace {

constexpr std::size_t longest_header = 4096;

// Without its line end; none at the end of the stream. A line longer than any header is cut, and read to its end.
std::optional<std::string> header_line(std::istream& in) {
  std::string line;
  bool any = false;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < longest_header) line.push_back(static_cast<char>(c));
  }
  if (!any) return std::nullopt;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

// « Content-Length: 123 », however its name is cased.
std::optional<std::size_t> length_in(std::string line) {
  const std::string name = "content-length:";
  if (line.size() < name.size()) return std::nullopt;
  std::string head = line.substr(0, name.size());
  std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
  if (head != name) return std::nullopt;
  const std::size_t begin = line.find_first_not_of(" \t", name.size());
  std::size_t length = 0;
  if (begin == line.npos) return std::nullopt;
  const char* const end = line.data() + line.size();
  const auto [stop, error] = std::from_chars(line.data() + begin, end, length);
  const bool only_blanks = std::all_of(stop, end, [](char c) { return c == ' ' || c == '\t'; });
  if (error != std::errc() || !only_blanks) return std::nullopt;
  return length;
}

bool is_header(const std::string& line) {
  return line.find(':') != line.npos && std::isalpha(static_cast<unsigned char>(line.front())) != 0;
}

}  // namespace

std::optional<Incoming> read_message(std::istream& in, std::size_t longest) {
  Incoming message;
  std::optional<std::size_t> length;
  while (const auto line = header_line(in)) {
    if (line->empty()) {
      if (length) break;
      continue;  // a blank line before any length: between two messages
    }
    if (const auto found = length_in(*line))
      length = found;
    else if (!is_header(*line))
      message.fault = "une ligne qui n'est pas un en-tête";
  }
  if (!length) return std::nullopt;
  if (*length > longest) {
    in.ignore(static_cast<std::streamsize>(*length));
    message.fault = "un message trop long";
    return message;
  }
  message.body.resize(*length);
  in.read(message.body.data(), static_cast<std::streamsize>(*length));
  if (static_cast<std::size_t>(in.gcount()) != *length) return std::nullopt;  // cut short: nothing more will come
  return message;
}

void write_message(std::ostream& out, const std::string& body) {
  out << "Content-Length: " << body.size() << "\r\n\r\n" << body << std::flush;
}

}  // namespace bareme::repl::lsp
