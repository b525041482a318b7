#include <algorithm>
#include <map>

#include "evaluation/overlay.hpp"
#include "semantics/walk.hpp"
#include "session/before.hpp"
#include "session/supposed.hpp"
#include "syntax/parse.hpp"

namespace bareme {
namespace {

using evaluation::Overlay;
using evaluation::TreeEvaluator;
using evaluation::World;
using semantics::Posed;
using semantics::Quantity;
using values::Value;

// « note retenue → 0 » is no arithmetic of what was posed: the article that says so is named.
void say_why(Change& change, TreeEvaluator& after) {
  const evaluation::Trace trace = after.explain(change.cell.object, change.cell.quantity, change.cell.view);
  static const std::string opening = "cas : ";
  change.article = trace.article;
  for (const evaluation::Trace& child : trace.children)
    if (child.kind == evaluation::Trace::Kind::Row && child.decisive && child.value == Value::of_truth(true) &&
        child.label.starts_with(opening))
      change.because = child.label.substr(opening.size());
}

bool is_posed(const Overlay& overlay, const plan::CellKey& cell) {
  return std::any_of(overlay.quantities.begin(), overlay.quantities.end(), [&](const World::Posed& posed) {
    return posed.object == cell.object && posed.quantity == cell.quantity;
  });
}

// The résultat of an object, when some verdict speaks of it and it is not among those told.
std::optional<plan::CellKey> result_of(const Session::State& state, semantics::ObjectId object,
                                       const std::vector<Verdict>& told) {
  const bool known =
      std::any_of(told.begin(), told.end(), [&](const Verdict& one) { return one.cell.object == object; });
  return known ? std::nullopt : result_cell(*state.regulation, *state.curriculum, object);
}

// Which quantities depend on the other students, through whatever they read.
class Shared {
 public:
  explicit Shared(const semantics::CheckedRegulation& regulation) : regulation_(regulation) {}

  bool has(semantics::QuantityId id) {
    const auto [known, first] = known_.try_emplace(id, false);
    if (!first) return known->second;
    const Quantity& quantity = regulation_.quantity(id);
    bool shared = false;
    const auto read = [&](const semantics::ExpressionPtr& root) {
      semantics::walk(root, [&](const semantics::Expression& e) {
        const auto* reading = std::get_if<semantics::ReadQuantity>(&e.node);
        shared = shared || std::holds_alternative<semantics::Cohort>(e.node) || (reading && has(reading->quantity));
      });
    };
    for (const semantics::Rule& rule : quantity.rules)
      read(rule.body);
    for (const semantics::Verdict& verdict : quantity.verdicts)
      for (const semantics::VerdictRow& row : verdict.rows)
        read(row.condition);
    for (const semantics::ExceptionRule& exception : quantity.exceptions) {
      read(exception.condition);
      read(exception.body);
    }
    if (quantity.role == Quantity::Role::Result)
      shared = shared || has(regulation_.quantity_named(quantity.level, "proposition"));
    return known_[id] = shared;
  }

 private:
  const semantics::CheckedRegulation& regulation_;
  std::map<semantics::QuantityId, bool> known_;
};

std::vector<Effect> others_changed(const Session& session, const Supposed& supposed, std::size_t student) {
  Shared shared(session.regulation());
  std::map<std::size_t, Effect> others;
  for (const plan::CellKey& cell : session.every_cell()) {
    const Quantity& quantity = session.regulation().quantity(cell.quantity);
    const bool told = quantity.role == Quantity::Role::Value || quantity.role == Quantity::Role::Predicate ||
                      quantity.role == Quantity::Role::Result;
    if (!told || values::is_textual(quantity.type.kind) || session.curriculum().object(cell.object).filled ||
        !shared.has(cell.quantity))
      continue;
    for (const std::size_t other : supposed.moved(cell)) {
      if (other == student) continue;
      const Value before = session.value(other, cell), after = supposed.value(other, cell);
      if (before == after) continue;
      Effect& effect = others.try_emplace(other, Effect{other, {}}).first->second;
      effect.changes.push_back({cell, before, after, {}, ""});
    }
  }
  std::vector<Effect> all;
  for (auto& [other, effect] : others)
    all.push_back(std::move(effect));
  return all;
}

}  // namespace

std::optional<Hypothesis> Session::what_if(std::size_t student, const std::string& poses, Diagnostics& diagnostics) {
  State& state = *state_;
  const std::size_t errors = diagnostics.error_count();
  if (!compute_all(diagnostics)) return std::nullopt;
  const std::uint32_t source = state.sources.add("hypothèse", with_sessions_in_words(poses, " session "));
  const std::vector<syntax::Pose> trees = syntax::parse_poses(state.sources, source, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  const std::vector<Posed> all =
      semantics::check_poses(trees, *state.regulation, *state.curriculum, state.curriculum->root(), diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  return state.suppose(*this, student, all);
}

Hypothesis Session::State::suppose(const Session& session, std::size_t student, const std::vector<Posed>& all) {
  State& state = *this;
  TreeEvaluator& before = state.evaluator(student);
  Overlay overlay;
  overlay.jury = state.jury;
  Hypothesis hypothesis;
  for (const Posed& posed : all) {
    const Before old = before_of(state, before, posed);
    hypothesis.posed.push_back(
        {posed.label + first_of_two(state, before, posed), cell_posed(state, posed), old.type, old.value, posed.value});
    evaluation::pose(overlay, posed, *state.regulation, *state.curriculum);
  }
  Supposed supposed(state, student, overlay);
  TreeEvaluator& after = supposed.student();

  for (const plan::CellKey& cell : session.every_cell()) {
    if (regulation->quantity(cell.quantity).role == Quantity::Role::Mark || is_posed(overlay, cell) ||
        !supposed.touches(cell))
      continue;
    Change change;
    change.cell = cell;
    change.before = session.value(student, cell);
    change.after = supposed.value(student, cell);
    if (change.before == change.after) continue;
    if (regulation->quantity(cell.quantity).level == regulation->lowest) say_why(change, after);
    hypothesis.changes.push_back(std::move(change));
  }
  std::stable_sort(hypothesis.changes.begin(), hypothesis.changes.end(), [&](const Change& left, const Change& right) {
    return curriculum->object(left.cell.object).level > curriculum->object(right.cell.object).level;
  });
  for (const Change& change : hypothesis.changes)
    if (const auto result = result_of(state, change.cell.object, hypothesis.verdicts))
      if (!session.is_moot(*result))
        hypothesis.verdicts.push_back({*result, after.explain(result->object, result->quantity)});
  hypothesis.for_all = !overlay.parameters.empty();
  if (!hypothesis.for_all) hypothesis.others = others_changed(session, supposed, student);
  return hypothesis;
}

}  // namespace bareme
