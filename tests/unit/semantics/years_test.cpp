#include "semantics/years.hpp"

#include <catch2/catch.hpp>

namespace bareme::semantics {

TEST_CASE("an academic year is named by the year it begins in") {
  CHECK(academic_year("2024-2025") == 2024);
  CHECK(academic_year("2024/2025") == 2024);
  CHECK(academic_year("2024") == 2024);
  CHECK_FALSE(academic_year("2024-2026"));
  CHECK_FALSE(academic_year("2024-25"));
  CHECK_FALSE(academic_year("septembre"));
  CHECK_FALSE(academic_year(""));
}

TEST_CASE("a year has one form, and its three writings are one year") {
  CHECK(written_year(2024) == "2024-2025");
  CHECK(written_year(999) == "0999-1000");
  CHECK(same_year("2024", "2024-2025"));
  CHECK(same_year("2024/2025", "2024-2025"));
  CHECK(same_year("", ""));
  CHECK(same_year("promo", "promo"));
  CHECK_FALSE(same_year("2024", "2025"));
  CHECK_FALSE(same_year("promo", ""));
}

namespace {

syntax::ExpressionPtr day(int day, int month, int year) {
  auto made = std::make_unique<syntax::Expression>();
  made->node = syntax::DateLiteral{day, month, year};
  return made;
}

}  // namespace

TEST_CASE("a version voted decides no year that was over on that day") {
  diagnostics::Diagnostics problems;
  syntax::Regulation tree;
  CHECK(years_of(tree, problems).holds(1987));
  tree.voted = day(31, 8, 2024);
  CHECK(years_of(tree, problems).holds(2023));
  CHECK_FALSE(years_of(tree, problems).holds(2022));
  tree.voted = day(1, 9, 2024);
  CHECK_FALSE(years_of(tree, problems).holds(2023));
  CHECK(years_of(tree, problems).holds(2024));
}

TEST_CASE("the years said stand before the day of the vote") {
  diagnostics::Diagnostics problems;
  syntax::Regulation tree;
  tree.voted = day(1, 7, 2024);
  tree.years = syntax::Years{{"2020-2021", {}}, syntax::Text{"2024-2025", {}}};
  const Years years = years_of(tree, problems);
  CHECK(years.holds(2020));
  CHECK(years.holds(2024));
  CHECK_FALSE(years.holds(2025));
  CHECK_FALSE(years.holds(2019));
  CHECK(problems.all().empty());
}

}  // namespace bareme::semantics
