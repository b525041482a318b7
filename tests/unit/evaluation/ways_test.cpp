// Sets of changes: only the smallest are kept, and none that the question does not need.
#include <catch2/catch.hpp>

#include "evaluation/ways.hpp"

using namespace bareme::evaluation;

namespace {

Ways of(std::vector<Way> ways) { return {std::move(ways), false}; }

}  // namespace

TEST_CASE("a set that contains another is left out, as is a set met twice") {
  CHECK(smallest({{0, 1}, {1}, {2, 3}, {1}, {2, 3, 4}}) == std::vector<Way>{{1}, {2, 3}});
}

TEST_CASE("what is asked together is joined, what is offered stands side by side") {
  CHECK(both(of({{0}, {1}}), of({{1}, {2}})).all == std::vector<Way>{{1}, {0, 2}});
  CHECK(either(of({{0, 1}}), of({{1}})).all == std::vector<Way>{{1}});
}

TEST_CASE("nothing to do adds nothing, what cannot be done takes all away") {
  CHECK(both(Ways::done(), of({{3}})).all == std::vector<Way>{{3}});
  CHECK(both(Ways::none(), of({{3}})).all.empty());
  CHECK(either(Ways::none(), of({{3}})).all == std::vector<Way>{{3}});
  CHECK(either(Ways::done(), of({{3}})).all == std::vector<Way>{{}});
}

TEST_CASE("two of three: each pair, once") {
  CHECK(some_of({of({{0}}), of({{1}}), of({{2}})}, 2).all == std::vector<Way>{{0, 1}, {0, 2}, {1, 2}});
  CHECK(some_of({of({{0}}), Ways::none()}, 2).all.empty());
  CHECK(some_of({of({{0}})}, 0).all == std::vector<Way>{{}});
}

TEST_CASE("too many are cut, and it is said") {
  std::vector<Ways> items;
  for (std::size_t i = 0; i < 30; ++i)
    items.push_back(Ways::one(i));
  const Ways pairs = some_of(items, 2);
  CHECK(pairs.cut);
  CHECK(pairs.all.size() == 100);
  CHECK(pairs.all.front() == Way{0, 1});
}
