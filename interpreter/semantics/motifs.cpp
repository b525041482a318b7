#include "semantics/motifs.hpp"

namespace bareme::semantics {
namespace {

void collect(const Expression& row, std::vector<ExpressionPtr>& above, std::vector<Motif>& found) {
  const auto* letters = std::get_if<Letters>(&row.node);
  if (letters == nullptr) return;
  for (const Letter& letter : letters->letters) {
    above.push_back(letter.condition);
    if (!letter.reason.empty()) found.push_back({letter.reason, above});
    collect(*letter.condition, above, found);
    above.pop_back();
  }
}

}  // namespace

std::vector<Motif> motifs_of(const Expression& row) {
  std::vector<ExpressionPtr> above;
  std::vector<Motif> found;
  collect(row, above, found);
  return found;
}

}  // namespace bareme::semantics
