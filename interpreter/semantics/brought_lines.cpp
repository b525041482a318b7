#include "semantics/brought_lines.hpp"

namespace bareme::semantics {

void BroughtLines::bring(const syntax::Path& path) {
  std::string address;
  for (const auto& segment : path.segments) {
    if (const auto line = line_named(segment.name.text); line.second > 0) bring(line.first, address, line.second);
    address += (address.empty() ? "" : ".") + segment.name.text;
  }
}

// « cours 2 » : the level and 2; « cours » alone, or another word: 0.
std::pair<LevelId, int> BroughtLines::line_named(const std::string& word) const {
  const auto blank = word.rfind(' ');
  if (blank == std::string::npos) return {};
  const LevelId level = regulation_.level_named(word.substr(0, blank));
  const auto number = values::Number::parse(word.substr(blank + 1));
  const auto count = number ? number->integer() : std::nullopt;
  if (!level.valid() || !regulation_.level(level).entered || !count || *count < 1 || *count > 99) return {};
  return {level, static_cast<int>(*count)};
}

void BroughtLines::bring(LevelId level, const std::string& container, int count) {
  const Curriculum& known = widened_ ? *widened_ : maquette_;
  const LevelId around = regulation_.level(level).parent;
  const bool here = container.empty() && known.object(standing_).level == around;
  const auto found = here                            ? std::vector{standing_}
                     : around == regulation_.student ? std::vector{known.root()}
                     : container.empty()             ? known.descendants(known.root(), around)
                                                     : known.find(container);
  if (found.size() != 1 || known.object(found.front()).level != around) return;  // told when the pose is read
  widened_ = known.with_lines(level, found.front(), count, regulation_.level(level).name);
}

}  // namespace bareme::semantics
