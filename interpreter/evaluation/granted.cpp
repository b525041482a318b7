// « crédits >= 60 ECTS » is followed into what grants the credits: the verdicts on which the amount depends, those few
// whose turning would make it. Each choice is computed, none is guessed.
#include <algorithm>

#include "evaluation/ways_to_flip.hpp"

namespace bareme::evaluation {

using namespace semantics;
using Role = Quantity::Role;

namespace {

constexpr std::size_t grants_at_most = 12, turned_at_most = 4;

}  // namespace

// A condition on a verdict or on another yes or no, which a formula reads to choose what it is worth.
bool WaysToFlip::rests_on_verdict(const Expression& condition, const Standing& at) const {
  const auto* is = std::get_if<Is>(&condition.node);
  const auto cell = walk_.cell_read(is ? *is->operand : condition, at);
  if (!cell) return false;
  const Role role = walk_.regulation().quantity(cell->quantity).role;
  return role == Role::Validated || role == Role::Result || role == Role::Proposition || role == Role::Predicate;
}

void WaysToFlip::grants(const Expression& value, const Standing& at, std::vector<Grant>& found, int depth) {
  if (depth > 12 || found.size() > grants_at_most) return;
  const auto below = [&](const ExpressionPtr& part, const Standing& there) {
    if (part) grants(*part, there, found, depth + 1);
  };
  if (const auto cell = walk_.cell_read(value, at)) {
    const Quantity& quantity = walk_.regulation().quantity(cell->quantity);
    const int index = walk_.curriculum().rule_for(walk_.regulation(), cell->quantity, cell->object);
    if (quantity.role != Role::Value || index < 0 || !ordinary(*cell)) return;
    const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
    return grants(*rule.body, {cell->object, cell->object, cell->view.with(rule.heading.view), rule.article, nullptr},
                  found, depth + 1);
  }
  if (const auto* node = std::get_if<Case>(&value.node)) {
    for (const CaseRow& row : node->rows)
      if (rests_on_verdict(*row.condition, at) && walk_.evaluate(*row.condition, at, nullptr) != Value::of_truth(true))
        found.push_back({row.condition.get(), at});
  } else if (const auto* list = std::get_if<Aggregate>(&value.node)) {
    if (list->body && !list->set.selects())
      for (const TreeWalk::Member& member : walk_.members(list->set, at))
        below(list->body, at.on(member.object));
  } else if (const auto* sum = std::get_if<Arithmetic>(&value.node)) {
    below(sum->left, at);
    below(sum->right, at);
  } else if (const auto* limit = std::get_if<Extremum>(&value.node)) {
    for (const ExpressionPtr& item : limit->items)
      below(item, at);
  }
}

// The sets of grants, the smallest first, with which the comparison holds.
Ways WaysToFlip::granted(const Compare& node, const Expression& whole, const Standing& at, bool wanted) {
  std::vector<Grant> all;
  grants(*node.left, at, all, 0);
  if (all.empty() || all.size() > grants_at_most) return Ways::none();
  std::vector<Way> enough;
  for (std::size_t size = 1; size <= turned_at_most && size <= all.size(); ++size)
    for (std::size_t mask = 1; mask < (std::size_t{1} << all.size()); ++mask) {
      Way way;
      for (std::size_t i = 0; i < all.size(); ++i)
        if ((mask >> i) & 1U) way.push_back(i);
      const bool more = std::any_of(enough.begin(), enough.end(), [&](const Way& less) {
        return std::includes(way.begin(), way.end(), less.begin(), less.end());
      });
      if (way.size() == size && !more && holds_granted(way, all, whole, at, wanted)) enough.push_back(std::move(way));
    }
  Ways found = Ways::none();
  for (const Way& way : enough) {
    Ways together = Ways::done();
    for (const std::size_t index : way)
      together = both(together, ways(*all[index].condition, all[index].at, true));
    found = either(found, together);
  }
  return found;
}

bool WaysToFlip::holds_granted(const Way& way, const std::vector<Grant>& all, const Expression& whole,
                               const Standing& at, bool wanted) const {
  std::vector<TreeWalk::Assumed> assumed;
  for (const std::size_t index : way)
    assumed.push_back({all[index].condition, all[index].at.object, all[index].at.view, true});
  TreeWalk turned(walk_.world_);
  turned.assume(std::move(assumed));
  return turned.evaluate(whole, at, nullptr) == Value::of_truth(wanted);
}

}  // namespace bareme::evaluation
