// A name changed in the editor is that thing's alone, everywhere it is read and nowhere else: the règlement is as sound
// and its cas pass as before, and the old name given back gives back the same bytes. Over the names of the règlements
// of the repository, drawn by seed: BAREME_SEED draws others, RENAMINGS=ensta goes through every one of the folders so
// named.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "repl/lsp/answers.hpp"
#include "repl/lsp/tried.hpp"
#include "support/dice.hpp"
#include "support/source_dir.hpp"

namespace bareme {
namespace {

namespace fs = std::filesystem;
using repl::lsp::Json;
using repl::lsp::Together;
using repl::lsp::Workshop;

std::vector<std::string> regulations() {
  std::vector<std::string> all;
  for (const auto& found : fs::recursive_directory_iterator(fs::path(support::source_dir()) / "regulations"))
    if (found.path().filename() == "reglement.bareme") all.push_back(found.path().generic_string());
  std::sort(all.begin(), all.end());
  return all;
}

std::map<std::string, std::string> texts_of(const Workshop& workshop, const Together& together) {
  std::map<std::string, std::string> texts;
  for (const auto& [path, source] : together.sources)
    if (auto text = workshop.text(path)) texts[path] = *std::move(text);
  return texts;
}

// What `verifier` and `tester` count.
struct Counts {
  std::size_t problems = 0, trials = 0, passing = 0;
  friend bool operator==(const Counts&, const Counts&) = default;
};

Counts counts_of(const Together& together) {
  Counts counts{together.problems.all().size(), 0, 0};
  for (const evaluation::Trial& trial : together.session.test()) {
    ++counts.trials;
    if (trial.passed()) ++counts.passing;
  }
  return counts;
}

Json rename_at(const Workshop& workshop, const std::string& path, std::size_t offset, const std::string& name,
               std::string& fault) {
  const std::string text = workshop.text(path).value_or("");
  const repl::lsp::Position place = repl::lsp::Lines(text).position(offset);
  return repl::lsp::rename(workshop,
                           {{"textDocument", {{"uri", repl::lsp::uri_of(path)}}},
                            {"position", {{"line", place.line}, {"character", place.character}}},
                            {"newName", name}},
                           fault);
}

// What an editor makes of the answer.
void apply(Workshop& workshop, const Json& answer) {
  repl::lsp::Edits edits;
  for (const auto& [uri, changes] : answer.at("changes").items()) {
    const std::string path = repl::lsp::path_of(uri), text = workshop.text(path).value_or("");
    const repl::lsp::Lines lines(text);
    const auto offset = [&](const Json& place) {
      return lines.offset({place.at("line").get<std::size_t>(), place.at("character").get<std::size_t>()});
    };
    for (const Json& change : changes)
      edits[path].push_back({offset(change.at("range").at("start")), offset(change.at("range").at("end")),
                             change.at("newText").get<std::string>()});
  }
  workshop = repl::lsp::with(workshop, edits);
}

// What the language itself reads under that name has it (« moyenne des ue » is that of `moyenne`).
bool read_by_the_language(const std::string& name) {
  static const std::set<std::string> names = {"moyenne", "note retenue", "coefficient", "type"};
  return names.contains(name);
}

// As many words as it has, so that each may keep its plural.
std::string fresh_name(const Entity& entity, const std::string& old) {
  if (entity.kind == Entity::Kind::Code || entity.kind == Entity::Kind::Object) return "ZQX";
  std::string name = "zorglub";
  for (const char c : old)
    if (c == ' ') name += " zorglub";
  return name;
}

struct Drawn {
  const Together* together;
  std::string path;
  const Meaning* meaning;
  std::string name() const { return together->meanings().name(meaning->of.front()); }
};

void renamed_and_back(Workshop workshop, const Drawn& drawn, bool whole) {
  const std::string old = drawn.name(), name = fresh_name(drawn.meaning->of.front(), old);
  const auto line = [&](const std::string& text, std::size_t at) {
    return std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  };
  const auto before = texts_of(workshop, *drawn.together);
  INFO(drawn.path << ':' << line(before.at(drawn.path), drawn.meaning->name.begin) << "  " << old << " -> " << name);
  const Counts expected = counts_of(*drawn.together);
  const Json range = repl::lsp::rename_range(
      workshop,
      {{"textDocument", {{"uri", repl::lsp::uri_of(drawn.path)}}},
       {"position",
        {{"line", line(before.at(drawn.path), drawn.meaning->name.begin) - 1},
         {"character", repl::lsp::Lines(before.at(drawn.path)).position(drawn.meaning->name.begin).character}}}});
  if (range.is_null()) return;  // a name the language gives
  std::string fault;
  const Json there = rename_at(workshop, drawn.path, drawn.meaning->name.begin, name, fault);
  if (read_by_the_language(old) && !fault.empty()) return;
  CHECK(fault == "");
  if (!fault.empty()) return;
  apply(workshop, there);
  const Together& after = workshop.read(drawn.path, whole);
  CHECK(counts_of(after) == expected);
  const auto now = texts_of(workshop, after);
  const std::string& text = now.at(drawn.path);
  const auto& old_text = before.at(drawn.path);
  std::size_t at = 0;  // the first place that is other is one of the name
  while (at < old_text.size() && old_text[at] == text[at])
    ++at;
  const Json back = rename_at(workshop, drawn.path, at, old, fault);
  CHECK(fault == "");
  if (!fault.empty()) return;
  apply(workshop, back);
  const auto again = texts_of(workshop, after);
  for (const auto& [path, first] : before)
    if (again.at(path) != first) {
      std::size_t place = 0;
      while (place < first.size() && again.at(path)[place] == first[place])
        ++place;
      FAIL_CHECK(path << ':' << line(first, place) << " is no more what it was: " << again.at(path).substr(place, 60));
    }
}

}  // namespace

TEST_CASE("property: a name changed leaves the same règlement, and given back leaves the same bytes",
          "[lsp][property]") {
  const char* const asked = std::getenv("RENAMINGS");
  const char* const seed = std::getenv("BAREME_SEED");
  const std::uint64_t drawn = seed ? std::strtoull(seed, nullptr, 10) : 1;
  INFO("BAREME_SEED=" << drawn);
  for (const std::string& path : regulations()) {
    if (asked && path.find(asked) == path.npos) continue;
    support::Dice dice(drawn, path.substr(support::source_dir().size()));
    if (!asked && !dice.chance(60)) continue;  // in a few seconds
    Workshop workshop;
    workshop.read(path, asked != nullptr);
    const Together* const together = workshop.sound(path);
    if (together == nullptr) continue;  // modifies another, which is not beside it
    std::map<std::vector<Entity>, std::vector<const Meaning*>> by_thing;
    for (const Meaning& one : together->meanings().all())
      if (workshop.text(together->session.sources()[one.name.source].path())) by_thing[one.of].push_back(&one);
    std::vector<std::vector<const Meaning*>> things;
    for (auto& [of, places] : by_thing)
      things.push_back(std::move(places));
    for (std::size_t i = 0; i < (asked ? things.size() : 1); ++i) {
      const Meaning* const meaning = dice.one_of(asked ? things[i] : dice.one_of(things));
      renamed_and_back(workshop, {together, together->session.sources()[meaning->name.source].path(), meaning},
                       asked != nullptr);
    }
  }
}

}  // namespace bareme
