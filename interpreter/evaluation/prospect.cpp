// What can still come of a value that waits: foresight, and the proof that its bounds are reached.
#include "evaluation/prospect.hpp"

#include <algorithm>

#include "evaluation/memo.hpp"

namespace bareme::evaluation {

using namespace semantics;
using values::Number;
using values::State;
using values::Value;

namespace {

// Completions tried one input at a time, when neither end of all of them reaches the bound.
constexpr int tried_at_most = 60;

// Codes that may be met beside the two ends of an input.
std::vector<Value> candidates(const World& world, const plan::InputKey& key) {
  const Type type = input_type(*world.regulation, *world.curriculum, key);
  std::vector<Value> values = codes_entered(*world.regulation, type);
  if (type.kind == values::Kind::Truth) values = {Value::of_truth(false), Value::of_truth(true)};
  if (const auto low = least_entered(type)) values.push_back(Value::of(*low));
  if (const auto high = greatest_entered(type)) values.push_back(Value::of(*high));
  return values;
}

}  // namespace

Foresight& TreeEvaluator::Memo::ahead() {
  if (!foresight) foresight = std::make_unique<Foresight>(walk);
  return *foresight;
}

TreeEvaluator::Memo::End& TreeEvaluator::Memo::end(bool at_high) {
  End& end = at_high ? high : low;
  if (!end.walk) {
    end.completion.high = at_high;
    end.walk = std::make_unique<TreeWalk>(completed(world, end.completion));
  }
  return end;
}

// Is there a completion of the marks that gives this bound? All of them at one end, else one changed after the other,
// as long as it comes nearer.
bool TreeEvaluator::Memo::reaches(const plan::CellKey& key, const Number& bound, bool highest) {
  std::optional<Number> nearest;
  Completion from;
  for (const bool at_high : {highest, !highest}) {
    End& there = end(at_high);
    there.walk->begin();
    const Value value = there.walk->read(key, nullptr);
    if (value == Value::of(bound)) return true;
    if (!value.is_number() || (nearest && (highest ? *nearest >= value.number() : *nearest <= value.number())))
      continue;
    nearest = value.number();
    from = there.completion;
  }
  from.given = std::make_shared<std::vector<plan::InputKey>>(*from.given);
  int tried = 0;
  for (std::size_t i = 0; i < from.given->size(); ++i) {
    const plan::InputKey input = (*from.given)[i];
    for (const Value& candidate : candidates(world, input)) {
      if (++tried > tried_at_most) return false;
      Completion next = from;
      next.chosen[input] = candidate;
      TreeWalk walk(completed(world, next));
      const Value value = walk.read(key, nullptr);
      if (value == Value::of(bound)) return true;
      if (!value.is_number() || (nearest && (highest ? *nearest >= value.number() : *nearest <= value.number())))
        continue;
      nearest = value.number();
      from = std::move(next);
    }
  }
  return false;
}

std::optional<Prospect> TreeEvaluator::foreseen(ObjectId object, QuantityId quantity, View view) {
  const plan::CellKey key{object, quantity, view};
  if (value(object, quantity, view).state() != State::EnAttente) return std::nullopt;
  Prospect prospect = memo_->ahead().prospect(key);
  if (prospect.empty()) return std::nullopt;
  if (prospect.between)
    prospect.between->reached =
        memo_->reaches(key, prospect.between->low, false) && memo_->reaches(key, prospect.between->high, true);
  return prospect;
}

namespace {

void tell_letters(Foresight& foresight, const Expression& condition, const Standing& at, std::vector<Trace>& traces);

void tell_letter(Foresight& foresight, const Letter& letter, const Standing& at, Trace& told) {
  const std::optional<Value> certain = foresight.certain(*letter.condition, at);
  std::optional<std::string> remark;
  if (certain && certain->is_truth())
    remark = certain->truth() ? "oui quoi qu'il arrive" : "non quoi qu'il arrive";
  else
    remark = foresight.awaited_range(*letter.condition, at);
  if (remark) told.remark += (told.remark.empty() ? "" : ", ") + *remark;
  tell_letters(foresight, *letter.condition, at, told.children);
}

void tell_letters(Foresight& foresight, const Expression& condition, const Standing& at, std::vector<Trace>& traces) {
  const auto* written = std::get_if<Letters>(&condition.node);
  if (written == nullptr) return;
  for (const Letter& letter : written->letters)
    for (Trace& told : traces)
      if (told.kind == Trace::Kind::Letter && told.letter == letter.letter && told.value.state() == State::EnAttente)
        tell_letter(foresight, letter, at, told);
}

}  // namespace

// A letter that waits says how far it can still go, or that nothing will change its answer.
void TreeEvaluator::Memo::tell_decided(Trace& trace, const plan::CellKey& key) {
  const Verdict* verdict = ahead().verdict_on(key);
  if (verdict == nullptr) return;
  const bool rows = std::any_of(trace.children.begin(), trace.children.end(),
                                [](const Trace& child) { return child.kind == Trace::Kind::Row; });
  const Standing at{key.object, key.object, key.view.with(verdict->heading.view), verdict->article, nullptr};
  auto child = trace.children.begin();
  for (const VerdictRow& row : verdict->rows) {
    child = std::find_if(child, trace.children.end(),
                         [&](const Trace& one) { return !rows || one.kind == Trace::Kind::Row; });
    if (child == trace.children.end()) return;
    std::vector<Trace>& letters = rows ? (child++)->children : trace.children;
    tell_letters(ahead(), *row.condition, at, letters);
    if (!rows) return;
  }
}

}  // namespace bareme::evaluation
