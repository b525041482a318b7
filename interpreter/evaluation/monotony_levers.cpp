#include "evaluation/monotony_levers.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string>

#include "semantics/directions.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {

using namespace semantics;
using values::Number;

namespace {

constexpr std::size_t thresholds_at_most = 6, papers_at_most = 3, together_at_most = 4;

void walk_rules(const Quantity& quantity, const std::function<void(const Expression&)>& look) {
  for (const Rule& rule : quantity.rules)
    walk(rule.body, look);
  for (const Verdict& verdict : quantity.verdicts)
    for (const VerdictRow& row : verdict.rows)
      walk(row.condition, look);
  for (const ExceptionRule& exception : quantity.exceptions) {
    walk(exception.condition, look);
    walk(exception.body, look);
  }
}

}  // namespace

Behind Levers::behind(QuantityId id) const {
  Behind found;
  std::deque<QuantityId> queue{id};
  found.quantities.insert(id);
  const auto note = [&](const values::Value& value) {
    if (!value.is_number() || value.number().sign() <= 0) return;
    if (found.thresholds.size() < thresholds_at_most &&
        std::find(found.thresholds.begin(), found.thresholds.end(), value.number()) == found.thresholds.end())
      found.thresholds.push_back(value.number());
  };
  const auto constant = [&](const Expression& e) {
    if (const auto* written = std::get_if<Constant>(&e.node)) note(written->value);
  };
  const auto reached = [&](QuantityId next) {
    if (found.quantities.insert(next).second) queue.push_back(next);
  };
  const auto look = [&](const Expression& e) {
    constant(e);
    if (const auto* table = std::get_if<Table>(&e.node))
      for (const TableRow& row : table->rows)
        note(row.key);
    if (const auto* fact = std::get_if<ReadFact>(&e.node)) {
      walk(regulation_.fact(fact->fact).otherwise, constant);
      if (is_a_mark(regulation_.fact(fact->fact)) &&
          std::find(found.marks.begin(), found.marks.end(), fact->fact) == found.marks.end())
        found.marks.push_back(fact->fact);
    }
    if (const auto* read = std::get_if<ReadQuantity>(&e.node)) {
      const Quantity& quantity = regulation_.quantity(read->quantity);
      found.last_session = std::max(found.last_session, quantity.session);
      reached(read->quantity);
      if (quantity.role != Quantity::Role::Validated && quantity.role != Quantity::Role::Result) return;
      // « validée » is read from the proposition
      const QuantityId proposed = regulation_.quantity_named(quantity.level, "proposition");
      if (proposed.valid()) reached(proposed);
    }
  };
  while (!queue.empty()) {
    const QuantityId next = queue.front();
    queue.pop_front();
    walk_rules(regulation_.quantity(next), look);
  }
  std::sort(found.thresholds.begin(), found.thresholds.end());
  return found;
}

Lever Levers::mark(ObjectId paper, int session) const {
  const QuantityId first = regulation_.quantity_named(regulation_.lowest, "note session 1");
  const Number low = regulation_.mark_type.low.value_or(Number(0));
  const Number high = first.valid() ? regulation_.quantity(first).type.high.value_or(Number(20)) : Number(20);
  Lever lever;
  lever.object = paper;
  lever.session = session;
  lever.worst = regulation_.mark_type.low_best ? high : low;
  lever.best = regulation_.mark_type.low_best ? low : high;
  return lever;
}

std::vector<Lever> Levers::of(const Curriculum& maquette, ObjectId object, const Behind& behind,
                              bool with_entries) const {
  std::vector<Lever> levers;
  for (const ObjectId paper : papers(maquette, object))
    for (int session = 1; session <= behind.last_session; ++session)
      levers.push_back(mark(paper, session));
  if (!with_entries) return levers;
  for (const FactId id : behind.marks) {
    const Fact& fact = regulation_.fact(id);
    Lever lever;
    lever.object = holder(maquette, object, fact.level);
    if (!lever.object.valid()) continue;
    lever.fact = id;
    lever.worst = fact.type.low_best ? *fact.type.high : *fact.type.low;
    lever.best = fact.type.low_best ? *fact.type.low : *fact.type.high;
    if (fact.type.step) lever.step = *fact.type.step;
    levers.push_back(std::move(lever));
  }
  return levers;
}

namespace {

// « résultat », « compensable si … »: what some of several objects may be granted.
bool decides(const Quantity& quantity) {
  return quantity.role == Quantity::Role::Proposition || quantity.role == Quantity::Role::Predicate;
}

// Of each level, what tells its objects apart: the first quantity that decides.
std::map<LevelId, QuantityId> deciding(const CheckedRegulation& regulation, const std::set<QuantityId>& quantities) {
  std::map<LevelId, QuantityId> found;
  for (const QuantityId id : quantities)
    if (const Quantity& quantity = regulation.quantity(id); decides(quantity) && quantity.level != regulation.lowest)
      found.emplace(quantity.level, id);
  return found;
}

}  // namespace

std::vector<std::vector<ObjectId>> Levers::together(const Curriculum& maquette, ObjectId object,
                                                    const Behind& behind) const {
  std::vector<std::vector<ObjectId>> found;
  for (const auto& [level, quantity] : deciding(regulation_, behind.quantities)) {
    const bool own = maquette.object(object).level == level;
    const std::vector<ObjectId> all = maquette.descendants(own ? maquette.root() : object, level);
    const auto first = own ? std::find(all.begin(), all.end(), object) : all.begin();
    if (first == all.end()) continue;
    const int rule = maquette.rule_for(regulation_, quantity, *first);
    std::vector<ObjectId> neighbours{*first}, strangers{*first}, others, rest;
    std::set<ObjectId> met{maquette.object(*first).parent};
    for (const ObjectId other : all) {
      const Object& one = maquette.object(other);
      if (other == *first || one.elsewhere || one.line || maquette.rule_for(regulation_, quantity, other) != rule)
        continue;
      const bool near = one.parent == maquette.object(*first).parent;
      (near ? neighbours : others).push_back(other);
      (met.insert(one.parent).second ? strangers : rest).push_back(other);
    }
    neighbours.insert(neighbours.end(), others.begin(), others.end());
    strangers.insert(strangers.end(), rest.begin(), rest.end());
    for (std::size_t size = 2; size <= together_at_most; ++size)
      for (const std::vector<ObjectId>& of : {neighbours, strangers})
        if (of.size() >= size) found.emplace_back(of.begin(), of.begin() + static_cast<std::ptrdiff_t>(size));
  }
  return found;
}

// The first épreuve of each sort: what sets it and what contains it apart.
std::vector<ObjectId> Levers::papers(const Curriculum& maquette, ObjectId object) const {
  std::vector<ObjectId> all = maquette.object(object).level == regulation_.lowest
                                  ? std::vector<ObjectId>{object}
                                  : maquette.descendants(object, regulation_.lowest);
  std::vector<ObjectId> found;
  std::set<std::string> sorts;
  for (const ObjectId paper : all) {
    if (maquette.object(paper).elsewhere || maquette.object(paper).line || found.size() == papers_at_most) continue;
    std::string sort;
    for (ObjectId at = paper; at.valid() && at != object; at = maquette.object(at).parent)
      for (const auto& [fact, value] : maquette.object(at).attributes)
        if (value.is_code()) sort += std::to_string(fact.value) + "=" + std::to_string(value.code()) + ";";
    if (sorts.insert(sort).second) found.push_back(paper);
  }
  return found;
}

// Where an entry of that level is given: on the object, on what contains it, on the first it contains.
ObjectId Levers::holder(const Curriculum& maquette, ObjectId object, LevelId level) const {
  if (const ObjectId above = maquette.ancestor(object, level); above.valid()) return above;
  for (const ObjectId inside : maquette.descendants(object, level))
    if (!maquette.object(inside).elsewhere && !maquette.object(inside).line) return inside;
  return {};
}

}  // namespace bareme::evaluation
