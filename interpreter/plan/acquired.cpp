#include "plan/acquired.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "values/value.hpp"

namespace bareme::plan {

namespace {

using Left = AcquiredYears::Left;

constexpr int unsaid = std::numeric_limits<int>::min();

int year_of(const Left& left) { return left.year.value_or(unsaid); }
auto owner(const Left& left) { return std::pair(left.student, left.key.object); }

// `first` to `last`: all that was left of one object of one student.
int chosen_year(std::vector<Left>::const_iterator first, std::vector<Left>::const_iterator last) {
  std::pair<bool, int> best{false, unsaid};
  for (; first != last; ++first)
    best = std::max(best, {first->validates, year_of(*first)});
  return best.second;
}

}  // namespace

std::optional<int> first_year(std::string_view academic_year) {
  if (academic_year.size() < 4) return std::nullopt;
  int year = 0;
  for (const char digit : academic_year.substr(0, 4)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    year = year * 10 + (digit - '0');
  }
  return year;
}

void AcquiredYears::write(const std::vector<std::string>& years, Promotion& promotion) {
  const auto own_year = [&](std::size_t student) { return first_year(years[student]); };
  const auto too_late = [&](const Left& left) {
    const auto own = own_year(left.student);
    return left.year && own && *left.year >= *own;
  };
  all_.erase(std::remove_if(all_.begin(), all_.end(), too_late), all_.end());
  std::stable_sort(all_.begin(), all_.end(), [](const Left& a, const Left& b) { return owner(a) < owner(b); });
  for (auto first = all_.cbegin(); first != all_.cend();) {
    const auto last = std::find_if(first, all_.cend(), [&](const Left& left) { return owner(left) != owner(*first); });
    const int year = chosen_year(first, last);
    const auto own = own_year(first->student);
    if (year != unsaid && own)
      promotion.set({InputKey::Kind::Age, first->key.object, {}, {}, 0}, first->student,
                    values::Value::of(values::Number(*own - year)));
    for (; first != last; ++first)
      if (year_of(*first) == year) promotion.set(first->key, first->student, first->value);
  }
  all_.clear();
}

}  // namespace bareme::plan
