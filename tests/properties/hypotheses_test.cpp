// What a hypothesis computes is what a whole computation gives: only what a change touches computed again, one student
// in many rows, a parameter left open, a quantity posed.
#include <catch2/catch.hpp>

#include <numeric>

#include "plan/dependents.hpp"
#include "properties/random_trial.hpp"
#include "session/columns.hpp"
#include "support/dice.hpp"
#include "support/naive_cohort.hpp"
#include "support/random_promotion.hpp"

namespace bareme {
namespace {

using evaluation::EvaluateOptions;
using evaluation::Results;
using plan::InputKey;
using plan::Promotion;
using support::hold;
using support::RandomTexts;
using support::TrialWorld;
using support::world_of;
using values::Value;

using Difference = std::optional<std::string>;

values::Kind kind_of(const TrialWorld& world, const InputKey& key) {
  if (key.kind == InputKey::Kind::Fact) return world.regulation.fact(key.fact).type.kind;
  if (key.kind == InputKey::Kind::Frozen) return world.regulation.quantity(key.quantity).type.kind;
  return values::Kind::Number;  // a code reads as one
}

// Some of what one promotion was given, given to the other instead.
void draw(const TrialWorld& world, const Promotion& from, Promotion& to, support::Dice& dice, int changes) {
  if (world.plan.inputs.empty()) return;
  for (int i = 0; i < changes; ++i) {
    const InputKey key = dice.one_of(world.plan.inputs);
    const std::size_t student = dice.below(to.size());
    const Value value = from.given(key, dice.below(from.size()), kind_of(world, key));
    if (value.present() && values::is_textual(value.kind())) continue;
    value.present() || value.state() == values::State::EnAttente ? to.set(key, student, value)
                                                                 : to.forget(key, student);
  }
}

Difference differ(const TrialWorld& world, const plan::Plan& plan, const Results& whole, const Results& quick,
                  const Results& standing) {
  for (const plan::CellKey& cell : world.request.cells)
    for (std::size_t student = 0; student < whole.students; ++student) {
      const auto kind = world.regulation.quantity(cell.quantity).type.kind;
      const plan::Slot slot = *plan.slot(cell);
      const Value known = whole.value(slot, student, kind);
      const Value found = quick.has(slot) ? quick.value(slot, student, kind)
                                          : standing.value(slot, standing.students == 1 ? 0 : student, kind);
      if (!(known == found))
        return "row " + std::to_string(student + 1) + ", " + world.name(cell) + ": whole " + support::show(known) +
               ", quick " + support::show(found);
    }
  return std::nullopt;
}

Promotion other_promotion(const TrialWorld& world, std::uint64_t seed) {
  return support::random_promotion(world.regulation, world.curriculum, world.plan.inputs, world.promotion.size(),
                                   seed + 1000000);
}

}  // namespace

TEST_CASE("computed again where a change touches it: as if all were") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> Difference {
        const TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty()) return std::nullopt;
        Computed computed{world.plan, evaluation::evaluate(world.regulation, world.plan, world.promotion)};
        const Promotion other = other_promotion(world, seed);
        Promotion promotion = world.promotion;
        support::Dice dice(seed, "changes");
        for (int round = 0; round < 4; ++round) {  // one after the other: what was computed again is what stands
          const Promotion before = promotion;
          draw(world, other, promotion, dice, dice.between(1, 5));
          const auto changed = plan::changed_inputs(before, promotion);
          if (!changed) return "the promotions cannot be compared";
          computed.refresh(world.regulation, promotion, *changed);
          const Results whole = evaluation::evaluate(world.regulation, world.plan, promotion);
          if (auto found = differ(world, world.plan, whole, computed.results, computed.results)) return found;
        }
        return std::nullopt;
      },
      60);
}

TEST_CASE("one student in many rows: each as if it were alone") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> Difference {
        const TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty()) return std::nullopt;
        for (const plan::Instruction& made : world.plan.instructions)
          if (plan::reads_promotion(made.op)) return std::nullopt;
        const Promotion alone =
            support::random_promotion(world.regulation, world.curriculum, world.plan.inputs, 1, seed);
        EvaluateOptions every;
        every.keep.resize(world.plan.instructions.size());
        std::iota(every.keep.begin(), every.keep.end(), plan::Slot{0});
        const Results standing = evaluation::evaluate(world.regulation, world.plan, alone, every);

        const Promotion other = other_promotion(world, seed);
        Promotion rows;
        for (std::size_t i = 0; i < 7; ++i)
          rows.add({});
        for (const InputKey& key : world.plan.inputs)
          for (std::size_t i = 0; i < rows.size(); ++i)
            if (const Value value = alone.given(key, 0, kind_of(world, key)); value.state() != values::State::SansObjet)
              rows.set(key, i, value);
        const Promotion as_they_are = rows;
        support::Dice dice(seed, "rows");
        draw(world, other, rows, dice, 5);
        EvaluateOptions quick;
        quick.known.assign(world.plan.instructions.size(), nullptr);
        quick.texts = &standing.texts;
        const auto changed = plan::changed_inputs(as_they_are, rows);
        const std::vector<char> touched = plan::depending_on(world.plan, *changed);
        for (std::size_t i = 0; i < touched.size(); ++i)
          if (touched[i] == 0) quick.known[i] = &standing.column(static_cast<plan::Slot>(i));
        return differ(world, world.plan, evaluation::evaluate(world.regulation, world.plan, rows),
                      evaluation::evaluate(world.regulation, world.plan, rows, quick), standing);
      },
      60);
}

TEST_CASE("a parameter left open gives what it gives written in the plan") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> Difference {
        const TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty()) return std::nullopt;
        plan::Request open = world.request, written = world.request;
        std::vector<semantics::FactId> parameters;
        for (std::size_t i = 0; i < world.regulation.facts.size(); ++i)
          if (world.regulation.facts[i].source == semantics::FactSource::Parameter &&
              world.regulation.facts[i].type.kind == values::Kind::Number)
            parameters.emplace_back(i);
        for (const semantics::FactId fact : parameters)
          open.open.insert(plan::parameter_key(fact, {}));
        diagnostics::Diagnostics problems;
        const plan::Plan opened = plan::plan(world.regulation, world.curriculum, open, problems);
        if (problems.has_errors() || parameters.empty()) return std::nullopt;
        for (const int value : {0, 1, 11}) {
          Promotion promotion = world.promotion;
          for (const semantics::FactId fact : parameters) {
            written.parameters[plan::parameter_key(fact, {})] = Value::of(values::Number(value));
            for (std::size_t student = 0; student < promotion.size(); ++student)
              promotion.set(plan::open_input(fact, {}), student, Value::of(values::Number(value)));
          }
          const plan::Plan fixed = plan::plan(world.regulation, world.curriculum, written, problems);
          if (problems.has_errors()) return std::nullopt;
          const Results whole = evaluation::evaluate(world.regulation, fixed, world.promotion);
          const Results quick = evaluation::evaluate(world.regulation, opened, promotion);
          for (const plan::CellKey& cell : world.request.cells)
            for (std::size_t student = 0; student < promotion.size(); ++student) {
              const auto kind = world.regulation.quantity(cell.quantity).type.kind;
              const Value known = whole.value(*fixed.slot(cell), student, kind);
              const Value found = quick.value(*opened.slot(cell), student, kind);
              if (!(known == found))
                return world.name(cell) + ", parameters at " + std::to_string(value) + ": written " +
                       support::show(known) + ", open " + support::show(found);
            }
        }
        return std::nullopt;
      },
      60);
}

TEST_CASE("a quantity posed over columns is what the tree makes of it") {
  hold(
      [](const RandomTexts& texts, std::uint64_t seed) -> Difference {
        TrialWorld world = world_of(texts, seed);
        if (!world.refusal.empty() || world.request.cells.empty()) return std::nullopt;
        support::Dice dice(seed, "posed");
        for (int i = 0; i < 3; ++i) {
          const plan::CellKey cell = dice.one_of(world.request.cells);
          const semantics::Quantity& quantity = world.regulation.quantity(cell.quantity);
          const bool twice =
              std::any_of(world.request.posed.begin(), world.request.posed.end(), [&](const plan::PosedCell& posed) {
                return posed.object == cell.object && posed.quantity == cell.quantity;
              });
          if (twice || values::is_textual(quantity.type.kind) || quantity.role == semantics::Quantity::Role::Mark)
            continue;
          const bool every_view = dice.chance(50);
          world.request.posed.push_back(
              {cell.object, cell.quantity, every_view ? std::nullopt : std::optional(cell.view)});
        }
        diagnostics::Diagnostics problems;
        world.plan = plan::plan(world.regulation, world.curriculum, world.request, problems);
        if (problems.has_errors()) return std::nullopt;
        const Promotion drawn = support::random_promotion(world.regulation, world.curriculum, world.plan.inputs,
                                                          world.promotion.size(), seed);
        world.promotion = drawn;
        return support::difference(world);
      },
      60);
}

}  // namespace bareme
