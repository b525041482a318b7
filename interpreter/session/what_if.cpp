#include <algorithm>
#include <map>

#include "evaluation/overlay.hpp"
#include "evaluation/trial_cohort.hpp"
#include "semantics/walk.hpp"
#include "session/before.hpp"
#include "syntax/parse.hpp"

namespace bareme {
namespace {

using evaluation::Overlay;
using evaluation::TreeEvaluator;
using evaluation::World;
using semantics::Posed;
using semantics::Quantity;
using values::Value;

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

// A quantity posed is not computed, and columns compute everything: with one, the students are read one by one, up to
// this many.
constexpr std::size_t read_one_by_one = 300;

// The promotion under the hypothesis: by columns, or student by student where a quantity is posed.
class Supposed {
 public:
  Supposed(Session::State& state, std::size_t student, const Overlay& overlay) : state_(state), student_(student) {
    World world = evaluation::over(state.world(student), overlay);
    setting_ = state.setting();
    setting_.jury = world.jury;
    setting_.parameters = world.parameters;
    if (overlay.quantities.empty()) {
      promotion_ = changed(state.promotion, student, overlay);
      const auto columns = std::make_shared<CohortColumns>(state.grounds(), setting_, promotion_);
      world.cohort = source_of(columns, student);
      world.others = others_of(columns, student);
    } else if (state.promotion.size() <= read_one_by_one) {
      std::vector<World> worlds;
      std::vector<std::string> names;
      for (std::size_t i = 0; i < state.promotion.size(); ++i) {
        worlds.push_back(i == student ? world : state.world(i));
        names.push_back(state.promotion.students[i].number);
      }
      cohort_ = std::make_unique<evaluation::TrialCohort>(std::move(worlds), std::move(names));
      return;
    } else {
      world.cohort = nullptr;
      with_promotion_ = false;
    }
    alone_ = std::make_unique<TreeEvaluator>(std::move(world));
  }

  bool with_promotion() const { return with_promotion_; }
  TreeEvaluator& student() { return cohort_ ? cohort_->student(student_) : *alone_; }

  // Of each student, in the order of the cells.
  std::vector<std::vector<Value>> values(const std::vector<plan::CellKey>& cells) {
    std::vector<std::vector<Value>> all(state_.promotion.size());
    std::optional<Computed> computed;
    if (!cohort_) {
      plan::Request request = setting_;
      request.cells = cells;
      diagnostics::Diagnostics ignored;  // planning the promotion's own quantities has told these already
      computed = compute({&*state_.regulation, &*state_.curriculum, &promotion_}, request, ignored);
    }
    for (std::size_t i = 0; i < all.size(); ++i)
      for (const plan::CellKey& cell : cells) {
        const plan::Column* column = computed ? computed->column(cell) : nullptr;
        all[i].push_back(column    ? column->value(i, state_.regulation->quantity(cell.quantity).type.kind)
                         : cohort_ ? cohort_->student(i).value(cell.object, cell.quantity, cell.view)
                                   : Value::absent(values::State::EnErreur));
      }
    return all;
  }

 private:
  Session::State& state_;
  std::size_t student_;
  plan::Request setting_;
  plan::Promotion promotion_;
  std::unique_ptr<evaluation::TrialCohort> cohort_;
  std::unique_ptr<TreeEvaluator> alone_;
  bool with_promotion_ = true;
};

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

std::vector<Effect> others_changed(const Session& session, Supposed& supposed, std::size_t student) {
  Shared shared(session.regulation());
  std::vector<plan::CellKey> cells;
  for (const plan::CellKey& cell : session.every_cell()) {
    const Quantity& quantity = session.regulation().quantity(cell.quantity);
    const bool told = quantity.role == Quantity::Role::Value || quantity.role == Quantity::Role::Predicate ||
                      quantity.role == Quantity::Role::Result;
    if (told && !values::is_textual(quantity.type.kind) && !session.curriculum().object(cell.object).filled &&
        shared.has(cell.quantity))
      cells.push_back(cell);
  }
  std::vector<Effect> others;
  if (cells.empty()) return others;
  const std::vector<std::vector<Value>> after = supposed.values(cells);
  for (std::size_t other = 0; other < after.size(); ++other) {
    if (other == student) continue;
    Effect effect{other, {}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Value before = session.value(other, cells[i]);
      if (before != after[other][i]) effect.changes.push_back({cells[i], before, after[other][i], {}, "", true});
    }
    if (!effect.changes.empty()) others.push_back(std::move(effect));
  }
  return others;
}

}  // namespace

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
  Supposed supposed(state, student, overlay);
  TreeEvaluator& after = supposed.student();

  for (const plan::CellKey& cell : session.every_cell()) {
    if (regulation->quantity(cell.quantity).role == Quantity::Role::Mark || is_posed(overlay, cell)) continue;
    Change change;
    change.cell = cell;
    change.before = before.value(cell.object, cell.quantity, cell.view);
    change.after = after.value(cell.object, cell.quantity, cell.view);
    if (change.before == change.after) continue;
    change.computed = supposed.with_promotion() || change.after.state() != values::State::EnAttente ||
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
  hypothesis.for_all = !overlay.parameters.empty();
  if (!hypothesis.for_all && supposed.with_promotion()) hypothesis.others = others_changed(session, supposed, student);
  return hypothesis;
}

}  // namespace bareme
