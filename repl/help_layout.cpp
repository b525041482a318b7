#include "repl/help_layout.hpp"

#include <algorithm>
#include <utility>

#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

std::string laid_out(const std::string& help, std::size_t width) {
  constexpr std::size_t described = 36;  // the column of what an option does
  std::string out;
  std::size_t start = 0;
  bool option = false;  // a description may stand alone, on the line under a long name
  std::string pending;  // that name
  while (start < help.size()) {
    const std::size_t end = std::min(help.find('\n', start), help.size());
    std::string line = help.substr(start, end - start);
    start = end + 1;
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string::npos) {
      out += "\n";
      option = false;
      continue;
    }
    std::string name, text = line.substr(first);
    const std::size_t gap = text.find("  ");
    if (first == 2 && gap != std::string::npos) {
      name = "  " + text.substr(0, gap);
      text = trimmed(text.substr(gap));
      option = true;
    } else if (first == 2 && text.starts_with("-")) {  // its description is on the next line
      pending = line;
      option = true;
      continue;
    }
    if (name.empty() && !pending.empty()) name = pending;
    pending.clear();
    const bool column = !name.empty() || (option && first >= described - 2);
    const std::size_t margin = column ? described : first;
    std::string opening = column ? text::pad_right(name, described) : std::string(first, ' ');
    if (column && text::display_width(name) + 2 > described) {
      out += name + "\n";
      opening = std::string(described, ' ');
    }
    const bool example = !column && text.starts_with("bareme ");
    if (example || text::display_width(text) + margin <= width) {
      out += opening + text + "\n";
      continue;
    }
    for (const std::string& part : wrapped(text, width > margin + 20 ? width - margin : 20))
      out += std::exchange(opening, std::string(margin, ' ')) + part + "\n";
  }
  return out;
}

}  // namespace bareme::repl
