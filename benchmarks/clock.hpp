// Two clocks: what passed on the wall, and what the processor spent on us. They differ on a machine that has other
// work, where the second is the one to compare. Medians, since a first round and a disturbed one prove nothing.
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace benchmarks {

struct Seconds {
  double wall = 0, cpu = 0;
};

inline Seconds now() {
  timespec spent{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now().time_since_epoch();
  return {passed.count(), static_cast<double>(spent.tv_sec) + 1e-9 * static_cast<double>(spent.tv_nsec)};
}

template <class Work>
Seconds seconds_of(Work work) {
  const Seconds start = now();
  work();
  const Seconds end = now();
  return {end.wall - start.wall, end.cpu - start.cpu};
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Work>
Seconds median_seconds(int rounds, Work work) {
  std::vector<double> wall, cpu;
  for (int round = 0; round < rounds; ++round) {
    const Seconds spent = seconds_of(work);
    wall.push_back(spent.wall);
    cpu.push_back(spent.cpu);
  }
  return {median(wall), median(cpu)};
}

}  // namespace benchmarks
