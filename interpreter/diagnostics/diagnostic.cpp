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

void Diagnostics::add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
  if (most_ != 0 && all_.size() >= 4 * most_) drop();
}

void Diagnostics::drop() {
  sort();
  std::size_t errors = 0, warnings = 0;
  const auto too_many = [&](const Diagnostic& diagnostic) {
    if (!diagnostic.place()) return false;
    const bool error = diagnostic.severity() == Severity::Error;
    if (++(error ? errors : warnings) <= most_) return false;
    ++(error ? dropped_errors_ : dropped_warnings_);
    return true;
  };
  std::vector<Diagnostic> kept;
  for (Diagnostic& diagnostic : all_)
    if (!too_many(diagnostic)) kept.push_back(std::move(diagnostic));
  all_ = std::move(kept);
}

std::size_t Diagnostics::error_count() const {
  return dropped_errors_ +
         static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [](const Diagnostic& diagnostic) {
           return diagnostic.severity() == Severity::Error;
         }));
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
