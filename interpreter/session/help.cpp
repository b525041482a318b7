// What the program says of itself: its versions, and the pages of docs/erreurs.md it carries, « ## B051 … » up to the
// next such title.
#include <algorithm>
#include <cctype>
#include <string_view>

#include "embedded.hpp"
#include "records/base.hpp"
#include "session/session.hpp"

namespace bareme {
namespace {

constexpr std::string_view opening = "## ";

bool is_code(std::string_view word) {
  return word.size() == 4 && std::string_view("BIJL").find(word[0]) != std::string_view::npos &&
         word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// The code a line is the title of; empty for any other line.
std::string_view titled(std::string_view line) {
  if (line.substr(0, opening.size()) != opening) return {};
  const std::string_view word = line.substr(opening.size(), 4);
  return is_code(word) ? word : std::string_view{};
}

template <class Visit>  // visit(code, page) for each page
void for_each_page(std::string_view text, Visit visit) {
  std::string_view code;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool new_page = line.substr(0, opening.size()) == opening;
    if ((new_page || end == text.size()) && !code.empty())
      visit(code, text.substr(start, (new_page ? at : text.size()) - start));
    if (new_page) {
      code = titled(line);
      start = at;
    }
    at = end + 1;
  }
}

std::string upper(std::string code) {
  for (char& c : code)
    c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return code;
}

}  // namespace

Versions versions() { return {"0.1", records::engine()}; }

std::optional<std::string> error_page(const std::string& code) {
  std::optional<std::string> found;
  const std::string wanted = upper(code);
  for_each_page(embedded::errors_page(), [&](std::string_view page_code, std::string_view page) {
    if (page_code == wanted) found = std::string(page.substr(0, page.find_last_not_of("\n ") + 1));
  });
  return found;
}

std::vector<std::string> error_codes() {
  std::vector<std::string> codes;
  for_each_page(embedded::errors_page(), [&](std::string_view code, std::string_view) { codes.emplace_back(code); });
  return codes;
}

}  // namespace bareme
