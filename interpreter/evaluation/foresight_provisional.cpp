// Ranks and statistics « hors attente » are known before everybody is: what reads one is not certain yet. Nor is what
// asks which code a mark is, of a student who has one that says the mark is still to come.
#include <algorithm>

#include "evaluation/foresight.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

template <class Visit>
void each_rule(const Quantity& quantity, const Visit& visit) {
  for (const Rule& rule : quantity.rules)
    walk(rule.body, visit);
  for (const Verdict& verdict : quantity.verdicts)
    for (const VerdictRow& row : verdict.rows)
      walk(row.condition, visit);
  for (const ExceptionRule& exception : quantity.exceptions) {
    if (exception.condition) walk(exception.condition, visit);
    walk(exception.body, visit);
  }
}

// `asked`: a code of that list, whatever it is, may be another.
bool asks(const Expression& node, const CheckedRegulation& regulation, ListId asked) {
  const auto* is = std::get_if<Is>(&node.node);
  return is != nullptr && asked.valid() && std::any_of(is->codes.begin(), is->codes.end(), [&](values::CodeId code) {
           return regulation.code(code).list == asked;
         });
}

bool reads_one(const Expression& node, const std::vector<bool>& provisional) {
  if (const auto* cohort = std::get_if<Cohort>(&node.node)) return cohort->without_pending;
  const auto* read = std::get_if<ReadQuantity>(&node.node);
  return read && provisional[read->quantity.index()];
}

// A decision follows nobody's marks; a result and « validé » follow the rows of their level.
bool follows_rows(Quantity::Role role) { return role == Quantity::Role::Result || role == Quantity::Role::Validated; }

}  // namespace

bool Foresight::to_come(const Value& value) const {
  return value.state() == values::State::EnAttente ||
         (value.is_code() && walk_.regulation().code(value.code()).effect == MarkEffect::Awaits);
}

// The codes of marks, when one of hers is to come.
ListId Foresight::codes_to_come(TreeWalk& walk) {
  const CheckedRegulation& rules = walk.regulation();
  const ListId marks = rules.list_named("note");
  if (!marks.valid()) return {};
  const std::vector<values::CodeId>& codes = rules.code_lists[marks.index()].codes;
  if (std::none_of(codes.begin(), codes.end(),
                   [&](values::CodeId code) { return rules.code(code).effect == MarkEffect::Awaits; }))
    return {};
  const std::vector<Object>& objects = walk.curriculum().objects;
  for (std::size_t object = 0; object < objects.size(); ++object)
    for (int session = 1; objects[object].level == rules.lowest && session <= rules.sessions; ++session) {
      plan::InputKey key;
      key.object = ObjectId(object);
      key.session = static_cast<std::uint8_t>(session);
      const Value entered = walk.input(key, values::Kind::Number);
      if (entered.is_code() && rules.code(entered.code()).effect == MarkEffect::Awaits) return marks;
    }
  return {};
}

std::vector<bool> Foresight::provisional(const TreeWalk& walk, ListId asked) {
  const std::vector<Quantity>& quantities = walk.regulation().quantities;
  std::vector<bool> found(quantities.size(), false);
  bool any = false;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      bool now = found[i];
      each_rule(quantities[i], [&](const Expression& node) {
        now = now || reads_one(node, found) || asks(node, walk.regulation(), asked);
      });
      for (std::size_t j = 0; j < quantities.size() && follows_rows(quantities[i].role); ++j)
        now = now || (found[j] && quantities[j].level == quantities[i].level &&
                      quantities[j].role == Quantity::Role::Proposition);
      more = more || now != found[i];
      found[i] = now;
      any = any || now;
    }
  }
  return any ? found : std::vector<bool>();
}

bool Foresight::is_provisional(const Expression& expression) const {
  if (provisional_.empty()) return false;
  bool found = false;
  walk(std::make_shared<const Expression>(expression), [&](const Expression& node) {
    found = found || reads_one(node, provisional_) || asks(node, walk_.regulation(), codes_to_come_);
  });
  return found;
}

}  // namespace bareme::evaluation
