// How a number is spread over a promotion, as a picture that stands alone: bars, a point a student under them, the
// threshold as a line with its value. Read without colour: by position, pattern and words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "values/number.hpp"

namespace bareme::report {

struct Histogram {
  std::string title, remark;  // « SH7.moyenne », « 96 étudiants, 2 en attente »
  std::vector<values::Number> numbers;
  std::optional<values::Number> threshold;
  std::string threshold_words;  // « seuil 10 : 91 au moins, 5 au-dessous »
};

values::Number bin_of(const values::Number& low, const values::Number& high);  // 1, 2, 5, 10…: few enough bars
std::string plot_svg(const Histogram& histogram);

}  // namespace bareme::report
