#include "session/meanings.hpp"

#include <algorithm>
#include <tuple>

#include "session/inside.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using semantics::CheckedRegulation;

// Where each thing is said to be: the line that declares or defines it.
std::map<Entity, std::vector<Span>> declaring_lines(const CheckedRegulation& rules) {
  std::map<Entity, std::vector<Span>> lines;
  const auto add = [&](Entity::Kind kind, std::size_t id, Span place) {
    if (place.end > place.begin) lines[{kind, id, {}}].push_back(place);
  };
  for (std::size_t i = 0; i < rules.levels.size(); ++i)
    add(Entity::Kind::Level, i, rules.levels[i].place);
  for (std::size_t i = 0; i < rules.quantities.size(); ++i) {
    const semantics::Quantity& quantity = rules.quantities[i];
    for (const semantics::Rule& rule : quantity.rules)
      add(Entity::Kind::Quantity, i, rule.place);
    for (const semantics::Verdict& verdict : quantity.verdicts)
      add(Entity::Kind::Quantity, i, verdict.place);
    if (quantity.rules.empty() && quantity.verdicts.empty()) add(Entity::Kind::Quantity, i, quantity.place);
  }
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    add(Entity::Kind::Fact, i, rules.facts[i].place);
  for (std::size_t i = 0; i < rules.codes.size(); ++i)
    add(Entity::Kind::Code, i, rules.codes[i].place);
  for (std::size_t i = 0; i < rules.tables.size(); ++i)
    add(Entity::Kind::Table, i, rules.tables[i].place);
  for (std::size_t i = 0; i < rules.formulas.size(); ++i)
    add(Entity::Kind::Function, i, rules.formulas[i].place);
  for (std::size_t i = 0; i < rules.lua_functions.size(); ++i)
    add(Entity::Kind::Lua, i, rules.lua_functions[i].place);
  return lines;
}

Entity::Kind kind_of(semantics::Reading::Kind kind) {
  using Read = semantics::Reading::Kind;
  switch (kind) {
    case Read::Level:
      return Entity::Kind::Level;
    case Read::Quantity:
      return Entity::Kind::Quantity;
    case Read::Fact:
      return Entity::Kind::Fact;
    case Read::Code:
      return Entity::Kind::Code;
    case Read::Object:
      return Entity::Kind::Object;
    case Read::Table:
      return Entity::Kind::Table;
    case Read::Function:
      return Entity::Kind::Function;
    case Read::Lua:
      break;
  }
  return Entity::Kind::Lua;
}

// A name in quotes is what is between them.
Span unquoted(Span place, std::string_view text) {
  if (place.end - place.begin > 2 && text[place.begin] == '"' && text[place.end - 1] == '"')
    return {place.source, place.begin + 1, place.end - 1};
  return place;
}

bool before(const Span& left, const Span& right) {
  return left.source != right.source ? left.source < right.source : left.begin < right.begin;
}

}  // namespace

bool holds(const Span& outer, const Span& inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

Meanings::Meanings(const Session& session) : session_(session) {
  if (!session.loaded()) return;
  const Session::State& state = Inside::of(session);
  declared_ = declaring_lines(*state.regulation);
  std::map<std::pair<std::size_t, std::string>, std::string> objects;  // by level and folded code: as first written
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::vector<Entity>> read;
  for (const semantics::Reading& reading : state.readings->all()) {
    const std::string_view text = state.sources[reading.place.source].text();
    const Span place = unquoted(reading.place, text);
    Entity entity{kind_of(reading.kind), reading.id, {}};
    if (entity.kind == Entity::Kind::Object)
      entity.code = objects.try_emplace({reading.id, text::fold_name(reading.code)}, reading.code).first->second;
    // What is read without being named (the moyenne of « UE1 ») is not there.
    if (!text::same_name(text.substr(place.begin, place.end - place.begin), name(entity))) continue;
    if (reading.declares) declared_[entity].push_back(place);
    std::vector<Entity>& of = read[{place.source, place.begin, place.end}];
    if (std::find(of.begin(), of.end(), entity) == of.end()) of.push_back(std::move(entity));
  }
  for (auto& [place, of] : read) {
    std::sort(of.begin(), of.end());
    meanings_.push_back({{std::get<0>(place), std::get<1>(place), std::get<2>(place)}, std::move(of)});
  }
}

const Meaning* Meanings::at(std::uint32_t source, std::uint32_t offset) const {
  const auto after = std::upper_bound(meanings_.begin(), meanings_.end(), Span{source, offset, offset},
                                      [](const Span& place, const Meaning& one) { return before(place, one.name); });
  if (after == meanings_.begin()) return nullptr;
  const Meaning& one = *std::prev(after);
  return one.name.source == source && offset <= one.name.end ? &one : nullptr;
}

// The name itself, where the line that declares it has one; the line otherwise.
std::vector<Span> Meanings::declarations(const Meaning& meaning) const {
  std::vector<Span> found;
  for (const Entity& entity : meaning.of) {
    const auto lines = declared_.find(entity);
    if (lines == declared_.end()) continue;
    for (const Span& line : lines->second) {
      const auto name = std::find_if(meanings_.begin(), meanings_.end(), [&](const Meaning& one) {
        return holds(line, one.name) && std::find(one.of.begin(), one.of.end(), entity) != one.of.end();
      });
      found.push_back(name == meanings_.end() ? line : name->name);
    }
  }
  std::sort(found.begin(), found.end(), before);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Span> Meanings::uses(const Meaning& meaning) const {
  std::vector<Span> found;
  for (const Meaning& one : meanings_)
    if (std::any_of(one.of.begin(), one.of.end(), [&](const Entity& entity) {
          return std::find(meaning.of.begin(), meaning.of.end(), entity) != meaning.of.end();
        }))
      found.push_back(one.name);
  return found;
}

std::string Meanings::name(const Entity& entity) const {
  const CheckedRegulation& rules = session_.regulation();
  switch (entity.kind) {
    case Entity::Kind::Level:
      return rules.levels[entity.id].name;
    case Entity::Kind::Quantity:
      return rules.quantities[entity.id].name;
    case Entity::Kind::Fact:
      return rules.facts[entity.id].name;
    case Entity::Kind::Code:
      return rules.codes[entity.id].name;
    case Entity::Kind::Table:
      return rules.tables[entity.id].name;
    case Entity::Kind::Function:
      return rules.formulas[entity.id].name;
    case Entity::Kind::Lua:
      return rules.lua_functions[entity.id].name;
    case Entity::Kind::Object:
      return entity.code;
  }
  return "";
}

}  // namespace bareme
