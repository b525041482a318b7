#include <random>

#include <catch2/catch.hpp>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/render.hpp"

using namespace bareme::diagnostics;

TEST_CASE("property: of too many faults the first of each severity are kept, and all are counted") {
  std::mt19937 random(20261123);
  for (int round = 0; round < 50; ++round) {
    INFO("round " << round);
    constexpr std::size_t most = 5;
    Diagnostics all, kept;
    kept.keep_first(most);
    for (auto left = random() % 200; left > 0; --left) {
      const auto begin = static_cast<std::uint32_t>(random() % 1000);
      Diagnostic one("I0" + std::to_string(random() % 90 + 10), Span{0, begin, begin + 1}, "faute");
      if (random() % 3 == 0) one = std::move(one).warning();
      if (random() % 40 == 0) one = Diagnostic("J016", std::nullopt, "sans place");
      all.add(one);
      kept.add(std::move(one));
    }
    CHECK(kept.error_count() == all.error_count());
    CHECK(kept.all().size() + kept.dropped() == all.all().size());
    CHECK(kept.all().size() <= 4 * most + 200 / 8);  // those without a place stay
    all.sort();
    kept.sort();
    for (std::size_t i = 0; i < std::min(most, all.all().size()); ++i)
      CHECK(kept.all()[i].code() == all.all()[i].code());
  }
}
