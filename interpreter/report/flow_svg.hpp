// How students move from one state to another, as a picture that stands alone: from the verdicts of one règlement to
// those of another, from one year to the next. A column of bars for each side, a ribbon as wide as the students it
// carries. Read without colour: a ribbon that changes is hatched, and says its count.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct Flow {
  std::string title, remark;       // « CING2.résultat », « 120 étudiants, 9 décidés autrement »
  std::string left, right;         // « 2024-2025 », « 2025-2026 »
  std::vector<std::string> codes;  // or years' names, in the order drawn from the top; those of both sides
  struct Ribbon {
    std::string from, to;
    std::size_t count = 0;
  };
  std::vector<Ribbon> ribbons;
  bool verdicts = true;  // the same codes on both sides: going to another is a change; else every ribbon is told alike
};

std::string percentage(std::size_t part, std::size_t whole);  // « 63,3 % »
std::string flow_svg(const Flow& flow);

}  // namespace bareme::report
