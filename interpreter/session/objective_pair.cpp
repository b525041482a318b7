// objectif … par LEVIER et LEVIER: of two levers, the pairs of values that reach the goal while neither may be moved
// less. From what stands, towards the ends that reach it, on the values that may be entered.
#include <algorithm>

#include "session/objective.hpp"

namespace bareme {
namespace {

using values::Number;
using values::Value;

constexpr std::size_t tried_one_by_one = 200000;  // pairs; beyond, each line is halved, and its answer held again

// What a lever may be worth on the way to one end of its scale: first what it is worth now.
struct Axis {
  plan::InputKey input;
  std::vector<Value> values;
};

Axis axis_of(const LeverAsked& lever, bool upwards) {
  Axis axis{lever.input, {lever.before}};
  for (std::int64_t i = 0; i < lever.scale.count(); ++i) {
    const Number value = lever.scale.at(upwards ? i : lever.scale.count() - 1 - i);
    const bool beyond =
        !lever.before.is_number() || (upwards ? value > lever.before.number() : value < lever.before.number());
    if (beyond) axis.values.push_back(Value::of(value));
  }
  return axis;
}

class Front {
 public:
  Front(const Tries& tries, Axis first, Axis second)
      : tries_(tries), first_(std::move(first)), second_(std::move(second)) {}

  bool reached_at_the_ends() const {
    return tries_.hold({both(first_.values.size() - 1, second_.values.size() - 1)}).front();
  }

  // A lever that does alone need not go further.
  void shorten() {
    shorten(first_, [&](std::size_t i) { return both(i, 0); });
    shorten(second_, [&](std::size_t i) { return both(0, i); });
  }

  // Of each value of the first, the least of the second; kept where it is less than with any value before.
  std::vector<std::pair<std::size_t, std::size_t>> points() const {
    const std::vector<std::optional<std::size_t>> least =
        first_.values.size() * second_.values.size() <= tried_one_by_one ? least_of_all() : least_by_halves();
    std::vector<std::pair<std::size_t, std::size_t>> kept;
    for (std::size_t i = 0; i < least.size(); ++i)
      if (least[i] && (kept.empty() || *least[i] < kept.back().second)) kept.emplace_back(i, *least[i]);
    return kept;
  }

  Tries::One both(std::size_t first, std::size_t second) const {
    Tries::One one;
    if (first > 0) one.emplace_back(first_.input, first_.values[first]);
    if (second > 0) one.emplace_back(second_.input, second_.values[second]);
    return one;
  }
  const Axis& first() const { return first_; }
  const Axis& second() const { return second_; }

 private:
  template <class At>
  void shorten(Axis& axis, At at) {
    std::vector<Tries::One> tries;
    for (std::size_t i = 0; i < axis.values.size(); ++i)
      tries.push_back(at(i));
    const std::vector<bool> held = tries_.hold(tries);
    const auto alone = std::find(held.begin(), held.end(), true);
    if (alone != held.end()) axis.values.resize(static_cast<std::size_t>(alone - held.begin()) + 1);
  }

  std::vector<std::optional<std::size_t>> least_of_all() const {
    std::vector<Tries::One> tries;
    for (std::size_t i = 0; i < first_.values.size(); ++i)
      for (std::size_t j = 0; j < second_.values.size(); ++j)
        tries.push_back(both(i, j));
    const std::vector<bool> held = tries_.hold(tries);
    std::vector<std::optional<std::size_t>> least(first_.values.size());
    for (std::size_t i = 0; i < least.size(); ++i)
      for (std::size_t j = second_.values.size(); j-- > 0;)
        if (held[i * second_.values.size() + j]) least[i] = j;
    return least;
  }

  // All lines at once. What a line gives holds, and the value before it does not: nothing is promised of those between.
  std::vector<std::optional<std::size_t>> least_by_halves() const {
    const std::size_t last = second_.values.size() - 1;
    std::vector<std::optional<std::size_t>> least(first_.values.size());
    std::vector<std::size_t> misses(first_.values.size(), 0);
    std::vector<Tries::One> ends, starts;
    for (std::size_t i = 0; i < least.size(); ++i) {
      ends.push_back(both(i, last));
      starts.push_back(both(i, 0));
    }
    const std::vector<bool> at_end = tries_.hold(ends), at_start = tries_.hold(starts);
    for (std::size_t i = 0; i < least.size(); ++i)
      if (at_start[i])
        least[i] = 0;
      else if (at_end[i])
        least[i] = last;
    while (true) {
      std::vector<Tries::One> tries;
      std::vector<std::size_t> lines;
      for (std::size_t i = 0; i < least.size(); ++i)
        if (least[i] && *least[i] > misses[i] + 1) {
          lines.push_back(i);
          tries.push_back(both(i, (misses[i] + *least[i]) / 2));
        }
      if (tries.empty()) return least;
      const std::vector<bool> held = tries_.hold(tries);
      for (std::size_t k = 0; k < lines.size(); ++k) {
        const std::size_t i = lines[k], middle = (misses[i] + *least[i]) / 2;
        held[k] ? least[i] = middle : misses[i] = middle;
      }
    }
  }

  const Tries& tries_;
  Axis first_, second_;
};

Objective::Pair told(const Tries& tries, const Front& front, const LeverAsked& first, const LeverAsked& second) {
  Objective::Pair pair{first.input, second.input, first.type, second.type, first.before, second.before, {}};
  std::vector<Tries::One> tried;
  const auto points = front.points();
  for (const auto& [i, j] : points)
    for (const auto& [a, b] : {std::pair(i, j), std::pair(i, j - std::min<std::size_t>(j, 1)),
                               std::pair(i - std::min<std::size_t>(i, 1), j)})
      tried.push_back(front.both(a, b));
  const std::vector<Tries::Outcome> found = tries.outcomes(tried);
  for (std::size_t k = 0; k < points.size(); ++k) {
    const auto& [i, j] = points[k];
    const Tries::Outcome &here = found[3 * k], &less_second = found[3 * k + 1], &less_first = found[3 * k + 2];
    Objective::Pair::Point point{
        front.first().values[i], front.second().values[j], here.mean, here.exact, {}, {}, {}, {}};
    if (j > 0 && !less_second.holds)
      point.second_below = front.second().values[j - 1], point.mean_second_below = less_second.mean;
    if (i > 0 && !less_first.holds)
      point.first_below = front.first().values[i - 1], point.mean_first_below = less_first.mean;
    const bool smallest = here.holds && (j == 0 || point.second_below) && (i == 0 || point.first_below);
    if (smallest) pair.points.push_back(std::move(point));
  }
  return pair;
}

}  // namespace

std::optional<Objective::Pair> smallest_pairs(const Tries& tries, const LeverAsked& first, const LeverAsked& second) {
  if (tries.variants().move_promotion({first.input, second.input})) return std::nullopt;
  for (const bool first_up : {true, false})
    for (const bool second_up : {true, false}) {
      Front front(tries, axis_of(first, first_up), axis_of(second, second_up));
      if (!front.reached_at_the_ends()) continue;
      front.shorten();
      return told(tries, front, first, second);
    }
  return std::nullopt;
}

}  // namespace bareme
