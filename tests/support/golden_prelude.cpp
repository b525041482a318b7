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

bool opens_a_block(const std::string& line) {
  return !line.empty() && line.front() != ' ' && line.rfind("fin", 0) != 0;
}

}  // namespace

std::string heading(const std::string& line) { return line.substr(0, line.find(" pour ")); }

std::vector<Lines> blocks_of(const Lines& text) {
  std::vector<Lines> blocks;
  for (const std::string& line : text) {
    if (blocks.empty() || opens_a_block(line)) blocks.emplace_back();
    blocks.back().push_back(line);
  }
  return blocks;
}

Lines without(const Lines& text, const Lines& rewritten) {
  std::set<std::string> written;
  for (const std::string& line : rewritten)
    written.insert(heading(line));
  Lines kept;
  for (const Lines& block : blocks_of(text))
    if (written.count(heading(block.front())) == 0) kept.insert(kept.end(), block.begin(), block.end());
  return kept;
}

bool is_whole_regulation(const Lines& lines) {
  const auto first = std::find_if_not(lines.begin(), lines.end(), says_nothing);
  return first != lines.end() && first->rfind(header_word, 0) == 0;
}

Lines with_prelude(const Lines& fragment, const Lines& prelude) {
  const auto header = std::find_if(prelude.begin(), prelude.end(),
                                   [](const std::string& line) { return line.rfind(header_word, 0) == 0; });
  if (header == prelude.end()) return fragment;
  Lines text = {*header};
  text.insert(text.end(), fragment.begin(), fragment.end());
  const Lines kept = without({header + 1, prelude.end()}, fragment);
  text.insert(text.end(), kept.begin(), kept.end());
  return text;
}

}  // namespace bareme::golden
