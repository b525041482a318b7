// The small règlement of the benchmarks as data, the promotion it is run on, and the exact answer each engine is judged
// by. In: a number of students and a seed. Out: marks in tenths of a point, one column per ECUE, and per student the
// exact outcome. Integers only: averages stay numerators over a fixed denominator, and thresholds are compared
// cross-multiplied. Leaves to others the clock and the printing (measure.hpp). The peers restate the same draw in their
// own languages.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace benchmarks {

struct Ecue {
  std::string_view code;
  int coefficient;  // in halves of a point: 3 stands for 1,5
};

struct Ue {
  std::string_view code;
  int ects;
  std::size_t first_ecue, end_ecue;
};

inline constexpr std::array<Ecue, 10> ecues{{{"ANALYSE", 4},
                                             {"ALGEBRE", 3},
                                             {"PROBAS", 2},
                                             {"PROG", 6},
                                             {"BDD", 4},
                                             {"RESEAUX", 4},
                                             {"PROJET", 2},
                                             {"ANGLAIS", 2},
                                             {"GESTION", 2},
                                             {"SPORT", 4}}};
inline constexpr std::array<Ue, 3> ues{{{"UE1", 8, 0, 3}, {"UE2", 12, 3, 7}, {"UE3", 10, 7, 10}}};
inline constexpr int ects_of_semester = 30;
inline constexpr int passing_tenths = 100, floor_tenths = 50;

// Per UE, the sum of its coefficients: the denominator of its average.
inline constexpr auto denominators = [] {
  std::array<std::int64_t, ues.size()> sums{};
  for (std::size_t u = 0; u < ues.size(); ++u)
    for (std::size_t e = ues[u].first_ecue; e < ues[u].end_ecue; ++e)
      sums[u] += ecues[e].coefficient;
  return sums;
}();

// The UE averages brought to one denominator, so that the semester average needs no division either.
inline constexpr std::int64_t common_denominator =
    std::lcm(std::lcm(denominators[0], denominators[1]), denominators[2]);
inline constexpr auto semester_weights = [] {
  std::array<std::int64_t, ues.size()> weights{};
  for (std::size_t u = 0; u < ues.size(); ++u)
    weights[u] = ues[u].ects * (common_denominator / denominators[u]);
  return weights;
}();

struct Promotion {
  std::size_t size = 0;
  std::array<std::vector<std::int16_t>, ecues.size()> tenths;
};

struct ExactOutcome {
  std::array<std::int64_t, ues.size()> ue_numerators;  // over denominators[u], in tenths of a point
  std::array<bool, ues.size()> validated;
  std::int64_t semester_numerator;  // over common_denominator * ects_of_semester, in tenths of a point
  bool admitted;
};

// Each mark sums three draws of a 32-bit congruential generator: bell-shaped around 10/20, from 1 to 19,
// so that the thresholds are really met.
inline Promotion draw_promotion(std::size_t size, std::uint32_t seed = 42) {
  Promotion promotion{size, {}};
  for (auto& column : promotion.tenths)
    column.reserve(size);
  std::uint32_t state = seed;
  const auto draw = [&] { return std::uint64_t{state = state * 1664525u + 1013904223u}; };
  for (std::size_t student = 0; student < size; ++student)
    for (auto& column : promotion.tenths) {
      const std::uint64_t three_draws = draw() + draw() + draw();
      column.push_back(static_cast<std::int16_t>((60 * three_draws + (std::uint64_t{21} << 31)) >> 32));
    }
  return promotion;
}

inline ExactOutcome decide_exactly(const Promotion& promotion, std::size_t student) {
  ExactOutcome outcome{{}, {}, 0, true};
  for (std::size_t u = 0; u < ues.size(); ++u) {
    std::int64_t numerator = 0;
    bool above_floor = true;
    for (std::size_t e = ues[u].first_ecue; e < ues[u].end_ecue; ++e) {
      const int mark = promotion.tenths[e][student];
      numerator += ecues[e].coefficient * mark;
      above_floor &= mark >= floor_tenths;
    }
    outcome.ue_numerators[u] = numerator;
    outcome.validated[u] = numerator >= passing_tenths * denominators[u] && above_floor;
    outcome.semester_numerator += semester_weights[u] * numerator;
    outcome.admitted &= outcome.validated[u];
  }
  return outcome;
}

// An average of 10/20 exactly, in one UE or over the semester: where doubles go wrong.
inline bool on_the_edge(const ExactOutcome& outcome) {
  bool on_edge = outcome.semester_numerator == passing_tenths * common_denominator * ects_of_semester;
  for (std::size_t u = 0; u < ues.size(); ++u)
    on_edge |= outcome.ue_numerators[u] == passing_tenths * denominators[u];
  return on_edge;
}

// The first `size` students on the edge, met in promotions of 20 000 drawn from seeds 7, 8, 9…
inline Promotion draw_edge_promotion(std::size_t size) {
  Promotion edge;
  for (std::uint32_t seed = 7; edge.size < size; ++seed) {
    const Promotion candidates = draw_promotion(20000, seed);
    for (std::size_t student = 0; student < candidates.size && edge.size < size; ++student) {
      if (!on_the_edge(decide_exactly(candidates, student))) continue;
      for (std::size_t e = 0; e < ecues.size(); ++e)
        edge.tenths[e].push_back(candidates.tenths[e][student]);
      ++edge.size;
    }
  }
  return edge;
}

}  // namespace benchmarks
