#include <algorithm>

#include "evaluation/overlay.hpp"
#include "session_state.hpp"
#include "syntax/parse.hpp"

namespace bareme {
namespace {

using evaluation::Overlay;
using evaluation::TreeEvaluator;
using evaluation::World;
using plan::InputKey;
using semantics::Posed;
using semantics::Quantity;
using values::Value;

evaluation::CohortSource source_of(std::shared_ptr<CohortColumns> columns, std::size_t student) {
  return [columns = std::move(columns), student](const semantics::Cohort& cohort, semantics::ObjectId object,
                                                 semantics::View view) {
    return columns->value(cohort, object, view, student);
  };
}

// The promotion in which this student alone was given something else.
plan::Promotion changed(plan::Promotion promotion, std::size_t student, const Overlay& overlay) {
  for (const auto& [key, value] : overlay.inputs) {
    const bool entered = value.present() || (value.state() == values::State::EnAttente && key.session > 1);
    if (entered)
      promotion.set(key, student, value);
    else
      promotion.forget(key, student);
  }
  return promotion;
}

// What stood where something is posed, and of which type it is.
struct Before {
  Value value;
  semantics::Type type;
};

Before mark_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::CheckedRegulation& rules = *state.regulation;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Mark && rules.quantities[i].session == posed.session)
      return {evaluator.value(posed.object, semantics::QuantityId(i)), rules.quantities[i].type};
  return {};
}

Before fact_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::ObjectId object = posed.object.valid() ? posed.object : state.curriculum->root();
  return {evaluator.fact(object, posed.fact), state.regulation->fact(posed.fact).type};
}

Before decision_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::CheckedRegulation& rules = *state.regulation;
  const semantics::LevelId level = state.curriculum->object(posed.object).level;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Result && rules.quantities[i].level == level)
      return {evaluator.value(posed.object, semantics::QuantityId(i)), rules.quantities[i].type};
  return {};
}

Before acquired_before(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  const semantics::LevelId level = state.curriculum->object(posed.object).level;
  semantics::Type type;
  if (posed.quantity.valid())
    type = state.regulation->quantity(posed.quantity).type;
  else
    type.unit = values::Unit::of(values::Unit::Years);
  const semantics::Expression left{semantics::ReadAcquired{{}, level, posed.quantity}, type, posed.place};
  return {evaluator.value(left, posed.object, posed.view.value_or(semantics::View{})), type};
}

Before jury_before(const Session::State& state, bool date) {
  Before before;
  if (date) before.type.kind = values::Kind::Date;
  if (date && state.jury.date) before.value = Value::of(*state.jury.date);
  if (!date && state.jury.session) before.value = Value::of(values::Number(*state.jury.session));
  return before;
}

Before before_of(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  switch (posed.kind) {
    case Posed::Kind::Mark:
      return mark_before(state, evaluator, posed);
    case Posed::Kind::Fact:
      return fact_before(state, evaluator, posed);
    case Posed::Kind::Quantity:
      return {evaluator.value(posed.object, posed.quantity, posed.view.value_or(semantics::View{})),
              state.regulation->quantity(posed.quantity).type};
    case Posed::Kind::Acquired:
      return acquired_before(state, evaluator, posed);
    case Posed::Kind::Decision:
      return decision_before(state, evaluator, posed);
    case Posed::Kind::JurySession:
      return jury_before(state, false);
    case Posed::Kind::JuryDate:
      return jury_before(state, true);
  }
  return {};
}

// « (session 1) » where a second one was sat: which of the two marks is tried must be said.
std::string first_of_two(const Session::State& state, TreeEvaluator& evaluator, const Posed& posed) {
  if (posed.kind != Posed::Kind::Mark || posed.session != 1) return "";
  const semantics::CheckedRegulation& rules = *state.regulation;
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == Quantity::Role::Mark && rules.quantities[i].session > 1 &&
        evaluator.value(posed.object, semantics::QuantityId(i)).state() != values::State::SansObjet)
      return " (session 1)";
  return "";
}

std::optional<plan::CellKey> cell_posed(const Session::State& state, const Posed& posed) {
  if (posed.kind == Posed::Kind::Quantity) return plan::CellKey{posed.object, posed.quantity, {}};
  if (posed.kind == Posed::Kind::Decision) return result_cell(*state.regulation, *state.curriculum, posed.object);
  return std::nullopt;
}

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

}  // namespace

World Session::State::world(std::size_t student) {
  if (!cohorts) cohorts = std::make_shared<CohortColumns>(grounds(), setting());
  World world;
  world.regulation = &*regulation;
  world.curriculum = &*curriculum;
  world.inputs = [this, student](const InputKey& key, values::Kind kind) {
    return promotion.given(key, student, kind);
  };
  world.cohort = source_of(cohorts, student);
  world.jury = jury;
  return world;
}

evaluation::Trace Session::explain(std::size_t student, const Question& question) const {
  TreeEvaluator& evaluator = state_->evaluator(student);
  if (question.cell) return evaluator.explain(question.cell->object, question.cell->quantity, question.cell->view);
  return evaluator.explain(*question.expression, curriculum().root());
}

std::optional<Hypothesis> Session::what_if(std::size_t student, const std::string& poses, Diagnostics& diagnostics) {
  State& state = *state_;
  const std::size_t errors = diagnostics.error_count();
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
  TreeEvaluator before(state.world(student));
  Overlay overlay;
  overlay.jury = state.jury;
  Hypothesis hypothesis;
  for (const Posed& posed : all) {
    const Before old = before_of(state, before, posed);
    hypothesis.posed.push_back(
        {posed.label + first_of_two(state, before, posed), cell_posed(state, posed), old.type, old.value, posed.value});
    evaluation::pose(overlay, posed, *state.regulation, *state.curriculum);
  }
  World world = evaluation::over(state.world(student), overlay);
  plan::Request setting = state.setting();
  setting.jury = world.jury;
  setting.parameters = world.parameters;
  // A quantity posed is not computed, and columns compute everything: ranks are then not known.
  world.cohort = overlay.quantities.empty()
                     ? source_of(std::make_shared<CohortColumns>(state.grounds(), setting,
                                                                 changed(state.promotion, student, overlay)),
                                 student)
                     : nullptr;
  TreeEvaluator after(std::move(world));

  for (const plan::CellKey& cell : session.every_cell()) {
    if (regulation->quantity(cell.quantity).role == Quantity::Role::Mark || is_posed(overlay, cell)) continue;
    Change change;
    change.cell = cell;
    change.before = before.value(cell.object, cell.quantity, cell.view);
    change.after = after.value(cell.object, cell.quantity, cell.view);
    if (change.before == change.after) continue;
    change.computed = overlay.quantities.empty() || change.after.state() != values::State::EnAttente ||
                      !after.awaited(cell.object, cell.quantity, cell.view).empty();
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
  return hypothesis;
}

}  // namespace bareme
