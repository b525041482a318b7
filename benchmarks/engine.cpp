// Our engine on the small règlement: `petit-reglement.bareme` read, checked and planned, then run by columns over a
// promotion in memory. Prints the same line as the peers, twice, and stops if one value of one student is not exactly
// right.
//   into columns already there   the results of the round before are written again, as the hand-written programs do
//   results allocated each time  what a session asks of it: half of the time is the system giving pages
#include <cstddef>
#include <cstdio>
#include <utility>

#include "evaluation/evaluate.hpp"
#include "measure.hpp"
#include "small_regulation.hpp"

namespace {

using namespace benchmarks;
using bareme::evaluation::Results;

template <class DecideAll>
bool measure_engine(const char* name, const SmallRegulation& small, const Promotion& promotion, DecideAll decide_all) {
  Results results;
  measure(
      name, promotion, [&] { results = decide_all(std::move(results)); },
      [&](std::size_t student) { return small.admitted(results, student); });
  const std::size_t wrong = small.wrong_values(results, promotion);
  if (wrong != 0) std::fprintf(stderr, "%s: %zu values of %zu are wrong\n", name, wrong, 8 * promotion.size);
  return wrong == 0;
}

}  // namespace

int main() {
  const Promotion promotion = promotion_to_measure(1000000);
  const SmallRegulation small;
  const bareme::plan::Promotion columns = small.columns_of(promotion);
  const bool written_again =
      measure_engine("Barème, into columns already there", small, promotion,
                     [&](Results results) { return small.evaluate(columns, std::move(results)); });
  const bool anew = measure_engine("Barème, results allocated each time", small, promotion,
                                   [&](Results) { return small.evaluate(columns); });
  return written_again && anew ? 0 : 1;
}
