#include "diagnostics/diagnostic.hpp"

#include <algorithm>
#include <tuple>

#include "text/fold.hpp"

namespace bareme::diagnostics {

namespace {

auto order_key(const Diagnostic& diagnostic) {
  const Span place = diagnostic.place().value_or(Span{});
  return std::tuple(!diagnostic.place().has_value(), place.source, place.begin, place.end);
}

}  // namespace

std::size_t Diagnostics::error_count() const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const Diagnostic& diagnostic) { return diagnostic.severity() == Severity::Error; }));
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Diagnostic& left, const Diagnostic& right) { return order_key(left) < order_key(right); });
}

std::string guillemets(const std::string& text) { return "«\u00A0" + text + "\u00A0»"; }

std::string nearest_help(const std::string& wrong, const std::vector<std::string>& candidates) {
  const auto nearest = text::nearest(wrong, candidates);
  return nearest ? "écrire " + guillemets(*nearest) : "";
}

}  // namespace bareme::diagnostics
