// « liste des ue dont non validée »: objects as a value.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_lua.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

ExpressionPtr Checker::listing(const syntax::Listing& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  if (tree.body) {
    report(problems::list_of_values_outside_lua(place));
    return nullptr;
  }
  if (text::same_name(tree.set.level.text, "motif") && !regulation_.level_named(tree.set.level.text).valid())
    return reasons(tree, standing, place);
  auto set = set_from(tree.set, standing);
  if (!set) return nullptr;
  if (set->selects()) {
    report(problems::selection_outside_calculation(tree.set.place));
    return nullptr;
  }
  Type type;
  type.kind = values::Kind::List;
  return make(Listing{*std::move(set)}, type, place);
}

ExpressionPtr Checker::reasons(const syntax::Listing& tree, const Standing& standing, Span place) {
  const QuantityId proposition = regulation_.quantity_named(standing.level, "proposition");
  const bool plain = tree.set.filters.empty() && tree.set.left_out.empty() && !tree.set.best;
  if (!plain || !proposition.valid() || regulation_.quantity(proposition).role != Quantity::Role::Proposition) {
    report(problems::reasons_of_no_verdict(where(standing), place));
    return nullptr;
  }
  Type type;
  type.kind = values::Kind::List;
  return make(Reasons{proposition}, type, place);
}

}  // namespace bareme::semantics
