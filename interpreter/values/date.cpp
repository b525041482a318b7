#include "values/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace bareme::values {

namespace {

constexpr int months_per_year = 12;
constexpr std::int64_t days_per_era = 146097;      // 400 years, after which the calendar repeats
constexpr std::int64_t days_before_1970 = 719468;  // from 0000-03-01

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

struct Civil {
  int year, month, day;
};

// Both ways count years from 1 March, so that the leap day ends its year (H. Hinnant, "chrono-Compatible Low-Level Date
// Algorithms").
std::int64_t days_of(const Civil& civil) {
  const std::int64_t year = civil.year - (civil.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - days_before_1970;
}

Civil civil_of(std::int64_t days) {
  days += days_before_1970;
  const std::int64_t era = (days >= 0 ? days : days - (days_per_era - 1)) / days_per_era;
  const std::int64_t day_of_era = days - era * days_per_era;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month,
          static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

std::optional<int> number_of(std::string_view digits, std::size_t fewest, std::size_t most) {
  if (digits.size() < fewest || digits.size() > most) return std::nullopt;
  int result = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    result = 10 * result + (digit - '0');
  }
  return result;
}

// The three parts around two separators, none when there are not three.
std::optional<std::vector<std::string_view>> three_parts(std::string_view text, char separator) {
  const std::size_t first = text.find(separator);
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find(separator, first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  return std::vector{text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

}  // namespace

std::optional<Date> Date::of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > months_per_year || day < 1 || day > days_in_month(year, month))
    return std::nullopt;
  return Date(days_of({year, month, day}));
}

std::optional<Date> Date::parse(std::string_view text) {
  std::optional<int> year, month, day;
  if (const auto parts = three_parts(text, '/')) {
    day = number_of((*parts)[0], 1, 2), month = number_of((*parts)[1], 1, 2), year = number_of((*parts)[2], 4, 4);
  } else if (const auto iso_parts = three_parts(text, '-')) {
    year = number_of((*iso_parts)[0], 4, 4), month = number_of((*iso_parts)[1], 2, 2),
    day = number_of((*iso_parts)[2], 2, 2);
  }
  if (!year || !month || !day) return std::nullopt;
  return of(*year, *month, *day);
}

Date Date::from_days(std::int64_t days) { return Date(days); }

int Date::year() const { return civil_of(days_).year; }
int Date::month() const { return civil_of(days_).month; }
int Date::day() const { return civil_of(days_).day; }

Date Date::plus_years(int years) const { return plus_months(years * months_per_year); }

Date Date::plus_months(int months) const {
  const Civil start = civil_of(days_);
  const int months_from_zero = start.year * months_per_year + start.month - 1 + months;
  const int month_index = ((months_from_zero % months_per_year) + months_per_year) % months_per_year;
  const int year = (months_from_zero - month_index) / months_per_year;
  return Date(days_of({year, month_index + 1, std::min(start.day, days_in_month(year, month_index + 1))}));
}

int Date::months_since(const Date& first) const {
  const Civil from = civil_of(first.days_), to = civil_of(days_);
  const int months = (to.year - from.year) * months_per_year + to.month - from.month;
  return first.plus_months(months) <= *this ? months : months - 1;
}

int Date::years_since(const Date& first) const {
  const int months = months_since(first);
  return (months - (months % months_per_year + months_per_year) % months_per_year) / months_per_year;
}

std::string Date::text() const {
  const Civil civil = civil_of(days_);
  return fmt::format("{:02}/{:02}/{:04}", civil.day, civil.month, civil.year);
}

std::string Date::iso() const {
  const Civil civil = civil_of(days_);
  return fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day);
}

}  // namespace bareme::values
