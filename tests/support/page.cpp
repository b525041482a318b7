#include "support/page.hpp"

#include <algorithm>
#include <string_view>

namespace bareme::golden {
namespace {

constexpr std::string_view fence_marks = "`~";

// The fence that opens or closes on this line: its marks, three or more of one kind; empty when there is none.
std::string_view fence_of(std::string_view line) {
  if (line.empty() || fence_marks.find(line.front()) == std::string_view::npos) return {};
  const std::size_t size = std::min(line.find_first_not_of(line.front()), line.size());
  return size < 3 ? std::string_view() : line.substr(0, size);
}

bool closes(std::string_view line, std::string_view opening) {
  const std::string_view fence = fence_of(line);
  return fence.size() >= opening.size() && !opening.empty() && fence.front() == opening.front() &&
         fence.size() == line.size();
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(' ') + 1 - begin));
}

Block opened(std::string_view heading, std::size_t first) {
  const std::string words = trimmed(heading);
  const std::size_t end = std::min(words.find(' '), words.size());
  return {words.substr(0, end), trimmed(std::string_view(words).substr(end)), {}, first};
}

// « <!-- reprend docs/guide/ecrire.md --> »: what the page continues, which its reader does not see.
bool continues(const std::string& line) {
  return line.rfind("<!-- reprend ", 0) == 0 && line.size() > 4 && line.compare(line.size() - 4, 4, " -->") == 0;
}

}  // namespace

Lines split_lines(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines)
    text += line + '\n';
  return text;
}

Page read_page(const std::string& text) {
  Page page{split_lines(text), {}};
  std::string_view opening;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::string& line = page.lines[i];
    if (!opening.empty() && closes(line, opening))
      opening = {};
    else if (!opening.empty())
      page.blocks.back().lines.push_back(line);
    else if (continues(line))
      page.blocks.push_back(opened(std::string_view(line).substr(5, line.size() - 9), i + 1));
    else if (opening = fence_of(line); !opening.empty())
      page.blocks.push_back(opened(std::string_view(line).substr(opening.size()), i + 2));
  }
  return page;
}

std::string rewritten(const Page& page, const std::vector<Rewrite>& rewrites) {
  Lines lines = page.lines;
  for (auto rewrite = rewrites.rbegin(); rewrite != rewrites.rend();
       ++rewrite) {  // from the end, so that the places before stay true
    const Block& block = page.blocks[rewrite->block];
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(block.first - 1);
    const auto after = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(block.lines.size()));
    lines.insert(after, rewrite->lines.begin(), rewrite->lines.end());
  }
  return joined(lines);
}

}  // namespace bareme::golden
