#include <catch2/catch.hpp>

#include "text/fold.hpp"

using namespace bareme::text;

TEST_CASE("a misspelt word finds the one that was meant") {
  const std::vector<std::string> quantities = {"note retenue", "moyenne générale", "moyenne", "résultat"};
  CHECK(nearest("moyene", quantities) == "moyenne");
  CHECK(nearest("mayonne", quantities) == "moyenne");
  CHECK(nearest("RESULTAS", quantities) == "résultat");
  CHECK(nearest("reuslat", quantities) == "résultat");
  CHECK(nearest("coefficient", quantities) == std::nullopt);
  CHECK(nearest("moyenne", {}) == std::nullopt);
}

TEST_CASE("two neighbours swapped are one slip") {
  CHECK(nearest("EC", {"CE"}) == "CE");
  CHECK(nearest("abcd", {"badc"}) == std::nullopt);
}

TEST_CASE("figures are never guessed") {
  CHECK(nearest("UE73", {"UE71", "UE72"}) == std::nullopt);
  CHECK(nearest("E0100", {"E010"}) == std::nullopt);
  CHECK(nearest("UB73", {"UE73"}) == "UE73");
}

TEST_CASE("of several as near the first is taken, and a nearer one before it") {
  CHECK(nearest("moyenn", {"moyenna", "moyenne"}) == "moyenna");
  CHECK(nearest("moyenes", {"moyennat", "moyenne"}) == "moyenne");
}
