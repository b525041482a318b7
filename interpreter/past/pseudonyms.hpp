// A past jury that can be shown outside: other names and numbers, the same for a student wherever the seed is the same;
// dates all moved by as many years, a multiple of four, so that ages, orders, days and months stay; nothing that was
// written freely. It is no anonymity: marks are still theirs.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "past/baseline.hpp"

namespace bareme::past {

struct Disguise {
  std::string seed;        // who knows it can look a number up
  bool move_dates = true;  // false: a règlement that names a day or a year would decide otherwise
  bool hide_texts = true;  // a text one student alone has, likewise
};
// `mark`: hexadecimal digits of a text nobody can guess back.
using Mark = std::function<std::string(std::string_view)>;

void pseudonymise(Baseline& baseline, const Disguise& disguise, const Mark& mark);

}  // namespace bareme::past
