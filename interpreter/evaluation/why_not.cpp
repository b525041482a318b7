#include "evaluation/why_not.hpp"

#include <algorithm>

#include "evaluation/levers.hpp"
#include "evaluation/ways_to_flip.hpp"

namespace bareme::evaluation {

using semantics::Expression;
using semantics::ObjectId;
using values::Value;

namespace {

constexpr std::size_t ways_told = 8, levers_told = 8;
constexpr std::size_t ways_tried = 60;  // of those found, how many are checked

using Atom = WaysToFlip::Atom;

// Does the condition hold with those of the way taken as turned?
bool holds_with(const Way& way, const std::vector<Atom>& atoms, const World& world, const Expression& condition,
                ObjectId standing) {
  World turned = world;
  std::vector<TreeWalk::Assumed> assumed;
  for (const std::size_t index : way) {
    assumed.insert(assumed.end(), atoms[index].assumed.begin(), atoms[index].assumed.end());
    if (atoms[index].posed) turned.posed.push_back(*atoms[index].posed);
  }
  TreeWalk walk(std::move(turned));
  walk.assume(std::move(assumed));
  return walk.evaluate(condition, {standing, standing, {}, {}, nullptr}, nullptr) == Value::of_truth(true);
}

// What the rest of the set brings with it need not be asked: the credits of an UE that is validated.
Way without_what_it_brings(Way way, const std::vector<Atom>& atoms, const World& world, const Expression& condition,
                           ObjectId standing) {
  for (std::size_t i = way.size(); i-- > 0 && way.size() > 1;) {
    Way less = way;
    less.erase(less.begin() + static_cast<std::ptrdiff_t>(i));
    if (holds_with(less, atoms, world, condition, standing)) way = std::move(less);
  }
  return way;
}

bool follows_from(const Atom& nearer, const Atom& further) {
  if (nearer.direction == 0 || nearer.direction != further.direction || nearer.number != further.number) return false;
  return nearer.direction > 0 ? nearer.bound < further.bound : nearer.bound > further.bound;
}

// « au moins 5 » goes without saying where « au moins 10 » of the same number is asked.
Way without_what_follows(const Way& way, const std::vector<Atom>& atoms) {
  Way kept;
  for (const std::size_t index : way)
    if (std::none_of(way.begin(), way.end(),
                     [&](std::size_t other) { return follows_from(atoms[index], atoms[other]); }))
      kept.push_back(index);
  return kept;
}

void tell_ways(WhyNot& answer, const std::vector<Atom>& atoms, const std::vector<Way>& ways) {
  answer.other_ways = ways.size() > ways_told ? ways.size() - ways_told : 0;
  std::vector<std::size_t> place(atoms.size(), atoms.size());
  for (std::size_t i = 0; i < ways.size() && i < ways_told; ++i) {
    auto& told = answer.ways.emplace_back();
    for (const std::size_t index : ways[i]) {
      if (place[index] == atoms.size()) {
        place[index] = answer.lacks.size();
        answer.lacks.push_back(atoms[index].told);
      }
      told.push_back(place[index]);
    }
  }
}

}  // namespace

WhyNot why_not(const World& world, const Expression& condition, ObjectId standing, const HoldsWith& holds) {
  WhyNot answer;
  TreeWalk walk(world);
  const Standing at{standing, standing, {}, {}, nullptr};
  answer.holds = walk.evaluate(condition, at, nullptr);
  if (answer.met()) return answer;
  WaysToFlip search(walk);
  const Ways found = search.ways(condition, at, true);
  answer.more_ways = found.cut || found.all.size() > ways_tried;
  std::vector<Way> sure;
  for (std::size_t i = 0; i < found.all.size() && i < ways_tried; ++i)
    if (!found.all[i].empty() && holds_with(found.all[i], search.atoms(), world, condition, standing))
      sure.push_back(without_what_follows(
          without_what_it_brings(found.all[i], search.atoms(), world, condition, standing), search.atoms()));
  tell_ways(answer, search.atoms(), smallest(std::move(sure)));

  Levers levers = find_levers(world, condition, standing, holds);
  answer.of_promotion = levers.of_promotion;
  answer.other_levers = levers.all.size() > levers_told ? levers.all.size() - levers_told : 0;
  if (levers.all.size() > levers_told) levers.all.resize(levers_told);
  answer.levers = std::move(levers.all);
  return answer;
}

}  // namespace bareme::evaluation
