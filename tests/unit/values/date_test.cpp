#include "values/date.hpp"

#include <catch2/catch.hpp>

using namespace bareme::values;

namespace {

Date date(const char* text) { return *Date::parse(text); }

}  // namespace

TEST_CASE("a date is read as it is written in France, or as machines write it") {
  CHECK(Date::parse("31/12/2027") == Date::of(2027, 12, 31));
  CHECK(Date::parse("2027-12-31") == Date::of(2027, 12, 31));
  CHECK(Date::parse("1/9/2024") == Date::of(2024, 9, 1));
}

TEST_CASE("what is no day of the calendar is no date") {
  for (const char* text : {"29/02/2025", "31/04/2024", "00/01/2024", "01/13/2024", "01/01/24", "2024-1-1", "01/01", "",
                           "aa/bb/cccc", "1/1/2024/1", "29/02/1900"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
  }
  CHECK(Date::of(2024, 2, 29));
  CHECK(Date::of(2000, 2, 29));
  CHECK_FALSE(Date::of(0, 1, 1));
  CHECK_FALSE(Date::of(2024, 0, 1));
}

TEST_CASE("days are counted from 1970, both ways") {
  CHECK(date("01/01/1970").days() == 0);
  CHECK(date("01/01/2000").days() == 10957);
  CHECK(date("31/12/1969").days() == -1);
  CHECK(Date::from_days(10957).text() == "01/01/2000");
}

TEST_CASE("every day of eight centuries has its own number, in order") {
  Date expected = *Date::of(1600, 1, 1);
  for (int year = 1600; year < 2400; ++year)
    for (int month = 1; month <= 12; ++month)
      for (int day = 1; day <= 31; ++day) {
        const auto found = Date::of(year, month, day);
        if (!found) continue;
        if (*found != expected || found->year() != year || found->month() != month || found->day() != day)
          FAIL(found->text());
        expected = expected.plus_days(1);
      }
  CHECK(expected == *Date::of(2400, 1, 1));
}

TEST_CASE("months and years later end within their month") {
  CHECK(date("29/02/2024").plus_years(1).text() == "28/02/2025");
  CHECK(date("29/02/2024").plus_years(4).text() == "29/02/2028");
  CHECK(date("31/01/2024").plus_months(1).text() == "29/02/2024");
  CHECK(date("31/08/2024").plus_months(6).text() == "28/02/2025");
  CHECK(date("15/01/2024").plus_months(-1).text() == "15/12/2023");
  CHECK(date("15/12/2024").plus_months(12).iso() == "2025-12-15");
}

TEST_CASE("whole months and years between two days agree with what adding them gives") {
  CHECK(date("27/02/2022").years_since(date("29/02/2004")) == 17);
  CHECK(date("28/02/2022").years_since(date("29/02/2004")) == 18);
  CHECK(date("28/02/2024").years_since(date("29/02/2004")) == 19);
  CHECK(date("29/02/2024").years_since(date("29/02/2004")) == 20);
  CHECK(date("27/02/2022").months_since(date("31/01/2022")) == 0);
  CHECK(date("28/02/2022").months_since(date("31/01/2022")) == 1);
  CHECK(date("14/03/2022").months_since(date("15/02/2022")) == 0);
  CHECK(date("14/02/2022").months_since(date("15/02/2022")) == -1);
  CHECK(date("14/02/2022").years_since(date("15/02/2022")) == -1);
  CHECK(date("15/02/2021").years_since(date("15/02/2022")) == -1);
}
