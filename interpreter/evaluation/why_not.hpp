// « pourquoi pas » : why a condition is not met, and what would meet it. In: the world of a student and a condition
// standing on an object. Out: the smallest sets of conditions that would have to turn, each followed down to what it
// compares, with its margin; and every mark or entry that alone would do, at its smallest change. Nothing is guessed: a
// set is kept when the condition holds with those of the set taken as met, a mark when computing again with it meets
// the condition, and its neighbour does not.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/explain.hpp"
#include "plan/input.hpp"

namespace bareme::evaluation {

struct WhyNot {
  struct Lack {        // a condition that would have to turn
    std::string text;  // "il manque 0,27 à SB5.moyenne (9,73 pour 10)"
    semantics::ArticleId article;
    std::string letter;  // "b", "b1"; empty: none
    friend bool operator==(const Lack&, const Lack&) = default;
  };
  struct Lever {  // an input that alone would do
    plan::InputKey input;
    semantics::Type type;
    values::Value before, after;
    std::optional<values::Value> short_of;  // the value just before, which does not; none: the end of the scale
  };
  values::Value holds;                         // of the condition now: no, or absent
  std::vector<Lack> lacks;                     // those the sets speak of, each once
  std::vector<std::vector<std::size_t>> ways;  // sets of lacks, the smallest first; none: nothing that is computed
  std::size_t other_ways = 0;                  // beyond those told
  bool more_ways = false;                      // and perhaps others: they were too many to be looked at
  std::vector<Lever> levers;                   // the smallest change first
  std::size_t other_levers = 0;
  bool of_promotion = false;  // the other students have a say: no mark was tried alone
  bool met() const { return holds == values::Value::of_truth(true); }
};

// Of inputs given other numbers, each alone: does the condition hold? Empty: by the tree (levers.hpp).
using HoldsWith = std::function<std::vector<bool>(const std::vector<std::pair<plan::InputKey, values::Number>>&)>;

WhyNot why_not(const World& world, const semantics::Expression& condition, semantics::ObjectId standing,
               const HoldsWith& holds = {});

}  // namespace bareme::evaluation
