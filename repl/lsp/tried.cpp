#include "repl/lsp/tried.hpp"

#include <algorithm>

namespace bareme::repl::lsp {
namespace {

std::string applied(std::string text, std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(), [](const Edit& left, const Edit& right) { return left.begin > right.begin; });
  for (const Edit& edit : edits)
    text.replace(edit.begin, edit.end - edit.begin, edit.text);
  return text;
}

}  // namespace

Workshop with(const Workshop& workshop, const Edits& edits) {
  Workshop other = workshop;
  for (const auto& [path, changes] : edits)
    other.open(path, applied(workshop.text(path).value_or(""), changes));
  return other;
}

Json edits_json(const Workshop& workshop, const Edits& edits) {
  Json changes = Json::object();
  for (const auto& [path, list] : edits) {
    const std::string text = workshop.text(path).value_or("");
    const Lines lines(text);
    Json all = Json::array();
    for (const Edit& edit : list)
      all.push_back({{"range", range_json(lines, edit.begin, edit.end)}, {"newText", edit.text}});
    changes[uri_of(path)] = std::move(all);
  }
  return {{"changes", changes}};
}

}  // namespace bareme::repl::lsp
