#include "session/yields.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "session/inside.hpp"
#include "session/past_compare.hpp"
#include "session/scenarios.hpp"
#include "text/plural.hpp"

namespace bareme {
namespace {

using plan::CellKey;
using semantics::ObjectId;
using semantics::Quantity;
using semantics::QuantityId;
using values::State;
using values::Value;

// The same students under two règlements: a cell of the one, and what the other calls by the same names.
class Pair {
 public:
  Pair(const Session& now, const Session& before) : now_(now), before_(before) {
    for (std::size_t i = 0; i < before.promotion().size(); ++i)
      rows_.emplace(before.promotion().students[i].number, i);
    for (const semantics::Level& level : now.regulation().levels)
      levels_.push_back(before.regulation().level_named(level.name));
  }

  std::optional<CellKey> before(const CellKey& cell) {
    const Quantity& quantity = now_.regulation().quantity(cell.quantity);
    const auto object = objects_.find(cell.object);
    const ObjectId there = object != objects_.end() ? object->second : objects_[cell.object] = same_object(cell.object);
    if (!there.valid()) return std::nullopt;
    const QuantityId same = before_.regulation().quantity_named(levels_[quantity.level.index()], quantity.name);
    if (!same.valid()) return std::nullopt;
    return CellKey{there, same, cell.view};
  }
  // None: the base did not have this student when the other was read.
  std::optional<std::size_t> row(std::size_t student) const {
    const auto found = rows_.find(now_.promotion().students[student].number);
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }
  // Codes are compared by their names: each règlement numbers its own.
  bool same(const Value& now, const Value& before) const {
    if (!now.is_code() || !before.is_code()) return now == before;
    return now_.regulation().code(now.code()).name == before_.regulation().code(before.code()).name;
  }

 private:
  ObjectId same_object(ObjectId object) const {
    const semantics::Object& here = now_.curriculum().object(object);
    if (object == now_.curriculum().root()) return before_.curriculum().root();
    const semantics::LevelId level = levels_[here.level.index()];
    if (here.filled) {  // its address is its parent's
      const auto parent = objects_.find(here.parent);
      const ObjectId above = parent != objects_.end() ? parent->second : same_object(here.parent);
      if (!above.valid()) return {};
      for (const ObjectId child : before_.curriculum().object(above).children)
        if (before_.curriculum().object(child).level == level) return child;
      return {};
    }
    for (const ObjectId one : before_.curriculum().find(now_.curriculum().address(object)))
      if (before_.curriculum().object(one).level == level) return one;
    return {};
  }
  const Session& now_;
  const Session& before_;
  std::unordered_map<std::string, std::size_t> rows_;
  std::vector<semantics::LevelId> levels_;
  std::map<ObjectId, ObjectId> objects_;
};

bool is_told(const Quantity& quantity) {
  using Role = Quantity::Role;
  return quantity.role == Role::Value || quantity.role == Role::Predicate || quantity.role == Role::Proposition;
}

void count(Yield& yield, const semantics::CheckedRegulation& rules, const Value& value) {
  if (value.state() == State::SansObjet) return;
  ++yield.cases;
  yield.awaited += value.state() == State::EnAttente ? 1 : 0;
  yield.failing += value.state() == State::EnErreur ? 1 : 0;
  if (!value.present()) return;
  if (value.is_truth()) yield.holding += value.truth() ? 1 : 0;
  if (value.is_code()) yield.holding += validating(rules, value) ? 1 : 0;
  if (!value.is_number()) return;
  if (!yield.extremes) yield.extremes = {value, value};
  if (value.number() < yield.extremes->first.number()) yield.extremes->first = value;
  if (value.number() > yield.extremes->second.number()) yield.extremes->second = value;
}

diagnostics::Span first_row(const semantics::Verdict& verdict) {
  return verdict.rows.empty() ? verdict.place : verdict.rows.front().place;
}

// The objects of each article that defines a quantity, article by article.
std::vector<Yield> empty_yields(const Session& session) {
  const semantics::CheckedRegulation& rules = session.regulation();
  std::map<std::pair<std::uint32_t, std::uint32_t>, Yield> by_place;  // in the order of the text
  for (std::size_t q = 0; q < rules.quantities.size(); ++q) {
    const Quantity& quantity = rules.quantities[q];
    if (!is_told(quantity)) continue;
    for (std::size_t o = 0; o < session.curriculum().objects.size(); ++o) {
      const ObjectId object(o);
      const semantics::Object& one = session.curriculum().object(object);
      if (one.level != quantity.level || one.elsewhere) continue;
      const int rule = session.curriculum().rule_for(rules, QuantityId(q), object);
      if (rule < 0) continue;
      const auto at = static_cast<std::size_t>(rule);
      const bool verdict = quantity.role == Quantity::Role::Proposition;
      const diagnostics::Span place = verdict ? first_row(quantity.verdicts[at]) : quantity.rules[at].place;
      Yield& yield = by_place[{place.source, place.begin}];
      yield.article = verdict ? quantity.verdicts[at].article : quantity.rules[at].article;
      yield.quantity = QuantityId(q);
      yield.place = place;
      yield.cells.push_back({object, QuantityId(q), {}});
    }
  }
  std::vector<Yield> all;
  for (auto& [place, yield] : by_place)
    all.push_back(std::move(yield));
  return all;
}

std::optional<CellKey> proposition_of(const Session& session, const CellKey& result) {
  const semantics::CheckedRegulation& rules = session.regulation();
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Proposition &&
        rules.quantities[i].level == session.curriculum().object(result.object).level)
      return CellKey{result.object, QuantityId(i), {}};
  return std::nullopt;
}

}  // namespace

std::vector<Yield> yields(const Session& session, const Session* before) {
  std::vector<Yield> all = empty_yields(session);
  std::optional<Pair> pair;
  if (before != nullptr) pair.emplace(session, *before);
  for (Yield& yield : all)
    for (const CellKey& cell : yield.cells) {
      const auto then = pair ? pair->before(cell) : std::nullopt;
      for (std::size_t student = 0; student < session.promotion().size(); ++student) {
        const Value value = session.value(student, cell);
        count(yield, session.regulation(), value);
        const auto row = pair ? pair->row(student) : std::nullopt;
        if (row && (then ? !pair->same(value, before->value(*row, *then)) : value.state() != State::SansObjet))
          ++yield.changed;
      }
    }
  return all;
}

namespace {

struct Held {  // of a result, what the two règlements propose; of another value, what they give
  CellKey cell;
  std::optional<CellKey> then;
  std::string shown;  // of a result
};

std::vector<Held> results_held(const Session& session, Pair& pair) {
  std::vector<CellKey> shown = results_of(Inside::of(session));
  std::stable_sort(shown.begin(), shown.end(), [&](const CellKey& one, const CellKey& other) {  // the year comes last
    return session.curriculum().object(one.object).level.index() >
           session.curriculum().object(other.object).level.index();
  });
  std::vector<Held> all;
  for (const CellKey& result : shown)
    if (const auto proposition = proposition_of(session, result))
      all.push_back({*proposition, pair.before(*proposition), session.label(result)});
  return all;
}

// The results of `before` that the text has no more: the article was taken out, or no longer meets that object.
std::vector<Held> results_gone(const Session& session, const Session& before, const std::vector<Held>& kept) {
  Pair backwards(before, session);
  std::vector<Held> gone;
  for (Held& held : results_held(before, backwards))
    if (std::none_of(kept.begin(), kept.end(), [&](const Held& one) { return one.then == held.cell; }))
      gone.push_back(std::move(held));
  return gone;
}

}  // namespace

std::vector<Redecided> redecided(const Session& session, const Session& before) {
  Pair pair(session, before);
  const std::vector<Held> results = results_held(session, pair), gone = results_gone(session, before, results);
  std::vector<Held> others;
  for (const CellKey& cell : session.every_cell())
    if (session.regulation().quantity(cell.quantity).role == Quantity::Role::Value)
      others.push_back({cell, pair.before(cell), ""});
  std::vector<Redecided> all;
  for (std::size_t student = 0; student < session.promotion().size(); ++student) {
    const auto row = pair.row(student);
    if (!row) continue;
    const auto changed = [&](const Held& held) {
      const Value value = session.value(student, held.cell);
      return held.then ? !pair.same(value, before.value(*row, *held.then)) : value.state() != State::SansObjet;
    };
    Redecided one;
    one.student = student;
    for (const Held& held : results)
      if (changed(held))
        one.results.push_back({held.cell,
                               held.shown,
                               held.then ? before.words(*held.then, before.value(*row, *held.then)) : "sans objet",
                               session.words(held.cell, session.value(student, held.cell)),
                               {}});
    for (const Held& held : gone)
      if (const Value value = before.value(*row, held.cell); value.state() != State::SansObjet)
        one.results.push_back({std::nullopt, held.shown, before.words(held.cell, value), "n'existe plus", {}});
    one.values = static_cast<std::size_t>(std::count_if(others.begin(), others.end(), changed));
    if (!one.results.empty() || one.values != 0) all.push_back(std::move(one));
  }
  return all;
}

namespace {

// What may have given a result that is no more.
std::vector<std::string> articles_gone(const std::vector<TextChange>& changes) {
  std::vector<std::string> gone;
  for (const TextChange& change : changes)
    if (changes.size() == 1 || change.after.empty()) gone.push_back(change.name);
  return gone;
}

}  // namespace

void find_articles(std::vector<Redecided>& students, const Session& session, const Session& before,
                   std::size_t explained) {
  const std::vector<TextChange> changes = text_changes(before, session);
  for (Redecided& student : students)
    for (Redecided::Change& change : student.results) {
      if (changes.size() == 1) change.articles = {changes.front().name};
      if (!change.cell) change.articles = articles_gone(changes);
      if (changes.size() <= 1 || explained == 0 || !change.cell) continue;
      --explained;
      ReplayedStudent asked;
      asked.row = student.student;
      asked.differences.push_back(
          {change.what, change.before, change.after, PastDifference::Kind::Result, *change.cell});
      change.articles = responsible(changes, before, session, asked);
    }
}

namespace {

std::string objects_told(const Session& session, const Yield& yield) {
  const semantics::Level& level = session.regulation().level(session.regulation().quantity(yield.quantity).level);
  return yield.cells.size() <= 1 ? "" : fmt::format(" ({} {})", yield.cells.size(), text::plural(level.name));
}

// « 40 ADM, 12 AJ »: of codes that neither validate nor refuse, a mention.
std::string codes_told(const Session& session, const Yield& yield) {
  std::map<values::CodeId, std::size_t> counts;
  for (const CellKey& cell : yield.cells)
    for (std::size_t student = 0; student < session.promotion().size(); ++student)
      if (const Value value = session.value(student, cell); value.is_code()) ++counts[value.code()];
  constexpr std::size_t at_most = 5;
  std::string told;
  std::size_t shown = 0;
  for (const auto& [code, count] : counts) {
    if (++shown > at_most) return told + "…";
    told += fmt::format("{}{} {}", told.empty() ? "" : ", ", count, session.regulation().code(code).name);
  }
  return told;
}

// What is known of it: « de 6,81 à 19,44 ».
std::string known_told(const Session& session, const Yield& yield) {
  const Quantity& quantity = session.regulation().quantity(yield.quantity);
  if (quantity.type.kind == values::Kind::Truth) return fmt::format("oui pour {} sur {}", yield.holding, yield.cases);
  if (quantity.type.kind == values::Kind::Code) return codes_told(session, yield);
  if (yield.extremes)
    return fmt::format("de {} à {}", session.words(yield.cells.front(), yield.extremes->first),
                       session.words(yield.cells.front(), yield.extremes->second));
  return fmt::format("{} connus", yield.cases - yield.awaited - yield.failing);
}

}  // namespace

std::string told(const Session& session, const Yield& yield) {
  const Quantity& quantity = session.regulation().quantity(yield.quantity);
  const bool verdict = quantity.role == Quantity::Role::Proposition;
  if (yield.cases == 0) return (verdict ? "résultat" : quantity.name) + " : sans objet pour tous";
  std::vector<std::string> parts;
  if (verdict)
    parts.push_back(fmt::format("{} validé{} sur {}", yield.holding, yield.holding > 1 ? "s" : "", yield.cases));
  else if (yield.awaited + yield.failing < yield.cases)
    parts.push_back(known_told(session, yield));
  if (yield.awaited != 0) parts.push_back(fmt::format("{} en attente", yield.awaited));
  if (yield.failing != 0) parts.push_back(fmt::format("{} en erreur", yield.failing));
  if (yield.changed != 0) parts.push_back(fmt::format("{} changé{}", yield.changed, yield.changed > 1 ? "s" : ""));
  return (verdict ? "" : quantity.name + " : ") + fmt::format("{}", fmt::join(parts, ", ")) +
         objects_told(session, yield);
}

}  // namespace bareme
