#include "support/golden_prelude.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace bareme::golden {
namespace {

constexpr std::string_view header_word = "règlement ";

bool says_nothing(const std::string& line) {
  const std::size_t at = line.find_first_not_of(' ');
  return at == std::string::npos || line[at] == '#';
}

// What makes two blocks the same: « codes de note », « article 0 "Note retenue" », without the objects it is for.
std::string heading(const std::string& line) { return line.substr(0, line.find(" pour ")); }

}  // namespace

bool is_whole_regulation(const Lines& lines) {
  const auto first = std::find_if_not(lines.begin(), lines.end(), says_nothing);
  return first != lines.end() && first->rfind(header_word, 0) == 0;
}

Lines with_prelude(const Lines& fragment, const Lines& prelude) {
  std::set<std::string> written;
  for (const std::string& line : fragment)
    written.insert(heading(line));
  const auto header = std::find_if(prelude.begin(), prelude.end(),
                                   [](const std::string& line) { return line.rfind(header_word, 0) == 0; });
  Lines text(header, header == prelude.end() ? header : header + 1);
  text.insert(text.end(), fragment.begin(), fragment.end());
  bool opens = true, kept = true;  // at a line that opens a block; in a block of the prelude that stays
  for (auto line = header == prelude.end() ? header : header + 1; line != prelude.end(); ++line) {
    if (opens && !line->empty()) kept = written.count(heading(*line)) == 0;
    opens = line->empty();
    if (kept) text.push_back(*line);
  }
  return text;
}

}  // namespace bareme::golden
