// Codes that have an order: « codes de palme du meilleur au moins bon ». The better a code, the greater its id, so that
// what compares numbers compares them.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

bool Checker::ordered(const Type& type) const {
  return type.kind == values::Kind::Code && type.list.valid() && regulation_.code_lists[type.list.index()].ordered;
}

// Does a single word stand for a value here? Anything longer is taken to.
bool Checker::known_name(const syntax::Expression& tree, const Standing& standing) {
  const auto* path = as_path(tree);
  if (!path) return !std::holds_alternative<syntax::TextLiteral>(tree.node);
  if (path->owner || path->segments.size() != 1 || path->segments.front().quoted) return true;
  const std::string& name = path->segments.front().name.text;
  if (standing.bound)
    for (const auto& [bound, value] : standing.bound->names)
      if (bound == text::fold_name(name)) return true;
  if (standing.table.valid())
    for (const auto& argument : regulation_.tables[standing.table.index()].arguments)
      if (text::same_name(argument.name, name)) return true;
  if (local(standing, name) || lost_names_.contains(text::fold_name(name))) return true;
  if (!standing.level.valid()) return false;
  return regulation_.quantity_named(standing.level, name).valid() ||
         regulation_.fact_visible(standing.level, name).valid();
}

// A word that is no name here is a code of the list the others are of.
std::vector<ExpressionPtr> Checker::compared_operands(const std::vector<const syntax::Expression*>& trees,
                                                      const Standing& standing) {
  std::vector<ExpressionPtr> operands(trees.size());
  std::vector<bool> words(trees.size());
  ListId list;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    words[i] = word_of(*trees[i]) && !std::holds_alternative<syntax::NumberLiteral>(trees[i]->node) &&
               !known_name(*trees[i], standing);
    if (words[i]) continue;
    operands[i] = expression(*trees[i], standing);
    if (!operands[i]) return {};
    if (operands[i]->type.kind == values::Kind::Code) list = operands[i]->type.list;
  }
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (!words[i]) continue;
    if (list.valid()) {
      const auto code = constant(*trees[i], code_type(list));
      if (!code) return {};
      operands[i] = make(Constant{*code}, code_type(list), trees[i]->place);
    } else {
      operands[i] = expression(*trees[i], standing);
    }
    if (!operands[i]) return {};
  }
  return operands;
}

// Of numbers whose direction is declared, the best is the least. Without one « max » and « min » say which.
ExpressionPtr Checker::best_number(Extremum&& extremum, Span place) {
  Type type = extremum.items.front()->type;
  for (ExpressionPtr& item : extremum.items) {
    item = calculable(std::move(item), place);
    if (!item || !same_units(extremum.items.front(), item, item->place)) return nullptr;
    type = join(make(Argument{}, type, item->place), item);
  }
  if (!type.low_best) {
    report(problems::numbers_without_merit(extremum.max, extremum.items.front()->place));
    return nullptr;
  }
  type.mark = false;
  extremum.max = !extremum.max;
  return make(std::move(extremum), type, place);
}

ExpressionPtr Checker::best_of(const syntax::BestOf& tree, const Standing& standing, Span place) {
  std::vector<const syntax::Expression*> trees;
  for (const auto& item : tree.items)
    trees.push_back(item.get());
  Extremum extremum{tree.best, compared_operands(trees, standing), {}};
  if (extremum.items.empty()) return nullptr;
  for (const ExpressionPtr& item : extremum.items) {
    if (item->type.kind == values::Kind::Number) return best_number(std::move(extremum), place);
    if (!fits(item, extremum.items.front()->type)) return nullptr;
  }
  const Type type = extremum.items.front()->type;
  if (!ordered(type)) {
    report(problems::codes_without_order(
        type.list.valid() ? regulation_.code_lists[type.list.index()].name : std::string(), place));
    return nullptr;
  }
  return make(std::move(extremum), type, place);
}

// 1 for the least good. What is not there has none.
ExpressionPtr Checker::merit(const ExpressionPtr& code, Span place) {
  if (!ordered(code->type)) {
    report(problems::codes_without_order(regulation_.code_lists[code->type.list.index()].name, place));
    return nullptr;
  }
  std::vector<values::CodeId> codes = regulation_.code_lists[code->type.list.index()].codes;
  std::sort(codes.begin(), codes.end());
  Table table;
  table.subject = code;
  Type type;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const values::Number place_in_order(static_cast<std::int64_t>(i + 1));
    table.rows.push_back({Relation::Equal, values::Value::of_code(codes[i]),
                          make(Constant{values::Value::of(place_in_order)}, type, place)});
  }
  type.low = values::Number(1);
  type.high = values::Number(static_cast<std::int64_t>(codes.size()));
  return make(std::move(table), type, place);
}

}  // namespace bareme::semantics
