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

// A lever being looked for. What is there stands between two values of the grid, or on one; a code or nothing stands
// before the first.
struct Candidate {
  WhyNot::Lever lever;
  Grid grid;
  std::int64_t last = 0, below = -1, above = -1;
  std::int64_t misses = 0, meets = 0, start = 0;  // once an end does
  bool found = false;

  Number at(std::int64_t i) const { return grid.low + Number(i) * grid.step; }
  bool apart() const { return meets - misses > 1 || misses - meets > 1; }
  std::int64_t middle() const { return misses + (meets - misses) / 2; }
  void between(std::int64_t from, std::int64_t to) {
    misses = start = from;
    meets = to;
    found = true;
  }
  // The whole scale is 1.
  Number size() const {
    const Number change = at(meets) - (lever.before.is_number() ? lever.before.number() : grid.low);
    return (change.sign() < 0 ? -change : change) / (grid.high - grid.low);
  }
};

class Search {
 public:
  Search(const World& world, const Expression& condition, ObjectId standing, const HoldsWith& holds)
      : world_(world), condition_(condition), standing_(standing), holds_(holds) {}

  Levers found() {
    Levers levers;
    const std::vector<InputKey> read = inputs_read(levers.of_promotion);
    if (levers.of_promotion) return levers;
    for (const InputKey& key : read)
      if (auto candidate = candidate_of(key)) candidates_.push_back(std::move(*candidate));
    look_at_ends();
    halve();
    std::erase_if(candidates_, [](const Candidate& one) { return !one.found; });
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& one, const Candidate& other) { return one.size() < other.size(); });
    for (Candidate& one : candidates_) {
      one.lever.after = Value::of(one.at(one.meets));
      if (one.misses != one.start) one.lever.short_of = Value::of(one.at(one.misses));
      levers.all.push_back(std::move(one.lever));
    }
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

  std::vector<bool> hold(const Tries& tries) const {
    if (tries.empty()) return {};
    if (holds_) return holds_(tries);
    std::vector<bool> answers;
    for (const auto& [key, value] : tries) {
      Overlay overlay;
      overlay.inputs[key] = Value::of(value);
      TreeWalk walk(over(world_, overlay));
      answers.push_back(walk.evaluate(condition_, {standing_, standing_, {}, {}, nullptr}, nullptr) ==
                        Value::of_truth(true));
    }
    return answers;
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

  std::optional<Candidate> candidate_of(const InputKey& key) const {
    const semantics::Type type = input_type(*world_.regulation, *world_.curriculum, key);
    const std::optional<Grid> grid = grid_of(type);
    const std::optional<Value> before = grid ? now(key) : std::nullopt;
    if (!before) return std::nullopt;
    const std::optional<std::int64_t> last = ((grid->high - grid->low) / grid->step).floor().integer();
    if (!last || *last < 1) return std::nullopt;
    Candidate made{{key, type, *before, {}, {}}, *grid, *last};
    if (before->is_number()) {
      const Number place = (before->number() - grid->low) / grid->step;
      made.below = place.floor().integer().value_or(-1);
      made.above = (-(-place).floor()).integer().value_or(-1);
    }
    return made;
  }

  // The greatest value first; the least only where that does not do.
  void look_at_ends() {
    for (const bool greatest : {true, false}) {
      Tries tries;
      std::vector<Candidate*> tried;
      for (Candidate& one : candidates_) {
        const std::int64_t from = one.lever.before.is_number() ? one.above : one.last + 1;
        if (one.found || (greatest ? one.below >= one.last : from <= 0)) continue;
        tries.emplace_back(one.lever.input, one.at(greatest ? one.last : 0));
        tried.push_back(&one);
      }
      const std::vector<bool> answers = hold(tries);
      for (std::size_t i = 0; i < tried.size(); ++i)
        if (Candidate& one = *tried[i]; answers[i])
          one.between(greatest                       ? one.below
                      : one.lever.before.is_number() ? one.above
                                                     : one.last + 1,
                      greatest ? one.last : 0);
    }
  }

  void halve() {
    while (true) {
      Tries tries;
      std::vector<Candidate*> tried;
      for (Candidate& one : candidates_)
        if (one.found && one.apart()) {
          tries.emplace_back(one.lever.input, one.at(one.middle()));
          tried.push_back(&one);
        }
      if (tries.empty()) return;
      const std::vector<bool> answers = hold(tries);
      for (std::size_t i = 0; i < tried.size(); ++i)
        (answers[i] ? tried[i]->meets : tried[i]->misses) = tried[i]->middle();
    }
  }

  const World& world_;
  const Expression& condition_;
  ObjectId standing_;
  const HoldsWith& holds_;
  std::vector<Candidate> candidates_;
};

}  // namespace

Levers find_levers(const World& world, const Expression& condition, ObjectId standing, const HoldsWith& holds) {
  return Search(world, condition, standing, holds).found();
}

}  // namespace bareme::evaluation
