// The order of the passes. Names before bodies: what is declared last may be read first.
#include "semantics/check.hpp"
#include "semantics/promotion_calls.hpp"

#include "semantics/build.hpp"
#include "semantics/check_impossible.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/years.hpp"

namespace bareme::semantics {
namespace {

template <class Node, class Action>
void each(const syntax::Regulation& tree, Action action) {
  for (const auto& element : tree.elements)
    if (const auto* node = std::get_if<Node>(&element)) action(*node);
}

}  // namespace

void Checker::check_regulation(const syntax::Regulation& tree) {
  regulation_.title = tree.title.text;
  regulation_.version = tree.version.text;
  regulation_.years = years_of(tree, *diagnostics_);
  each<syntax::Structure>(tree, [&](const auto& node) {
    levels(node);
    contents(node);
  });
  if (regulation_.levels.empty()) {  // nothing can be said of articles without levels; a title alone says none
    if (!tree.elements.empty() && !diagnostics_->has_errors()) report(problems::no_levels(tree.title.place));
    return;
  }
  each<syntax::CodeList>(tree, [&](const auto& node) { code_list(node); });
  each<syntax::Convention>(tree, [&](const auto& node) { convention_views(node); });
  each<syntax::Structure>(tree, [&](const auto& node) {
    for (const auto& item : node.items) {
      if (const auto* entry = std::get_if<syntax::Fact>(&item)) fact(*entry, regulation_.student, {});
    }
  });
  each<syntax::Structure>(tree, [&](const auto& node) { populations(node); });
  each<syntax::Scale>(tree, [&](const auto& node) { declare_table(node); });
  each<syntax::Function>(tree, [&](const auto& node) { declare_formula(node); });
  each<syntax::LuaFunction>(tree, [&](const auto& node) { declare_lua(node); });
  regulation_.mark_type = mark_type(values::Number(20));
  regulation_.mark_type.mark = true;
  each<syntax::Structure>(tree, [&](const auto& node) {
    for (const auto& item : node.items)
      if (const auto* scale = std::get_if<syntax::MarkScale>(&item))
        mark_scale(*scale);
      else if (const auto* several = std::get_if<syntax::Sessions>(&item))
        sessions(*several);
  });
  declare_marks();
  each<syntax::Article>(tree, [&](const auto& node) { declare_article(node); });
  each<syntax::Structure>(tree, [&](const auto& node) { attach_mark_maximum(node); });
  check_worths();
  each<syntax::Structure>(tree, [&](const auto& node) { grouping_attributes(node); });
  each<syntax::Parameter>(tree, [&](const auto& node) { parameter(node); });
  each<syntax::Convention>(tree, [&](const auto& node) { convention_roundings(node); });
  for (const auto& [table, node] : pending_tables_)
    define_table(*node, table);
  for (std::size_t i = 0; i < regulation_.formulas.size(); ++i)
    define_formula(i);
  for (std::size_t i = 0; i < regulation_.quantities.size(); ++i)
    define(QuantityId(i));
  for (const PendingArticle_& pending : articles_)
    if (pending.heading) verdict(*pending.tree, pending);
  define_exceptions();
  if (!diagnostics_->has_errors()) narrow_promotion_calls(regulation_, *diagnostics_);
  define_choices();
  if (!diagnostics_->has_errors()) check_impossible(regulation_, *diagnostics_);  // a row refused may be the one
  each<syntax::Structure>(tree, [&](const auto& node) { followed(node); });
  each<syntax::Document>(tree, [&](const auto& node) { document(node); });
  check_overlaps();
  check_static_cycles();
  check_reads();
  hold_checks(tree);
}

CheckedRegulation check(const syntax::Regulation& tree, diagnostics::Diagnostics& diagnostics) {
  CheckedRegulation regulation;
  regulation.readings = std::make_shared<NamesRead>();
  Checker(regulation, diagnostics).check_regulation(tree);
  return regulation;
}

}  // namespace bareme::semantics
