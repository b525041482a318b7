// Memory and time of the small règlement as the promotion grows tenfold: both must grow tenfold, and no more. Each size
// runs in a process of its own, so that its peak of memory is its own. Prints a Markdown table.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstddef>
#include <cstdio>

#include "clock.hpp"
#include "small_regulation.hpp"

namespace {

using namespace benchmarks;

// What a program holds to decide a promotion once: its marks in columns and the eight columns of results.
struct Run {
  Seconds deciding;
  double megabytes = 0;
  bool right = false;
};

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Run run(std::size_t students) {
  const SmallRegulation small;
  bareme::plan::Promotion columns;
  {
    const Promotion promotion = draw_promotion(students);
    columns = small.columns_of(promotion);
  }
  Run run;
  run.deciding = median_seconds(5, [&] { small.evaluate(columns); });
  run.megabytes = peak_megabytes();
  run.right = small.wrong_values(small.evaluate(columns), draw_promotion(students)) == 0;
  return run;
}

bool print(std::size_t students) {
  const Run made = run(students);
  const double size = static_cast<double>(students);
  std::printf("| %zu | %.2f ms | %.2f ms | %.0f ns | %.1f MB | %s |\n", students, 1e3 * made.deciding.wall,
              1e3 * made.deciding.cpu, 1e9 * made.deciding.cpu / size, made.megabytes, made.right ? "yes" : "NO");
  std::fflush(stdout);
  return made.right;
}

bool print_apart(std::size_t students) {
  const pid_t child = fork();
  if (child == 0) _exit(print(students) ? 0 : 1);
  int status = 0;
  return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

}  // namespace

int main() {
  std::puts("| students | time | CPU time | CPU a student | peak memory | every value right |");
  std::puts("| ---: | ---: | ---: | ---: | ---: | --- |");
  std::fflush(stdout);
  bool right = true;
  for (const std::size_t students : {1000u, 10000u, 100000u, 1000000u})
    right &= print_apart(students);
  return right ? 0 : 1;
}
