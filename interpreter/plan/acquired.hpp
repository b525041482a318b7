// Which past year the acquis of an object is: the one where it was validated, else the latest; of several where it was,
// the latest. Gathers what past juries left to the students of a promotion, then writes the years chosen into it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/promotion.hpp"

namespace bareme::plan {

std::optional<int> first_year(std::string_view academic_year);  // "2022-2023" -> 2022; none: not a year

class AcquiredYears {
 public:
  struct Left {
    std::size_t student = 0;
    InputKey key;             // Frozen
    std::optional<int> year;  // not said: before every other
    bool validates = false;   // says that the object was validated that year
    values::Value value;
  };
  void add(Left left) { all_.push_back(std::move(left)); }
  // `years`: of each student's enrolment. What is not of a year before that one is no acquis for it.
  void write(const std::vector<std::string>& years, Promotion& promotion);

 private:
  std::vector<Left> all_;
};

}  // namespace bareme::plan
