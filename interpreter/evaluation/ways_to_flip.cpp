#include "evaluation/ways_to_flip.hpp"

#include <algorithm>

namespace bareme::evaluation {

using namespace semantics;
using Role = Quantity::Role;

namespace {

bool among(const std::vector<values::CodeId>& codes, values::CodeId code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

Ways WaysToFlip::ways(const Expression& condition, const Standing& at, bool wanted) {
  if (walk_.evaluate(condition, at, nullptr) == Value::of_truth(wanted)) return Ways::done();
  return of_node(condition, at, wanted);
}

Ways WaysToFlip::of_node(const Expression& condition, const Standing& at, bool wanted) {
  if (const auto* node = std::get_if<Letters>(&condition.node)) return of_letters(*node, at, wanted);
  if (const auto* node = std::get_if<Logic>(&condition.node)) return of_list(node->items, at, node->all, wanted);
  if (const auto* node = std::get_if<Not>(&condition.node)) return ways(*node->operand, at, !wanted);
  if (const auto* node = std::get_if<InView>(&condition.node)) return ways(*node->operand, at.in(node->view), wanted);
  if (const auto* node = std::get_if<Quantified>(&condition.node)) return of_members(*node, condition, at, wanted);
  if (const auto* node = std::get_if<Counted>(&condition.node)) return of_conditions(*node, condition, at, wanted);
  if (const auto* node = std::get_if<Compare>(&condition.node)) return counted(*node, condition, at, wanted);
  if (const auto cell = walk_.cell_read(condition, at)) return of_cell(*cell, condition, at, wanted);
  if (const auto* node = std::get_if<Is>(&condition.node))
    if (const auto cell = walk_.cell_read(*node->operand, at); cell && !node->impossible) {
      const Role role = walk_.regulation().quantity(cell->quantity).role;
      if (role == Role::Result || role == Role::Proposition)
        return of_result(*cell, wanted == node->negated ? other_codes(*cell, node->codes) : node->codes);
    }
  return atom(condition, at, wanted);
}

// All of them, or one of them at least, to be so.
Ways WaysToFlip::of_list(const std::vector<ExpressionPtr>& items, const Standing& at, bool every, bool wanted) {
  Ways found = every == wanted ? Ways::done() : Ways::none();
  for (const ExpressionPtr& item : items) {
    const Ways of_item = ways(*item, at, wanted);
    found = every == wanted ? both(found, of_item) : either(found, of_item);
  }
  return found;
}

// A letter that waits needs its answer, even where another would be enough.
Ways WaysToFlip::of_letters(const Letters& node, const Standing& at, bool wanted) {
  Ways answered = Ways::done();
  std::vector<Ways> items;
  std::size_t so_already = 0;
  const std::string outer = letter_;
  for (const Letter& letter : node.letters) {
    letter_ = letter.letter;
    const Value now = walk_.evaluate(*letter.condition, at, nullptr);
    const Ways turned = ways(*letter.condition, at, wanted);
    if (now == Value::of_truth(wanted))
      ++so_already;
    else if (now.state() > State::SansObjet)
      answered = both(answered, turned), ++so_already;
    else
      items.push_back(turned);
  }
  letter_ = outer;
  const std::size_t total = node.letters.size();
  const std::size_t to_hold = node.mode == Letters::Mode::All   ? total
                              : node.mode == Letters::Mode::Any ? 1
                                                                : static_cast<std::size_t>(node.count);
  const std::size_t needed = wanted ? to_hold : total - to_hold + 1;
  return both(answered, so_already >= needed ? Ways::done() : some_of(items, needed - so_already));
}

Ways WaysToFlip::of_members(const Quantified& node, const Expression& whole, const Standing& at, bool wanted) {
  std::vector<std::pair<const Expression*, Standing>> items;
  for (const TreeWalk::Member& member : walk_.members(node.set, at)) {
    if (member.kept != State::Present) return atom(whole, at, wanted);
    const Standing there = at.at(member.object);
    if (walk_.evaluate(*node.condition, there, nullptr).state() != State::SansObjet)
      items.emplace_back(node.condition.get(), there);
  }
  return of_count(node.kind, static_cast<std::size_t>(node.count), items, whole, at, wanted);
}

Ways WaysToFlip::of_conditions(const Counted& node, const Expression& whole, const Standing& at, bool wanted) {
  std::vector<std::pair<const Expression*, Standing>> items;
  for (const ExpressionPtr& item : node.items)
    if (walk_.evaluate(*item, at, nullptr).state() != State::SansObjet) items.emplace_back(item.get(), at);
  return of_count(node.kind, static_cast<std::size_t>(node.count), items, whole, at, wanted);
}

Ways WaysToFlip::of_count(Quantified::Kind kind, std::size_t count,
                          const std::vector<std::pair<const Expression*, Standing>>& items, const Expression& whole,
                          const Standing& at, bool wanted) {
  const std::size_t total = items.size();
  // « au moins n » of them true; the contrary is more than all but n of them false.
  const auto at_least_true = [&](std::size_t n, bool so) {
    if (so) return at_least(items, n, true);
    return n == 0 ? Ways::none() : n > total ? Ways::done() : at_least(items, total - n + 1, false);
  };
  switch (kind) {
    case Quantified::Kind::Every:
      return wanted ? at_least(items, total, true) : at_least(items, 1, false);
    case Quantified::Kind::Some:
      return at_least_true(1, wanted);
    case Quantified::Kind::None:
      return at_least_true(1, !wanted);
    case Quantified::Kind::AtLeast:
      return at_least_true(count, wanted);
    case Quantified::Kind::AtMost:
      return at_least_true(count + 1, !wanted);
    case Quantified::Kind::Exactly:
      return wanted ? both(at_least_true(count, true), at_least_true(count + 1, false))
                    : either(at_least_true(count, false), at_least_true(count + 1, true));
    case Quantified::Kind::Share:
      break;
  }
  return atom(whole, at, wanted);
}

Ways WaysToFlip::at_least(const std::vector<std::pair<const Expression*, Standing>>& items, std::size_t count,
                          bool truth) {
  std::vector<Ways> found;
  for (const auto& [condition, at] : items) {
    const Ways one = ways(*condition, at, truth);
    const bool done = one.all.size() == 1 && one.all.front().empty();
    if (!done) found.push_back(one);
    if (done && count > 0) --count;
  }
  return some_of(found, count);
}

// « nombre des ue dont validée >= 3 » asks as « au moins 3 ue : validée » does; a verdict compared with a code, as
// « est ».
Ways WaysToFlip::counted(const Compare& node, const Expression& whole, const Standing& at, bool wanted) {
  const auto* right = std::get_if<Constant>(&node.right->node);
  const bool equal = node.relation == Relation::Equal || node.relation == Relation::NotEqual;
  if (const auto cell = walk_.cell_read(*node.left, at); cell && right && right->value.is_code() && equal) {
    const Role role = walk_.regulation().quantity(cell->quantity).role;
    const std::vector<values::CodeId> codes{right->value.code()};
    if (role == Role::Result || role == Role::Proposition)
      return of_result(*cell, wanted == (node.relation == Relation::Equal) ? codes : other_codes(*cell, codes));
  }
  const auto* list = std::get_if<Aggregate>(&node.left->node);
  const bool counts = list && list->operation == Operation::Count && !list->body && list->set.condition &&
                      !list->set.selects() && right && right->value.is_number() && !equal;
  if (!counts) {
    const Ways through = equal ? Ways::none() : granted(node, whole, at, wanted);
    return through.all.empty() ? atom(whole, at, wanted) : through;
  }
  const std::optional<std::int64_t> bound = right->value.number().floor().integer();
  if (!bound || *bound < 0) return atom(whole, at, wanted);
  const bool more = node.relation == Relation::Greater || node.relation == Relation::GreaterEqual;
  const bool whole_bound = right->value.number() == values::Number(*bound);
  // The least count for which « >= » or « > » holds, and for which « < » or « <= » no longer does.
  const bool next = node.relation == Relation::Greater || node.relation == Relation::LessEqual || !whole_bound;
  const auto least = static_cast<std::size_t>(*bound + (next ? 1 : 0));
  Set all = list->set;
  all.condition = nullptr;
  std::vector<std::pair<const Expression*, Standing>> items;
  for (const TreeWalk::Member& member : walk_.members(all, at))
    items.emplace_back(list->set.condition.get(), at.on(member.object));
  if (more == wanted) return at_least(items, least, true);
  return least == 0             ? Ways::none()
         : least > items.size() ? Ways::done()
                                : at_least(items, items.size() - least + 1, false);
}

// Computed from its rule, and not posed, closed, capitalised, or of an object the student does not take.
bool WaysToFlip::ordinary(const plan::CellKey& key) {
  return !walk_.posed(key) && !walk_.elsewhere(key.object) && !walk_.line_not_brought(key.object) &&
         walk_.follows(key.object) == State::Present && walk_.capitalised(key.object).state() == State::SansObjet;
}

Ways WaysToFlip::of_cell(const plan::CellKey& key, const Expression& whole, const Standing& at, bool wanted) {
  if (!ordinary(key) || std::find(inside_.begin(), inside_.end(), key) != inside_.end()) return atom(whole, at, wanted);
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  if (quantity.role == Role::Validated) {
    std::vector<values::CodeId> codes;
    const QuantityId result = walk_.sibling(key.quantity, Role::Result);
    for (std::size_t i = 0; i < walk_.regulation().codes.size(); ++i)
      if (walk_.regulation().codes[i].kind == Code::Kind::Validating) codes.push_back(static_cast<values::CodeId>(i));
    const plan::CellKey asked{key.object, result, key.view};
    return of_result(asked, wanted ? codes : other_codes(asked, codes));
  }
  const int index = walk_.curriculum().rule_for(walk_.regulation(), key.quantity, key.object);
  const bool replaced =
      std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(), [&](const ExceptionRule& exception) {
        return walk_.curriculum().selects(walk_.regulation(), key.object, exception.heading.scope.filters);
      });
  if (quantity.role != Role::Predicate || index < 0 || replaced) return atom(whole, at, wanted);
  const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
  inside_.push_back(key);
  const std::string outer = std::exchange(letter_, "");
  const Ways found = ways(
      *rule.body, Standing{key.object, key.object, key.view.with(rule.heading.view), rule.article, nullptr}, wanted);
  letter_ = outer;
  inside_.pop_back();
  return found;
}

std::vector<values::CodeId> WaysToFlip::other_codes(const plan::CellKey& key,
                                                    const std::vector<values::CodeId>& codes) const {
  std::vector<values::CodeId> others;
  const ListId list = walk_.regulation().quantity(key.quantity).type.list;
  for (std::size_t i = 0; i < walk_.regulation().codes.size(); ++i)
    if (walk_.regulation().codes[i].list == list && !among(codes, static_cast<values::CodeId>(i)))
      others.push_back(static_cast<values::CodeId>(i));
  return others;
}

Ways WaysToFlip::of_result(const plan::CellKey& key, const std::vector<values::CodeId>& codes) {
  const Value now = walk_.read(key, nullptr);
  if (now.is_code() && among(codes, now.code())) return Ways::done();
  if (codes.empty() || !ordinary(key) || std::find(inside_.begin(), inside_.end(), key) != inside_.end())
    return Ways::none();
  const QuantityId decided = walk_.sibling(key.quantity, Role::Decision);
  const bool result = walk_.regulation().quantity(key.quantity).role == Role::Result;
  const Value decision = result && decided.valid() ? walk_.read({key.object, decided, key.view}, nullptr) : Value();
  if (decision.state() != State::SansObjet) return decided_by_jury(key, decision, codes.front());
  const Verdict* verdict = foresight_.verdict_on(key);
  if (verdict == nullptr) return Ways::none();
  inside_.push_back(key);
  const std::string outer = std::exchange(letter_, "");
  const plan::CellKey proposed{key.object, walk_.sibling(key.quantity, Role::Proposition), key.view};
  const Ways found = of_exceptions(proposed, codes, of_rows(*verdict, key, codes));
  letter_ = outer;
  inside_.pop_back();
  return found;
}

// A row is read when those above are not met, or say the same; one that cannot be told is answered first.
Ways WaysToFlip::of_rows(const Verdict& verdict, const plan::CellKey& key, const std::vector<values::CodeId>& codes) {
  const Standing at{key.object, key.object, key.view.with(verdict.heading.view), verdict.article, nullptr};
  Ways found = Ways::none(), above = Ways::done();
  for (const VerdictRow& row : verdict.rows) {
    if (among(codes, row.code)) found = either(found, both(above, ways(*row.condition, at, true)));
    above = both(above, ways(*row.condition, at, false));
  }
  return among(codes, verdict.otherwise) ? either(found, above) : found;
}

// Those that say otherwise must not apply.
Ways WaysToFlip::of_exceptions(const plan::CellKey& proposed, const std::vector<values::CodeId>& codes,
                               Ways otherwise) {
  Ways instead = Ways::none();
  for (const ExceptionRule& exception : walk_.regulation().quantity(proposed.quantity).exceptions) {
    if (!walk_.curriculum().selects(walk_.regulation(), proposed.object, exception.heading.scope.filters)) continue;
    const Standing at{proposed.object, proposed.object, proposed.view.with(exception.heading.view), exception.article,
                      nullptr};
    const Value given = walk_.evaluate(*exception.body, at, nullptr);
    const bool says_so = given.is_code() && among(codes, given.code());
    if (!exception.condition) {
      otherwise = says_so ? Ways::done() : Ways::none();
      continue;
    }
    const Value applies = walk_.evaluate(*exception.condition, at, nullptr);
    if (says_so)
      instead = either(instead, ways(*exception.condition, at, true));
    else if (applies.state() != State::SansObjet)
      otherwise = both(otherwise, ways(*exception.condition, at, false));
  }
  return either(otherwise, instead);
}

}  // namespace bareme::evaluation
