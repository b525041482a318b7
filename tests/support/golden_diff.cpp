#include "support/golden_diff.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace bareme::golden {
namespace {

using Table = std::vector<std::vector<std::size_t>>;

// common[i][j]: how many lines the rests from expected[i] and found[j] share, in order.
Table common_lines(const Lines& expected, const Lines& found) {
  Table common(expected.size() + 1, std::vector<std::size_t>(found.size() + 1, 0));
  for (std::size_t i = expected.size(); i-- > 0;)
    for (std::size_t j = found.size(); j-- > 0;)
      common[i][j] = expected[i] == found[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  return common;
}

}  // namespace

namespace {

// « empreinte du journal : 3f9c… »: of rows that have a salt, another each time the page is played.
void hide_mark(std::string& line) {
  constexpr std::size_t least = 12;
  constexpr const char* digits = "0123456789abcdef";
  const std::size_t word = line.rfind("empreinte");
  const std::size_t colon = word == std::string::npos ? word : line.find(": ", word);
  if (colon == std::string::npos) return;
  const std::size_t begin = line.find_first_of(digits, colon);
  const std::size_t end = std::min(line.find_first_not_of(digits, begin), line.size());
  if (begin != std::string::npos && end - begin >= least) line.replace(begin, end - begin, "(des chiffres)");
}

}  // namespace

Lines tidied(Lines lines) {
  for (std::string& line : lines) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    hide_mark(line);
  }
  while (!lines.empty() && lines.back().empty())
    lines.pop_back();
  lines.erase(lines.begin(),
              std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return !line.empty(); }));
  return lines;
}

std::string difference(const Lines& expected, const Lines& found, std::size_t first) {
  if (expected == found) return "";
  const Table common = common_lines(expected, found);
  std::string text;
  std::size_t i = 0, j = 0;
  while (i < expected.size() || j < found.size()) {
    if (i < expected.size() && j < found.size() && expected[i] == found[j]) {
      text += fmt::format("{:5}   {}\n", first + i, expected[i]);
      ++i, ++j;
    } else if (i < expected.size() && (j == found.size() || common[i + 1][j] >= common[i][j + 1])) {
      text += fmt::format("{:5} − {}\n", first + i, expected[i]);
      ++i;
    } else {
      text += fmt::format("      + {}\n", found[j]);
      ++j;
    }
  }
  return text;
}

}  // namespace bareme::golden
