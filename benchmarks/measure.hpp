// Times one way of deciding a promotion, in processor time, and prints the JSON line `benchmarks/run` collects.
// In: a function that decides every student, and how to read one decision back. Out: one line on standard output.
// EDGE=n in the environment replaces the promotion by n students on the edge: a test of exactness, whose time means
// nothing.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include "clock.hpp"
#include "promotion.hpp"

namespace benchmarks {

inline Promotion promotion_to_measure(std::size_t size) {
  const char* edge = std::getenv("EDGE");
  return edge ? draw_edge_promotion(std::strtoul(edge, nullptr, 10)) : draw_promotion(size);
}

template <class DecideAll, class Admitted>
void measure(const char* name, const Promotion& promotion, DecideAll decide_all, Admitted admitted) {
  const double seconds = median_seconds(7, decide_all).cpu;
  std::size_t wrong = 0;
  for (std::size_t student = 0; student < promotion.size; ++student)
    wrong += admitted(student) != decide_exactly(promotion, student).admitted;
  const double size = static_cast<double>(promotion.size);
  std::printf("{\"name\":\"%s\",\"n\":%zu,\"students_per_s\":%.0f,\"us_per_student\":%.4f,\"wrong_decisions\":%zu}\n",
              name, promotion.size, size / seconds, 1e6 * seconds / size, wrong);
  std::fflush(stdout);
}

}  // namespace benchmarks
