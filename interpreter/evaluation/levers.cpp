#include "evaluation/levers.hpp"

#include <algorithm>

#include "evaluation/completion.hpp"
#include "evaluation/overlay.hpp"
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using plan::InputKey;
using semantics::Expression;
using semantics::ObjectId;
using values::Number;
using values::State;
using values::Value;

namespace {

class Search {
 public:
  Search(const World& world, const Expression& condition, ObjectId standing)
      : world_(world), condition_(condition), standing_(standing) {}

  Levers found() {
    Levers levers;
    const std::vector<InputKey> read = inputs_read(levers.of_promotion);
    if (levers.of_promotion) return levers;
    std::vector<std::pair<Number, WhyNot::Lever>> ranked;
    for (const InputKey& key : read)
      if (auto lever = of(key)) ranked.push_back(std::move(*lever));
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    for (auto& [size, lever] : ranked)
      levers.all.push_back(std::move(lever));
    return levers;
  }

 private:
  // Every mark and entry the condition reads, once.
  std::vector<InputKey> inputs_read(bool& of_promotion) const {
    std::vector<InputKey> keys;
    World listening = world_;
    listening.inputs = [&keys, below = world_.inputs](const InputKey& key, values::Kind kind) {
      const bool entered = key.kind == InputKey::Kind::Mark || key.kind == InputKey::Kind::Fact;
      if (entered && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
      return below ? below(key, kind) : Value();
    };
    listening.cohort = [&of_promotion, below = world_.cohort](const semantics::Cohort& cohort, ObjectId object,
                                                              semantics::View view) {
      of_promotion = true;
      return below ? below(cohort, object, view) : Value::absent(State::EnAttente);
    };
    TreeWalk walk(std::move(listening));
    walk.evaluate(condition_, {standing_, standing_, {}, {}, nullptr}, nullptr);
    return keys;
  }

  bool holds_with(const InputKey& key, const Number& value) const {
    Overlay overlay;
    overlay.inputs[key] = Value::of(value);
    TreeWalk walk(over(world_, overlay));
    return walk.evaluate(condition_, {standing_, standing_, {}, {}, nullptr}, nullptr) == Value::of_truth(true);
  }

  // A mark of a session nobody called the student to, an entry that does not concern them, an act of the jury: not
  // theirs to change.
  std::optional<Value> now(const InputKey& key) const {
    if (key.kind == InputKey::Kind::Fact) {
      const semantics::Fact& fact = world_.regulation->fact(key.fact);
      if (fact.source != semantics::FactSource::Entry) return std::nullopt;
      const Value entered = TreeWalk(world_).fact(key.object, key.fact, {}, nullptr);
      return entered.state() == State::SansObjet ? std::nullopt : std::optional(entered);
    }
    const Value entered = world_.inputs ? world_.inputs(key, values::Kind::Number) : Value();
    if (entered.state() == State::SansObjet && key.session > 1) return std::nullopt;
    return entered.state() == State::SansObjet ? Value::absent(State::EnAttente) : entered;
  }

  std::optional<std::pair<Number, WhyNot::Lever>> of(const InputKey& key) const {
    const semantics::Type type = input_type(*world_.regulation, *world_.curriculum, key);
    const std::optional<Grid> grid = grid_of(type);
    const std::optional<Value> before = grid ? now(key) : std::nullopt;
    if (!before) return std::nullopt;
    const Number steps = ((grid->high - grid->low) / grid->step).floor();
    const std::optional<std::int64_t> last = steps.integer();
    if (!last || *last < 1) return std::nullopt;
    const auto at = [&](std::int64_t i) { return grid->low + Number(i) * grid->step; };
    const auto holds = [&](std::int64_t i) { return holds_with(key, at(i)); };
    // What is there stands between two values of the grid, or on one; a code or nothing stands before the first.
    std::int64_t below = -1, above = -1;
    if (before->is_number()) {
      const Number place = (before->number() - grid->low) / grid->step;
      below = place.floor().integer().value_or(-1);
      above = (-(-place).floor()).integer().value_or(-1);
    }
    WhyNot::Lever lever{key, type, *before, {}, {}};
    const auto size = [&](std::int64_t i) {
      const Number from = before->is_number() ? before->number() : grid->low;
      const Number change = at(i) - from;
      return (change.sign() < 0 ? -change : change) / (grid->high - grid->low);
    };
    const auto between = [&](std::int64_t misses, std::int64_t meets) {
      const std::int64_t start = misses;
      while (meets - misses > 1 || misses - meets > 1) {
        const std::int64_t middle = misses + (meets - misses) / 2;
        (holds(middle) ? meets : misses) = middle;
      }
      lever.after = Value::of(at(meets));
      if (misses != start) lever.short_of = Value::of(at(misses));
      return std::pair(size(meets), lever);
    };
    if (below < *last && holds(*last)) return between(below, *last);
    const std::int64_t from = before->is_number() ? above : *last + 1;
    if (from > 0 && holds(0)) return between(from, 0);
    return std::nullopt;
  }

  const World& world_;
  const Expression& condition_;
  ObjectId standing_;
};

}  // namespace

Levers find_levers(const World& world, const Expression& condition, ObjectId standing) {
  return Search(world, condition, standing).found();
}

}  // namespace bareme::evaluation
