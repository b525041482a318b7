// How verdicts move from one règlement to another, as a picture that stands alone: a column of codes for each, a ribbon
// as wide as the students it carries. Read without colour: a ribbon that changes code is hatched and says its count.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace bareme::report {

struct VerdictFlow {
  std::string title, remark;       // « CING2.résultat », « 120 étudiants, 9 décidés autrement »
  std::string left, right;         // « 2024-2025 », « 2025-2026 »
  std::vector<std::string> codes;  // in the order they are drawn, from the top; those of both sides
  struct Ribbon {
    std::string from, to;
    std::size_t count = 0;
  };
  std::vector<Ribbon> ribbons;
};

std::string percentage(std::size_t part, std::size_t whole);  // « 63,3 % »
std::string verdict_flow_svg(const VerdictFlow& flow);

}  // namespace bareme::report
