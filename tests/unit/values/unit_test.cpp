#include "values/unit.hpp"

#include <catch2/catch.hpp>

using namespace bareme::values;

TEST_CASE("the words of the language name units, whatever their case and number") {
  CHECK(unit_named("ECTS") == Unit::of(Unit::Ects));
  CHECK(unit_named("ects") == Unit::of(Unit::Ects));
  CHECK(unit_named("h") == Unit::of(Unit::Hours));
  CHECK(unit_named("heure") == Unit::of(Unit::Hours));
  CHECK(unit_named("Jours") == Unit::of(Unit::Days));
  CHECK(unit_named("an") == Unit::of(Unit::Years));
  CHECK(unit_named("points") == Unit{});
  CHECK(unit_named("moyenne") == std::nullopt);
}

TEST_CASE("units combine by multiplication and division") {
  const Unit ects = Unit::of(Unit::Ects), hours = Unit::of(Unit::Hours), days = Unit::of(Unit::Days);
  CHECK((ects * hours / hours) == ects);
  CHECK((ects / ects).plain());
  CHECK(describe(Unit{}) == "");
  CHECK(describe(ects) == "ECTS");
  CHECK(describe(days) == "jours");
  CHECK(describe(ects * hours) == "ECTS × heures");
  CHECK(describe(ects * ects) == "ECTS^2");
  CHECK(describe(ects / hours) == "ECTS par heure");
  CHECK(describe(Unit{} / days) == "points par jour");
}
