// A code written as a value: « grade = FX si … sinon tranche », the lines of a « selon », the bands of a « répartition
// ». Its list is not written: it is that of the values beside it, or the only one that has all these words.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {

// Several lists have them all: refused. None has: the one that has the most, whose codes are then told; not valid when
// none has any.
std::optional<ListId> Checker::list_of(const std::vector<const syntax::Expression*>& words) {
  std::vector<ListId> holding;
  std::size_t most = 0;
  ListId nearest;
  for (std::size_t i = 0; i < regulation_.code_lists.size(); ++i) {
    const ListId list(i);
    if (regulation_.code_lists[i].part_of.valid()) continue;
    const auto held = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const auto* tree) {
      const auto word = word_of(*tree);
      return word && regulation_.code_named(list, *word);
    }));
    if (held == words.size()) holding.push_back(list);
    if (held > most) most = held, nearest = list;
  }
  if (holding.size() <= 1) return holding.empty() ? nearest : holding.front();
  std::vector<std::string> names;
  for (const ListId list : holding)
    names.push_back(regulation_.code_lists[list.index()].name);
  report(problems::codes_of_several_lists(names, words.front()->place));
  return std::nullopt;
}

ExpressionPtr Checker::code_value(const syntax::Expression& tree, ListId list) {
  const auto value = constant(tree, code_type(list));
  return value ? make(Constant{*value}, code_type(list), tree.place) : nullptr;
}

// A word that names nothing here, and is a code somewhere. EF stands for the marks of a type, ABI for a mark.
bool Checker::may_be_code(const syntax::Expression& tree, const Standing& standing) {
  if (!as_path(tree) || known_name(tree, standing)) return false;
  const auto word = word_of(tree);
  bool code = false;
  for (std::size_t i = 0; word && i < regulation_.code_lists.size(); ++i) {
    if (!regulation_.code_named(ListId(i), *word)) continue;
    if (ListId(i) == regulation_.list_named("type") || ListId(i) == regulation_.list_named("note")) return false;
    code = true;
  }
  return code;
}

// The values of the cases of one definition, in their order; null where one is refused.
std::vector<ExpressionPtr> Checker::outcomes(const std::vector<const syntax::Expression*>& trees,
                                             const Standing& standing, const std::vector<Band>& bands) {
  const bool declared = standing.table.valid() || standing.bound;  // the barème, the function says what it gives
  std::vector<ExpressionPtr> found(trees.size());
  std::vector<const syntax::Expression*> words;
  ListId list;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (!declared && may_be_code(*trees[i], standing)) {
      words.push_back(trees[i]);
      continue;
    }
    found[i] = answer(*trees[i], bands.empty() ? standing : standing.within(&bands[i]));
    if (found[i] && found[i]->type.kind == values::Kind::Code && !list.valid()) list = found[i]->type.list;
  }
  if (list.valid())
    if (const ListId whole = regulation_.code_lists[list.index()].part_of; whole.valid()) list = whole;
  bool lost = false;  // what was refused is told: its list is not known, and is no fault of the words
  for (std::size_t i = 0; i < trees.size(); ++i)
    lost = lost || (!found[i] && std::find(words.begin(), words.end(), trees[i]) == words.end());
  if (!words.empty() && !list.valid() && !lost) list = list_of(words).value_or(ListId());
  for (std::size_t i = 0; i < trees.size() && list.valid(); ++i)
    if (std::find(words.begin(), words.end(), trees[i]) != words.end()) found[i] = code_value(*trees[i], list);
  return found;
}

}  // namespace bareme::semantics
