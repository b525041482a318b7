// Which object a path names: a level that contains us, the one before or after, one that `structure` declares, or any
// code of a maquette.
#include <algorithm>

#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using text::same_name;

// « ecue précédent », « année suivante »: the level and which one; else the words unchanged.
std::pair<std::string, std::optional<Reach::Kind>> without_neighbour(const std::string& words) {
  const auto blank = words.rfind(' ');
  if (blank == std::string::npos) return {words, std::nullopt};
  const std::string last = text::fold_word(words.substr(blank + 1));
  if (last.starts_with("precedent")) return {words.substr(0, blank), Reach::Kind::Previous};
  if (last == "suivant" || last == "suivante") return {words.substr(0, blank), Reach::Kind::Next};
  return {words, std::nullopt};
}

// « de même filière », read by the grammar as an owner named « même filière »: the words after « même ».
std::optional<std::string> after_same(const syntax::Path& path) {
  if (!path.owner || path.owner->owner || path.owner->segments.size() != 1) return std::nullopt;
  const std::string& words = path.owner->segments.front().name.text;
  const auto blank = words.find(' ');
  if (blank == std::string::npos || text::fold_word(words.substr(0, blank)) != "meme") return std::nullopt;
  return words.substr(blank + 1);
}

std::string joined_segments(const syntax::Path& tree) {
  std::string name;
  for (const auto& segment : tree.segments)
    name += (name.empty() ? "" : ".") + segment.name.text;
  return name;
}

}  // namespace

// The object a path names: a level that contains us (or ours), the one before, one declared by `structure`, or any code
// of a curriculum.
std::optional<Checker::Place_> Checker::object_of(const syntax::Path& path, const Standing& standing,
                                                  bool report_problem) {
  if (standing.bound) return std::nullopt;
  if (path.owner && !after_same(path)) {
    if (report_problem) report(problems::object_of_an_object(path.place));
    return std::nullopt;
  }
  if (path.segments.size() == 1 && !path.segments.front().quoted) {
    const auto [word, neighbour] = without_neighbour(path.segments.front().name.text);
    const LevelId level = regulation_.level_named(word);
    if (level.valid() && standing.level.valid()) {
      Span place = path.segments.front().name.place;
      if (neighbour) place.end = place.begin + static_cast<std::uint32_t>(word.size());
      saw(regulation_, place, level);
      if (level == standing.level || regulation_.encloses(level, standing.level)) {
        Reach reach;
        reach.kind = neighbour ? *neighbour : level == standing.level ? Reach::Kind::Self : Reach::Kind::Ancestor;
        reach.level = level;
        if (!path.owner) return Place_{reach, level};
        if (!neighbour && report_problem) report(problems::object_of_an_object(path.place));
        const auto told = neighbour ? series(path, reach, report_problem) : std::nullopt;
        return told ? std::optional(Place_{*told, level}) : std::nullopt;
      }
      if (report_problem)
        report(regulation_.gathers(level, standing.level)
                   ? problems::in_several_groups(path.segments.front().name, where(standing))
                   : problems::level_not_above(path.segments.front().name, where(standing), levels_in_order()));
      return std::nullopt;
    }
  }
  if (path.owner) {
    if (report_problem) report(problems::object_of_an_object(path.place));
    return std::nullopt;
  }
  const std::string address = joined_segments(path);
  if (standing.curriculum) {
    const auto found = standing.curriculum->find(address);
    if (found.size() > 1 && report_problem) {
      std::vector<std::string> paths;
      for (const ObjectId id : found)
        paths.push_back(standing.curriculum->address(id));
      report(problems::object_not_unique(address, path.place, paths));
    }
    if (found.size() == 1) saw_address(regulation_, *standing.curriculum, path, path.segments.size(), found[0]);
    if (found.size() == 1)
      return Place_{{Reach::Kind::Named, standing.curriculum->object(found[0]).level, address},
                    standing.curriculum->object(found[0]).level};
    if (!found.empty()) return std::nullopt;
  }
  if (const auto named = regulation_.named_objects.find(text::fold_name(address));
      named != regulation_.named_objects.end()) {
    saw_object(regulation_, path.place, named->second, address);
    return Place_{{Reach::Kind::Named, named->second, address}, named->second};
  }
  if (report_problem)
    report(standing.curriculum ? problems::unknown_object(address, path.place, regulation_.named_object_codes)
                               : problems::object_not_declared(address, path.place, regulation_.named_object_codes));
  return std::nullopt;
}

// « de même filière », « de même code »: which objects follow one another.
std::optional<Reach> Checker::series(const syntax::Path& path, Reach reach, bool report_problem) {
  const std::string name = *after_same(path);
  reach.same_code = same_name(name, "code");
  if (reach.same_code) return reach;
  reach.same = regulation_.fact_visible(reach.level, name);
  Span place = path.owner->segments.front().name.place;  // of « même filière »
  place.begin = place.end - std::min(place.end, static_cast<std::uint32_t>(name.size()));
  saw(regulation_, place, reach.same);
  if (reach.same.valid() && regulation_.fact(reach.same).source == FactSource::Attribute) return reach;
  if (!report_problem) return std::nullopt;
  std::vector<std::string> known{"code"};
  for (const Fact& fact : regulation_.facts)
    if (fact.source == FactSource::Attribute && !fact.within.valid() &&
        (fact.level == reach.level || regulation_.encloses(fact.level, reach.level)))
      known.push_back(fact.name);
  report(problems::unknown_attribute(name, regulation_.level(reach.level).name, path.owner->place, known));
  return std::nullopt;
}

}  // namespace bareme::semantics
