#include "repl/lsp/positions.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace bareme::repl::lsp {
namespace {

// Bytes of the character that begins there, by its first byte; 1 for a byte that begins none.
std::size_t bytes_of(unsigned char lead) {
  if (lead >= 0xF0 && lead < 0xF8) return 4;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xC0 && lead < 0xE0) return 2;
  return 1;
}

std::size_t units_of(unsigned char lead) { return bytes_of(lead) == 4 ? 2 : 1; }  // a surrogate pair above U+FFFF

bool is_plain(unsigned char c) {
  return std::isalnum(c) != 0 || std::string_view("/-_.~").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n')))
      starts_.push_back(at + 1);  // \n, \r\n or \r: the line ends of the protocol
}

std::size_t Lines::offset(Position position) const {
  if (position.line >= starts_.size()) return text_.size();
  std::size_t at = starts_[position.line];
  std::size_t end = position.line + 1 < starts_.size() ? starts_[position.line + 1] - 1 : text_.size();
  if (end > at && end < text_.size() && text_[end] == '\n' && text_[end - 1] == '\r') --end;
  for (std::size_t units = 0; at < end && units < position.character;) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    units += units_of(lead);
    if (units > position.character) break;  // inside a surrogate pair: before it
    at = std::min(at + bytes_of(lead), end);
  }
  return at;
}

Position Lines::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  Position position{static_cast<std::size_t>(next - starts_.begin()) - 1, 0};
  for (std::size_t at = starts_[position.line]; at < offset;) {
    const auto lead = static_cast<unsigned char>(text_[at]);
    position.character += units_of(lead);
    at += bytes_of(lead);
  }
  return position;
}

std::string path_of(const std::string& uri) {
  const std::string scheme = "file://";
  if (uri.rfind(scheme, 0) != 0) return uri;
  std::string path;
  for (std::size_t at = scheme.size(); at < uri.size(); ++at) {
    unsigned value = 0;
    const char* const digits = uri.data() + at + 1;
    if (uri[at] == '%' && at + 2 < uri.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      path.push_back(static_cast<char>(value));
      at += 2;
    } else {
      path.push_back(uri[at]);
    }
  }
  return path;
}

std::string uri_of(const std::string& path) {
  if (path.empty() || path.front() != '/') return path;
  std::string uri = "file://";
  for (const char c : path)
    uri += is_plain(static_cast<unsigned char>(c)) ? std::string(1, c)
                                                   : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return uri;
}

}  // namespace bareme::repl::lsp
