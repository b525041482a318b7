#include "session/meanings.hpp"

#include <algorithm>

#include "session/inside.hpp"
#include "session/sightings.hpp"
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

// What exemples and cas pose and expect.
template <class Visit>
void for_each_pose(const Session::State& state, Visit visit) {
  const auto both = [&](const auto& given, const auto& expected) {
    for (const semantics::Posed& one : given)
      visit(one.place, one.quantity, one.fact);
    for (const semantics::Expected& one : expected)
      visit(one.place, one.quantity, one.awaited_fact);
  };
  for (const semantics::CheckedExample& example : state.examples)
    both(example.given, example.expected);
  for (const Session::State::HeldCase& held : state.cases)
    for (const semantics::CheckedCase::Step& step : held.steps.steps)
      both(step.posed, step.expected);
}

template <class Visit>
void for_each_cell(const syntax::Parsed& parsed, Visit visit) {
  for (const auto& item : parsed.file.items) {
    const auto* maquette = std::get_if<syntax::Maquette>(&item);
    if (maquette == nullptr) continue;
    for (const auto& line : maquette->items) {
      const auto* table = std::get_if<syntax::Table>(&line);
      if (table == nullptr) continue;
      for (const syntax::Cell& cell : table->header)
        visit(cell);
      for (const auto& row : table->rows)
        for (const syntax::Cell& cell : row)
          visit(cell);
    }
  }
}

// A case of a maquette is one name, « note éliminatoire », or several things that have one, « EF + CC × 3 ».
std::vector<syntax::Name> names_in(const syntax::Cell& cell, const Sightings& names) {
  const std::string& text = cell.text;
  if (text.empty() || length(cell.place) != text.size()) return {};
  if (!names.of({text, cell.place}).empty()) return {{text, cell.place}};
  std::vector<syntax::Name> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t+;(),", at), text.size());
    if (end > at)
      found.push_back({text.substr(at, end - at),
                       {cell.place.source, cell.place.begin + static_cast<std::uint32_t>(at),
                        cell.place.begin + static_cast<std::uint32_t>(end)}});
    at = end + 1;
  }
  return found;
}

bool in_a_maquette(const syntax::Parsed& parsed, const Span& place) {
  return std::any_of(parsed.file.items.begin(), parsed.file.items.end(), [&](const auto& item) {
    const auto* maquette = std::get_if<syntax::Maquette>(&item);
    if (maquette == nullptr) return false;
    const auto block = parsed.blocks.find(maquette->place.begin);
    return block != parsed.blocks.end() && maquette->place.begin <= place.begin && place.end <= block->second;
  });
}

// A maquette gives and holds attributes, whatever else has their name: an entry of what the student brings.
std::vector<Entity> of_a_maquette(std::vector<Entity> of, const CheckedRegulation& rules) {
  const auto attribute = [&](const Entity& one) {
    return one.kind == Entity::Kind::Fact && rules.facts[one.id].source == semantics::FactSource::Attribute;
  };
  if (std::any_of(of.begin(), of.end(), attribute))
    std::erase_if(of, [&](const Entity& one) { return one.kind == Entity::Kind::Fact && !attribute(one); });
  return of;
}

bool before(const Span& left, const Span& right) {
  return left.source != right.source ? left.source < right.source : left.begin < right.begin;
}

}  // namespace

Meanings::Meanings(const Session& session) : session_(session) {
  if (!session.loaded()) return;
  const Session::State& state = Inside::of(session);
  const CheckedRegulation& rules = *state.regulation;
  Sightings names(rules);
  for (const semantics::Curriculum& maquette : state.maquettes)
    for (const semantics::Object& object : maquette.objects)
      if (!object.code.empty() && !object.filled && !object.line)
        names.add(Entity::Kind::Object, object.level.index(), object.code, object.code);
  for_each_pose(state, [&](Span place, semantics::QuantityId quantity, semantics::FactId fact) {
    if (quantity.valid())
      names.see(place, {Entity::Kind::Quantity, quantity.index(), {}}, rules.quantity(quantity).name);
    else if (fact.valid())
      names.see(place, {Entity::Kind::Fact, fact.index(), {}}, rules.fact(fact).name);
  });
  declared_ = declaring_lines(rules);
  for (const auto& [entity, lines] : declared_)
    for (const Span& line : lines)
      names.see(line, entity, name(entity));
  const auto add = [&](const syntax::Name& written, std::vector<Entity> of) {
    if (!of.empty()) meanings_.push_back({written.place, std::move(of)});
  };
  for (const syntax::Parsed& parsed : state.parsed) {
    for (const syntax::Name& written : parsed.names)
      add(written, in_a_maquette(parsed, written.place) ? of_a_maquette(names.of(written), rules) : names.of(written));
    for_each_cell(parsed, [&](const syntax::Cell& cell) {
      for (const syntax::Name& written : names_in(cell, names))
        add(written, of_a_maquette(names.of(written), rules));
    });
  }
  std::sort(meanings_.begin(), meanings_.end(),
            [](const Meaning& left, const Meaning& right) { return before(left.name, right.name); });
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
