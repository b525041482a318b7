#include "support/trial_world.hpp"

#include <algorithm>
#include <map>

#include "semantics/check.hpp"
#include "support/dice.hpp"
#include "support/naive_cohort.hpp"
#include "support/random_promotion.hpp"
#include "syntax/parse.hpp"

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using plan::CellKey;
using semantics::ObjectId;
using semantics::QuantityId;
using semantics::View;
using values::State;
using values::Value;

namespace {

std::string refusal_of(const diagnostics::Diagnostics& diagnostics) {
  for (const diagnostics::Diagnostic& problem : diagnostics.all())
    if (problem.severity() == diagnostics::Severity::Error) return problem.code() + " " + problem.message();
  return "";
}

std::string words(const View& view) {
  std::string text;
  if (view.session != 0) text += " en session " + std::to_string(view.session);
  if (view.declared != 0) text += " en délibération";
  return text;
}

// Two lines of the dossier wherever a level is entered.
semantics::Curriculum with_lines(const semantics::CheckedRegulation& regulation, semantics::Curriculum curriculum) {
  for (std::size_t level = 0; level < regulation.levels.size(); ++level) {
    if (!regulation.levels[level].entered) continue;
    for (const ObjectId parent : curriculum.descendants(curriculum.root(), regulation.levels[level].parent))
      curriculum = curriculum.with_lines(semantics::LevelId(level), parent, 2, regulation.levels[level].name);
    if (regulation.levels[level].parent == regulation.student)
      curriculum =
          curriculum.with_lines(semantics::LevelId(level), curriculum.root(), 2, regulation.levels[level].name);
  }
  return curriculum;
}

plan::Request in_every_view(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum) {
  plan::Request request;
  request.choices = true;
  std::vector<View> views = {{0, 0}, {1, 0}, {2, 0}};
  if (!regulation.views.empty()) views.insert(views.end(), {View{0, 1}, View{1, 1}});
  for (const CellKey& cell : plan::everything(regulation, curriculum).cells)
    for (const View& view : views)
      request.cells.push_back({cell.object, cell.quantity, view});
  return request;
}

// What a scenario changes: who asks, and the value of a parameter.
void suppose(plan::Request& request, const semantics::CheckedRegulation& regulation, std::uint64_t seed) {
  Dice dice(seed, "jury");
  if (dice.chance(60)) request.jury.session = dice.between(1, 2);
  if (dice.chance(50)) request.jury.date = values::Date::of(2025, 3, dice.between(1, 28));
  for (std::size_t fact = 0; fact < regulation.facts.size(); ++fact)
    if (regulation.facts[fact].source == semantics::FactSource::Parameter && dice.chance(20))
      request.parameters[plan::parameter_key(semantics::FactId(fact), {})] = Value::of(values::Number(11));
}

}  // namespace

std::string show(const Value& value) {
  if (!value.present()) return values::describe(value.state());
  switch (value.kind()) {
    case values::Kind::Text:
    case values::Kind::List:
      return "« " + value.text() + " »";
    case values::Kind::Truth:
      return value.truth() ? "oui" : "non";
    case values::Kind::Code:
      return "code " + std::to_string(value.code());
    default:
      return value.number().fraction();
  }
}

std::string TrialWorld::name(const CellKey& key) const {
  const semantics::Quantity& quantity = regulation.quantity(key.quantity);
  return regulation.level(quantity.level).name + " " + curriculum.address(key.object) + "." + quantity.name +
         words(key.view);
}

TrialWorld trial_world(const std::string& regulation, const std::string& maquette, const TrialOptions& options,
                       const std::string& title) {
  TrialWorld world;
  diagnostics::Sources sources;
  diagnostics::Diagnostics problems;
  const auto rules = syntax::parse(sources, sources.add("reglement.bareme", regulation), problems);
  const auto objects = syntax::parse(sources, sources.add("maquette.bareme", maquette), problems);
  world.refusal = refusal_of(problems);
  if (!world.refusal.empty()) return world;
  for (const auto& item : rules.file.items)
    if (const auto* tree = std::get_if<syntax::Regulation>(&item)) world.regulation = semantics::check(*tree, problems);
  world.refusal = refusal_of(problems);
  if (!world.refusal.empty()) return world;
  for (const auto& item : objects.file.items) {
    const auto* tree = std::get_if<syntax::Maquette>(&item);
    if (!tree) continue;
    semantics::Curriculum curriculum = semantics::check_curriculum(*tree, world.regulation, problems);
    if (!title.empty() && curriculum.title != title) continue;
    world.curriculum = with_lines(world.regulation, std::move(curriculum));
    break;
  }
  world.refusal = refusal_of(problems);
  if (!world.refusal.empty()) return world;
  world.request = in_every_view(world.regulation, world.curriculum);
  suppose(world.request, world.regulation, options.seed);
  world.plan = plan::plan(world.regulation, world.curriculum, world.request, problems);
  world.refusal = refusal_of(problems);
  if (world.refusal.empty())
    world.promotion =
        random_promotion(world.regulation, world.curriculum, world.plan.inputs, options.students, options.seed);
  return world;
}

namespace {

std::string told(const std::string& where, const std::string& who, const Value& left, const std::string& also,
                 const Value& right) {
  return where + ": " + who + " " + show(left) + ", " + also + " " + show(right);
}

// A row false or impossible is not open, whatever else; one awaited or en erreur is told.
std::optional<std::string> choices_differ(const TrialWorld& world, const evaluation::Results& columns,
                                          evaluation::TreeEvaluator& tree, std::size_t student) {
  for (const plan::ChoiceCells& choice : world.plan.choices) {
    std::map<std::size_t, State> open;
    for (const auto& row : tree.choices(choice.object))
      if (row.choice == choice.choice) open.emplace(row.row, row.state);
    for (std::size_t row = 0; row < choice.rows.size(); ++row) {
      const Value column = columns.value(choice.rows[row], student, values::Kind::Truth);
      const auto found = open.find(row);
      const bool same = column.present() && !column.truth() ? found == open.end()
                        : column.state() == State::SansObjet || column.state() == State::Impossible
                            ? found == open.end()
                            : found != open.end() && found->second == column.state();
      if (!same)
        return "choice " + std::to_string(choice.choice) + " row " + std::to_string(row) + " of " +
               world.curriculum.address(choice.object) + ", student " + std::to_string(student + 1) + ": column " +
               show(column) + ", tree " + (found == open.end() ? "closed" : values::describe(found->second));
    }
  }
  return std::nullopt;
}

// A tree that reads in the columns what does not wait says of what waits what one that computes all says.
std::optional<std::string> waits_differ(const TrialWorld& world, const evaluation::Results& columns,
                                        const NaiveCohort& cohort, std::size_t student) {
  evaluation::World seen = cohort.world(student);
  evaluation::TreeEvaluator whole(seen);
  seen.settled = [&](const CellKey& cell) -> std::optional<Value> {
    const auto slot = world.plan.slot(cell);
    if (!slot) return std::nullopt;
    Value known = columns.value(*slot, student, world.regulation.quantity(cell.quantity).type.kind);
    return known.state() == State::EnAttente ? std::nullopt : std::optional(std::move(known));
  };
  evaluation::TreeEvaluator tree(std::move(seen));
  for (const CellKey& cell : world.request.cells)
    if (tree.awaited(cell.object, cell.quantity, cell.view) != whole.awaited(cell.object, cell.quantity, cell.view))
      return "student " + std::to_string(student + 1) + ", " + world.name(cell) +
             ": awaits otherwise when the columns are known";
  return std::nullopt;
}

// The tree is asked in an order that has nothing to do with the plan's: what it remembers must not show.
std::vector<CellKey> shuffled(std::vector<CellKey> cells, std::uint64_t seed) {
  Dice dice(seed, "order");
  for (std::size_t i = cells.size(); i > 1; --i)
    std::swap(cells[i - 1], cells[dice.below(i)]);
  return cells;
}

}  // namespace

std::optional<std::string> difference(const TrialWorld& world) {
  std::vector<evaluation::Results> batches;
  for (const std::size_t size : {1024, 7, 1})
    batches.push_back(evaluation::evaluate(world.regulation, world.plan, world.promotion, {size, {}}));
  const NaiveCohort cohort(world.regulation, world.curriculum, world.promotion, world.request);
  for (std::size_t student = 0; student < world.promotion.size(); ++student) {
    evaluation::TreeEvaluator tree(cohort.world(student));
    for (const CellKey& cell : shuffled(world.request.cells, student)) {
      const auto kind = world.regulation.quantity(cell.quantity).type.kind;
      const plan::Slot slot = *world.plan.slot(cell);
      const Value column = batches.front().value(slot, student, kind);
      const std::string where = "student " + std::to_string(student + 1) + ", " + world.name(cell);
      for (const evaluation::Results& batch : batches)
        if (const Value other = batch.value(slot, student, kind); !(other == column))
          return told(where, "one batch", column, "smaller batches", other);
      if (const Value walked = tree.value(cell.object, cell.quantity, cell.view); !(walked == column))
        return told(where, "tree", walked, "column", column);
    }
    if (auto found = choices_differ(world, batches.front(), tree, student)) return found;
    if (student % 4 != 0) continue;  // two more trees each: some are enough
    if (auto found = waits_differ(world, batches.front(), cohort, student)) return found;
  }
  return std::nullopt;
}

std::optional<std::string> difference(const TrialWorld& left, const TrialWorld& right) {
  const auto of_left = evaluation::evaluate(left.regulation, left.plan, left.promotion);
  const auto of_right = evaluation::evaluate(right.regulation, right.plan, right.promotion);
  // By object too: two semesters the maquette skips have lines of one address.
  const auto known = [](const TrialWorld& world, const CellKey& cell) {
    return world.name(cell) + " #" + std::to_string(cell.object.index());
  };
  std::map<std::string, CellKey> others;
  for (const CellKey& cell : right.request.cells)
    others.emplace(known(right, cell), cell);
  for (const CellKey& cell : left.request.cells) {
    const std::string name = left.name(cell);
    const auto found = others.find(known(left, cell));
    if (found == others.end()) return name + " has no cell in the other";
    const auto kind = left.regulation.quantity(cell.quantity).type.kind;
    for (std::size_t student = 0; student < left.promotion.size(); ++student) {
      const Value mine = of_left.value(*left.plan.slot(cell), student, kind);
      const Value theirs = of_right.value(*right.plan.slot(found->second), student, kind);
      const bool codes = mine.is_code() && theirs.is_code();
      const bool same =
          codes ? left.regulation.code(mine.code()).name == right.regulation.code(theirs.code()).name : mine == theirs;
      if (!same) return told("student " + std::to_string(student + 1) + ", " + name, "one", mine, "the other", theirs);
    }
  }
  return std::nullopt;
}

}  // namespace support
