// A calendar day, as règlements name them: 31/12/2027. No clock, no time zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bareme::values {

class Date {
 public:
  static std::optional<Date> of(int year, int month, int day);  // none when there is no such day
  static std::optional<Date> parse(std::string_view text);      // "31/12/2027", also "2027-12-31"
  static Date from_days(std::int64_t days);                     // days since 1970-01-01: how a column stores it
  std::int64_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;
  Date plus_years(int years) const;    // 29 February -> 28
  Date plus_months(int months) const;  // end of month clamps
  // The most that can be added to `first` without passing this day: of 29/02/2004, 17 years on 27/02/2022, 18 the day
  // after. Negative when this day is before.
  int years_since(const Date& first) const;
  int months_since(const Date& first) const;
  Date plus_days(std::int64_t days) const { return from_days(days_ + days); }
  std::string text() const;  // "31/12/2027"
  std::string iso() const;   // "2027-12-31"
  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  explicit Date(std::int64_t days) : days_(days) {}
  std::int64_t days_ = 0;
};

}  // namespace bareme::values
