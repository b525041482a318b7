#include "evaluation/ways.hpp"

#include <algorithm>

namespace bareme::evaluation {
namespace {

constexpr std::size_t kept_at_most = 100;

Ways bounded(std::vector<Way> ways, bool cut) {
  Ways made{smallest(std::move(ways)), cut};
  if (made.all.size() > kept_at_most) {
    made.all.resize(kept_at_most);
    made.cut = true;
  }
  return made;
}

}  // namespace

std::vector<Way> smallest(std::vector<Way> ways) {
  std::sort(ways.begin(), ways.end(), [](const Way& left, const Way& right) {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
  });
  std::vector<Way> kept;
  for (Way& way : ways) {
    const bool more = std::any_of(kept.begin(), kept.end(), [&](const Way& less) {
      return std::includes(way.begin(), way.end(), less.begin(), less.end());
    });
    if (!more) kept.push_back(std::move(way));
  }
  return kept;
}

Ways both(const Ways& left, const Ways& right) {
  std::vector<Way> joined;
  for (const Way& one : left.all)
    for (const Way& other : right.all) {
      Way& way = joined.emplace_back();
      std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(way));
    }
  return bounded(std::move(joined), left.cut || right.cut);
}

Ways either(const Ways& left, const Ways& right) {
  std::vector<Way> side_by_side = left.all;
  side_by_side.insert(side_by_side.end(), right.all.begin(), right.all.end());
  return bounded(std::move(side_by_side), left.cut || right.cut);
}

// made[n]: the ways to n of those met so far.
Ways some_of(const std::vector<Ways>& items, std::size_t wanted) {
  std::vector<Ways> made(wanted + 1, Ways::none());
  made.front() = Ways::done();
  for (const Ways& item : items)
    for (std::size_t n = wanted; n > 0; --n)
      made[n] = either(made[n], both(made[n - 1], item));
  return made.back();
}

}  // namespace bareme::evaluation
