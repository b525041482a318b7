#include <algorithm>
#include <utility>

#include "text/code_points.hpp"
#include "text/fold.hpp"

namespace bareme::text {

namespace {

using Letters = std::vector<utf8proc_int32_t>;

Letters letters_of(std::string_view text) {
  Letters result;
  for_each_code_point(text, [&](const CodePoint& point) { result.push_back(point.value); });
  return result;
}

// Fewest letters added, dropped, replaced or swapped with a neighbour (optimal string alignment), over three rows of
// the usual table.
std::size_t distance(const Letters& left, const Letters& right) {
  std::vector<std::size_t> two_above, above(right.size() + 1), row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j)
    row[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    two_above = std::exchange(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const bool same = left[i - 1] == right[j - 1];
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
    }
  }
  return row[right.size()];
}

// UE71 is no slip for UE72, nor E010 for E011: of two numbered things near each other, nothing tells which is meant.
std::string figures_of(std::string_view text) {
  std::string figures;
  for (const char c : text)
    if (c >= '0' && c <= '9') figures += c;
  return figures;
}

}  // namespace

std::optional<std::string> nearest(std::string_view wrong, const std::vector<std::string>& candidates) {
  const Letters sought = letters_of(fold_name(wrong));
  if (sought.empty()) return std::nullopt;
  std::size_t allowed =
      std::min(std::max<std::size_t>(1, sought.size() / 3), sought.size() - 1);  // one letter must stay
  std::optional<std::string> best;
  const std::string figures = figures_of(wrong);
  for (const std::string& candidate : candidates) {
    if (figures_of(candidate) != figures) continue;
    const std::size_t errors = distance(sought, letters_of(fold_name(candidate)));
    if (errors > allowed || (best && errors == allowed)) continue;
    best = candidate;
    allowed = errors;
  }
  return best;
}

}  // namespace bareme::text
