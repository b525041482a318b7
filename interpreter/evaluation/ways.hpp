// Sets of things to change, of which only the smallest count: one that contains another says nothing more. What « et »
// asks together is joined, what « ou » offers is kept side by side. Bounded: what would make too many is cut, aloud.
#pragma once

#include <cstddef>
#include <vector>

namespace bareme::evaluation {

using Way = std::vector<std::size_t>;  // indices, increasing
struct Ways {
  std::vector<Way> all;  // the smallest first; none: it cannot be done; one that is empty: nothing is to be done
  bool cut = false;      // there were more

  static Ways none() { return {}; }
  static Ways done() { return {{{}}, false}; }
  static Ways one(std::size_t index) { return {{{index}}, false}; }
};

Ways both(const Ways& left, const Ways& right);
Ways either(const Ways& left, const Ways& right);
// The changes of `wanted` of these at least.
Ways some_of(const std::vector<Ways>& items, std::size_t wanted);
// Those that contain no other, each once, the smallest first.
std::vector<Way> smallest(std::vector<Way> ways);

}  // namespace bareme::evaluation
