// Lists over sets: who may be a member, and what their means, sums and quantifiers may come to.
#include <algorithm>

#include "evaluation/foresight.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

Possible possible_count(Quantified::Kind kind, int wanted, const std::vector<Possible>& items) {
  const auto count = static_cast<std::size_t>(wanted);
  switch (kind) {
    case Quantified::Kind::Every:
      return possible_all(items, true);
    case Quantified::Kind::Some:
      return possible_at_least(items, 1, true);
    case Quantified::Kind::None:
      return possible_negation(possible_at_least(items, 1, true));
    case Quantified::Kind::AtLeast:
      return possible_at_least(items, count, true);
    case Quantified::Kind::AtMost:
      return possible_negation(possible_at_least(items, count + 1, true));
    case Quantified::Kind::Exactly: {
      const Possible more = possible_at_least(items, count + 1, true), enough = possible_at_least(items, count, true);
      return possible_all({possible_negation(more), enough}, false);
    }
    case Quantified::Kind::Share:
      break;
  }
  return Possible::anything();
}

}  // namespace

// None when a `dont` may come to anything but yes or no, or is not sure to stay as it is.
std::optional<std::vector<Foresight::PossibleMember>> Foresight::possible_members(const Set& set, const Place& at) {
  if (set.condition && is_provisional(*set.condition)) return std::nullopt;
  std::vector<PossibleMember> members;
  for (const TreeWalk::Member& member : walk_.members(set, at.at)) {
    if (member.kept == State::Present) {
      members.push_back({member.object, true});
      continue;
    }
    if (member.kept != State::EnAttente || !set.condition || walk_.follows(member.object) != State::Present)
      return std::nullopt;
    const Possible comes = evaluate(*set.condition, at.on(member.object));
    if (comes.unknown) return std::nullopt;
    if (comes.may(true)) members.push_back({member.object, comes.surely(true)});
  }
  return members;
}

// A member whose `dont` waits may come or not. One without a weight counts for one or not at all, as the maquette makes
// it the only one or not: both are kept.
PossiblePart Foresight::part(const Aggregate& node, const PossibleMember& member, const Place& at) {
  const Place there = at.on(member.object);
  PossiblePart part{node.body ? calculated(*node.body, there) : Possible::of(Value::of(values::Number(1))), 1};
  part.value.nothing = part.value.nothing || !member.sure;
  if (!node.weight) return part;
  const Value weight = walk_.calculated(node.weight, there.at, nullptr);
  if (weight.is_number())
    part.weight = weight.number();
  else if (weight.state() == State::SansObjet)
    part.value.nothing = true;
  else
    part.value = Possible::anything();
  return part;
}

Possible Foresight::of(const Aggregate& node, const Place& at) {
  const auto members = possible_members(node.set, at);
  if (!members) return Possible::anything();
  std::vector<PossiblePart> parts;
  for (const PossibleMember& member : *members)
    parts.push_back(part(node, member, at));
  const bool all_kept =
      !node.set.selects() || (node.set.best && parts.size() <= static_cast<std::size_t>(*node.set.best));
  return all_kept && !node.amount ? possible_fold(node.operation, parts) : Possible::anything();
}

Possible Foresight::of(const Mean& node, const Place& at) {
  std::vector<PossiblePart> parts;
  for (const MeanPart& part : node.parts) {
    const Value weight = part.weight ? walk_.evaluate(*part.weight, at.at, nullptr) : Value::of(values::Number(1));
    if (!weight.is_number()) return Possible::anything();
    if (!part.each) {
      parts.push_back({calculated(*part.value, at), weight.number()});
      continue;
    }
    const auto members = possible_members(*part.each, at);
    if (!members) return Possible::anything();
    for (const PossibleMember& member : *members) {
      parts.push_back({calculated(*part.value, at.on(member.object)), weight.number()});
      parts.back().value.nothing = parts.back().value.nothing || !member.sure;
    }
  }
  return possible_mean(parts);
}

Possible Foresight::of(const Quantified& node, const Place& at) {
  const auto members = possible_members(node.set, at);
  if (!members) return Possible::anything();
  std::vector<Possible> items;
  for (const PossibleMember& member : *members) {
    const Place there{at.at.at(member.object), at.arguments};
    items.push_back(evaluate(*node.condition, there));
    items.back().nothing = items.back().nothing || !member.sure;
  }
  return node.kind == Quantified::Kind::Share ? share(node, items) : possible_count(node.kind, node.count, items);
}

Possible Foresight::of(const Counted& node, const Place& at) {
  std::vector<Possible> items;
  for (const ExpressionPtr& item : node.items)
    items.push_back(evaluate(*item, at));
  return possible_count(node.kind, node.count, items);
}

// A share of how many, or of what weight, is not known where one may be sans objet.
Possible Foresight::share(const Quantified& node, const std::vector<Possible>& items) const {
  const bool counted = std::none_of(items.begin(), items.end(), [](const Possible& item) { return item.nothing; });
  if (!counted || node.weight || items.empty()) return Possible::anything();
  const bool strict = node.relation == Relation::Greater || node.relation == Relation::LessEqual;
  const bool at_most = node.relation == Relation::Less || node.relation == Relation::LessEqual;
  const values::Number wanted = node.share * values::Number(static_cast<std::int64_t>(items.size()));
  const values::Number count = strict ? wanted.floor() + values::Number(1) : -(-wanted).floor();
  const Possible held = possible_at_least(items, static_cast<std::size_t>(count.integer().value_or(0)), true);
  return at_most ? possible_negation(held) : held;
}

}  // namespace bareme::evaluation
