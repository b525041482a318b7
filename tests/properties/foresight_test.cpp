// What is foreseen is never contradicted: whatever the règlement, the marks and the way they are completed, the value
// lies where it was said to, and bounds said to be reached are. What « pourquoi pas » proposes does what it says.
//
// A failure prints its seed; BAREME_SEED=… plays that one alone, BAREME_ROUNDS=… as many as wanted.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "evaluation/completion.hpp"
#include "evaluation/overlay.hpp"
#include "evaluation/why_not.hpp"
#include "support/dice.hpp"
#include "support/naive_cohort.hpp"
#include "support/random_regulation.hpp"
#include "support/trial_world.hpp"

namespace bareme {
namespace {

using evaluation::Completion;
using evaluation::Prospect;
using evaluation::TreeEvaluator;
using evaluation::World;
using plan::CellKey;
using support::Dice;
using support::TrialWorld;
using values::Number;
using values::State;
using values::Value;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

// Each seed whose texts are a règlement, with the world of each of a few students.
template <class Check>
void for_each_student(std::uint64_t rounds, const Check& check) {
  const std::uint64_t alone = number_from("BAREME_SEED", 0);
  for (std::uint64_t seed = alone ? alone : 1; seed <= (alone ? alone : number_from("BAREME_ROUNDS", rounds)); ++seed) {
    const support::RandomTexts texts = support::random_texts(seed);
    const TrialWorld world = support::trial_world(texts.regulation_text(), texts.maquette_text(), {4, seed});
    if (!world.refusal.empty()) continue;
    const support::NaiveCohort cohort(world.regulation, world.curriculum, world.promotion, world.request);
    for (std::size_t student = 0; student < world.promotion.size(); ++student)
      check(world, cohort.world(student), seed, student);
  }
}

Value drawn(const World& world, const plan::InputKey& key, Dice& dice) {
  const semantics::Type type = evaluation::input_type(*world.regulation, *world.curriculum, key);
  if (type.kind == values::Kind::Truth) return Value::of_truth(dice.chance(50));
  const std::vector<Value> codes = evaluation::codes_entered(*world.regulation, type);
  const auto grid = evaluation::grid_of(type);
  if (!codes.empty() && (!grid || dice.chance(25))) return codes[dice.below(codes.size())];
  if (!grid) return Value::absent(State::EnAttente);
  const auto steps = ((grid->high - grid->low) / grid->step).floor().integer();
  const std::size_t last = static_cast<std::size_t>(steps.value_or(0));
  const std::size_t step = dice.chance(25) ? 0 : dice.chance(30) ? last : dice.below(last + 1);
  return Value::of(grid->low + Number(static_cast<std::int64_t>(step)) * grid->step);
}

// The cell with all it awaits come, drawn at random; still en attente when something has no bounds.
Value completed_value(const World& world, const CellKey& cell, Dice& dice) {
  Completion completion;
  for (int round = 0; round < 40; ++round) {
    TreeEvaluator tree(evaluation::completed(world, completion));
    const Value value = tree.value(cell.object, cell.quantity, cell.view);
    bool more = false;
    for (const plan::InputKey& key : *completion.given)
      if (completion.chosen.find(key) == completion.chosen.end()) {
        completion.chosen[key] = drawn(world, key, dice);
        more = true;
      }
    if (!more) return value;
  }
  return Value::absent(State::EnAttente);
}

std::string told(const Prospect& prospect) {
  if (prospect.certain) return "only " + support::show(*prospect.certain);
  std::string text = prospect.or_nothing ? "sans objet or " : "";
  if (prospect.between) text += prospect.between->low.fraction() + " to " + prospect.between->high.fraction();
  for (const Value& outcome : prospect.outcomes)
    text += support::show(outcome) + " ";
  return text;
}

bool foreseen(const Prospect& prospect, const Value& value) {
  if (value.state() == State::EnAttente) return true;  // something without bounds: not a completion
  if (prospect.certain) return value == *prospect.certain;
  if (value.state() == State::SansObjet) return prospect.or_nothing;
  if (prospect.between)
    return value.is_number() && prospect.between->low <= value.number() && value.number() <= prospect.between->high;
  return prospect.outcomes.empty() ||
         std::find(prospect.outcomes.begin(), prospect.outcomes.end(), value) != prospect.outcomes.end();
}

}  // namespace

TEST_CASE("what is foreseen of a value that waits is true of every completion of random règlements") {
  std::size_t said = 0, reached = 0, waiting = 0;
  for_each_student(60, [&](const TrialWorld& world, const World& student, std::uint64_t seed, std::size_t index) {
    TreeEvaluator tree(student);
    Dice dice(seed, "completion " + std::to_string(index));
    for (const CellKey& cell : world.request.cells) {
      if (tree.value(cell.object, cell.quantity, cell.view).state() != State::EnAttente) continue;
      ++waiting;
      const auto prospect = tree.foreseen(cell.object, cell.quantity, cell.view);
      if (!prospect) continue;
      ++said;
      if (prospect->between && prospect->between->reached) ++reached;
      for (int i = 0; i < 4; ++i) {
        const Value value = completed_value(student, cell, dice);
        if (foreseen(*prospect, value)) continue;
        FAIL("BAREME_SEED=" << seed << ", student " << index + 1 << ", " << world.name(cell) << " was to be "
                            << told(*prospect) << ", came to " << support::show(value));
      }
    }
  });
  INFO(said << " said, " << reached << " bounds reached, of " << waiting << " that wait");
  CHECK(said > 100);
  CHECK(reached > 20);
}

TEST_CASE("a mark that « pourquoi pas » proposes does it, and the one before does not") {
  std::size_t proposed = 0, ways = 0, asked = 0;
  for_each_student(60, [&](const TrialWorld& world, const World& student, std::uint64_t seed, std::size_t index) {
    for (const CellKey& cell : world.request.cells) {
      const semantics::Quantity& quantity = world.regulation.quantity(cell.quantity);
      if (quantity.type.kind != values::Kind::Truth || !(cell.view == semantics::View{})) continue;
      semantics::Reach reach;
      reach.kind = semantics::Reach::Kind::Named;
      reach.level = quantity.level;
      reach.code = world.curriculum.address(cell.object);
      if (world.curriculum.reach(world.curriculum.root(), reach) != cell.object) continue;
      const semantics::Expression condition{semantics::ReadQuantity{reach, cell.quantity}, quantity.type, {}};
      const evaluation::WhyNot answer = evaluation::why_not(student, condition, world.curriculum.root());
      if (answer.met()) continue;
      ++asked;
      ways += answer.ways.size();
      const auto holds_with = [&](const plan::InputKey& key, const Value& value) {
        evaluation::Overlay overlay;
        overlay.inputs[key] = value;
        return TreeEvaluator(evaluation::over(student, overlay)).value(cell.object, cell.quantity, cell.view) ==
               Value::of_truth(true);
      };
      for (const auto& lever : answer.levers) {
        ++proposed;
        CAPTURE(seed, index, world.name(cell));
        CHECK(holds_with(lever.input, lever.after));
        if (lever.short_of) CHECK(!holds_with(lever.input, *lever.short_of));
      }
      for (std::size_t i = 0; i < answer.ways.size(); ++i)
        for (std::size_t j = 0; j < answer.ways.size(); ++j)
          if (i != j)
            CHECK(!std::includes(answer.ways[i].begin(), answer.ways[i].end(), answer.ways[j].begin(),
                                 answer.ways[j].end()));
    }
  });
  INFO(proposed << " marks and " << ways << " sets proposed, " << asked << " asked");
  CHECK(proposed > 20);
  CHECK(ways > 20);
}

}  // namespace bareme
