#include "session/sightings.hpp"

#include <algorithm>
#include <functional>

#include "semantics/walk.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Span;
using semantics::CheckedRegulation;
using semantics::Expression;
using semantics::ExpressionPtr;

// Every expression of a règlement, with its parts.
void for_each_expression(const CheckedRegulation& rules, const std::function<void(const Expression&)>& visit) {
  const auto all = [&](const ExpressionPtr& expression) { semantics::walk(expression, visit); };
  for (const semantics::Quantity& quantity : rules.quantities) {
    for (const semantics::Rule& rule : quantity.rules)
      all(rule.body);
    for (const semantics::Verdict& verdict : quantity.verdicts)
      for (const semantics::VerdictRow& row : verdict.rows)
        all(row.condition);
    for (const semantics::ExceptionRule& exception : quantity.exceptions) {
      all(exception.condition);
      all(exception.body);
    }
  }
  for (const semantics::Choice& choice : rules.choices) {
    all(choice.condition);
    for (const semantics::ChoiceRow& row : choice.rows)
      all(row.condition);
  }
  for (const semantics::Fact& fact : rules.facts)
    all(fact.otherwise);
  for (const semantics::ScaleTable& table : rules.tables)
    all(table.body);
  for (const semantics::HeldCheck& check : rules.checks)
    all(check.condition);
  for (const semantics::Followed& followed : rules.followed)
    all(followed.condition);
}

}  // namespace

bool holds(const Span& outer, const Span& inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

std::uint32_t length(const Span& span) { return span.end - span.begin; }

Sightings::Sightings(const CheckedRegulation& rules) : rules_(rules) {
  for (std::size_t i = 0; i < rules.levels.size(); ++i)
    add(Entity::Kind::Level, i, rules.levels[i].name);
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    add(Entity::Kind::Quantity, i, rules.quantities[i].name);
  for (std::size_t i = 0; i < rules.facts.size(); ++i)
    add(Entity::Kind::Fact, i, rules.facts[i].name);
  for (std::size_t i = 0; i < rules.codes.size(); ++i)
    add(Entity::Kind::Code, i, rules.codes[i].name);
  for (std::size_t i = 0; i < rules.tables.size(); ++i)
    add(Entity::Kind::Table, i, rules.tables[i].name);
  for (std::size_t i = 0; i < rules.formulas.size(); ++i)
    add(Entity::Kind::Function, i, rules.formulas[i].name);
  for (std::size_t i = 0; i < rules.lua_functions.size(); ++i)
    add(Entity::Kind::Lua, i, rules.lua_functions[i].name);
  for_each_expression(rules, [&](const Expression& expression) { see(expression); });
}

void Sightings::add(Entity::Kind kind, std::size_t id, const std::string& name, const std::string& code) {
  std::vector<Entity>& known = by_name_[text::fold_name(name)];
  const Entity entity{kind, id, code};
  if (std::find(known.begin(), known.end(), entity) == known.end()) known.push_back(entity);
}

void Sightings::see(Span place, Entity entity, const std::string& name) {
  seen_[text::fold_name(name)].push_back({place, std::move(entity)});
}

std::vector<Entity> Sightings::of(const syntax::Name& name) const {
  const std::string folded = text::fold_name(name.text);
  std::vector<Entity> found;
  std::uint32_t best = 0;
  if (const auto seen = seen_.find(folded); seen != seen_.end())
    for (const Sighting& one : seen->second) {
      if (!holds(one.place, name.place)) continue;
      if (found.empty() || length(one.place) < best) {
        found = {one.entity};
        best = length(one.place);
      } else if (length(one.place) == best && std::find(found.begin(), found.end(), one.entity) == found.end()) {
        found.push_back(one.entity);
      }
    }
  if (!found.empty()) return found;
  const auto known = by_name_.find(folded);
  return known == by_name_.end() ? std::vector<Entity>{} : known->second;
}

void Sightings::see(const Expression& expression) {
  const Span place = expression.place;
  if (const auto* quantity = std::get_if<semantics::ReadQuantity>(&expression.node)) {
    see(place, {Entity::Kind::Quantity, quantity->quantity.index(), {}}, rules_.quantity(quantity->quantity).name);
  } else if (const auto* fact = std::get_if<semantics::ReadFact>(&expression.node)) {
    see(place, {Entity::Kind::Fact, fact->fact.index(), {}}, rules_.fact(fact->fact).name);
  } else if (const auto* table = std::get_if<semantics::Apply>(&expression.node)) {
    see(place, {Entity::Kind::Table, table->table.index(), {}}, rules_.tables[table->table.index()].name);
  } else if (const auto* lua = std::get_if<semantics::CallLua>(&expression.node)) {
    see(place, {Entity::Kind::Lua, lua->function.index(), {}}, rules_.lua_functions[lua->function.index()].name);
  } else if (const auto* is = std::get_if<semantics::Is>(&expression.node)) {
    for (const values::CodeId code : is->codes)
      see(place, {Entity::Kind::Code, static_cast<std::size_t>(code), {}}, rules_.code(code).name);
  } else if (const auto* constant = std::get_if<semantics::Constant>(&expression.node)) {
    if (!constant->value.is_code()) return;
    const values::CodeId code = constant->value.code();
    see(place, {Entity::Kind::Code, static_cast<std::size_t>(code), {}}, rules_.code(code).name);
  }
}

}  // namespace bareme
