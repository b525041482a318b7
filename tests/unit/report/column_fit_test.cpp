#include "report/column_fit.hpp"

#include <catch2/catch.hpp>

#include "report/type_width.hpp"

namespace bareme::report {
namespace {

// A number, a name, and `count` columns of « 10,500 ADM » on a landscape page.
TableShape shape_of(std::size_t count) {
  const std::size_t cell = type_width("10,500 ", Weight::Regular) + type_width("ADM*", Weight::Bold);
  return {2730, 30, {9, 8, 7}, {{3000, 3000}, {10000, 24000}}, std::vector<PrintedColumn>(count, {cell, 14000})};
}

}  // namespace

TEST_CASE("column_fit: no table leaves its page and no column is narrower than what it holds", "[paper]") {
  for (std::size_t count = 0; count <= 60; ++count) {
    INFO(count);
    const TableShape shape = shape_of(count);
    const FittedTable fit = fitted(shape);
    std::size_t shown = 0;
    for (const FittedTable::Part& part : fit.parts) {
      CHECK(part.first == shown);
      CHECK(part.total() <= shape.page);
      for (std::size_t i = 0; i < part.widths.size(); ++i)
        CHECK(part.widths[i] * 1000 >= shape.columns[part.first + i].least * fit.points * 35278 / 10000 + 30);
      shown += part.widths.size();
    }
    CHECK(shown == count);
  }
}

TEST_CASE("column_fit: the type is made smaller down to its floor, then the table is cut in even parts", "[paper]") {
  CHECK(fitted(shape_of(4)).points == 9);
  CHECK(fitted(shape_of(10)).points < 9);
  CHECK(fitted(shape_of(10)).parts.size() == 1);
  const FittedTable wide = fitted(shape_of(17));
  CHECK(wide.points == 8);
  REQUIRE(wide.parts.size() == 2);
  CHECK(wide.parts[0].widths.size() == 9);
  CHECK(wide.parts[1].widths.size() == 8);
}

TEST_CASE("column_fit: a column wider than the page is cut to it, alone", "[paper]") {
  TableShape shape = shape_of(3);
  shape.columns[1].least = 200000;
  const FittedTable fit = fitted(shape);
  REQUIRE(fit.parts.size() == 3);
  CHECK(fit.parts[1].total() == shape.page);
}

TEST_CASE("type_width: from above, in thousandths of the type size", "[paper]") {
  CHECK(type_width("", Weight::Regular) == 0);
  CHECK(type_width("10", Weight::Regular) == 1280);
  CHECK(type_width("é", Weight::Regular) == type_width("É", Weight::Regular));
  CHECK(type_width("ADM", Weight::Bold) > type_width("ADM", Weight::Regular));
  CHECK(type_width("山田", Weight::Regular) == 2200);
}

}  // namespace bareme::report
