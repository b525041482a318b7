#include "report/explanation_line.hpp"

#include <algorithm>
#include <vector>

#include "text/fold.hpp"

namespace bareme::report {

namespace {

constexpr std::size_t remark_column = 45;
constexpr std::size_t narrowest = 24;

// Broken at blanks; a word longer than the width stands alone on its line.
std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    if (!lines.empty() && text::display_width(lines.back()) + 1 + text::display_width(word) <= width)
      lines.back() += " " + word;
    else
      lines.push_back(word);
    begin = end + 1;
  }
  return lines;
}

const char* colour_of(const std::string& symbol) {
  if (symbol == "✗" || symbol == "⚠") return "\033[1;38;5;202m";
  if (symbol == "✓") return "\033[34m";
  if (symbol == "◌") return "\033[90m";
  return "";
}

std::string coloured(const std::string& symbol, bool colour) {
  const std::string code = colour ? colour_of(symbol) : "";
  return code.empty() ? symbol : code + symbol + "\033[0m";
}

std::string spaces(std::size_t used, std::size_t column, std::size_t least) {
  return std::string(used + least < column ? column - used : least, ' ');
}

}  // namespace

std::string laid_out(const ExplanationLine& line, std::size_t width, bool colour) {
  const std::string lead = line.symbol.empty() ? "" : line.symbol + " ";
  const std::size_t indent = text::display_width(line.branch + lead);
  const std::size_t article = line.article.empty() ? 0 : text::display_width(line.article) + 2;
  const std::size_t room = std::max(narrowest, width > indent + article ? width - indent - article : 0);
  const std::size_t said = line.remark.empty() ? 0 : text::display_width(line.remark) + 2;
  const std::vector<std::string> lines =
      line.alone ? std::vector{text::truncate(line.text, std::max(narrowest, room > said ? room - said : 0))}
                 : wrapped(line.text, room);
  const std::string hanging = text::pad_right(line.under, indent);
  const std::size_t first = indent + text::display_width(lines.front());
  const std::size_t remark = std::max(first + 2, remark_column) + text::display_width(line.remark);
  const bool beside = line.remark.empty() || (lines.size() == 1 && remark + article <= width);

  std::string out = line.branch + coloured(line.symbol, colour) + (lead.empty() ? "" : " ") + lines.front();
  std::size_t used = first;
  if (beside && !line.remark.empty()) {
    out += spaces(used, remark_column, 2) + line.remark;
    used = remark;
  }
  if (article != 0) out += spaces(used, width - (article - 2), 2) + line.article;
  out += "\n";
  for (std::size_t i = 1; i < lines.size(); ++i)
    out += hanging + lines[i] + "\n";
  if (beside) return out;
  for (const std::string& more :
       wrapped("→ " + line.remark, width > indent ? std::max(narrowest, width - indent) : narrowest))
    out += hanging + more + "\n";
  return out;
}

}  // namespace bareme::report
