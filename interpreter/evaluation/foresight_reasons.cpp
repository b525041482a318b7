// What is decided of a value that still waits, and the conditions that decide it, each in one line.
#include <algorithm>

#include "evaluation/foresight.hpp"
#include "semantics/guards_domain.hpp"

namespace bareme::evaluation {

using namespace semantics;
using Role = Quantity::Role;
using values::Number;

namespace {

bool below(Relation relation) { return relation == Relation::Less || relation == Relation::LessEqual; }
bool above(Relation relation) { return relation == Relation::Greater || relation == Relation::GreaterEqual; }

// Of a number between two others, the end that decides: « au plus 6,50 < 7 ».
std::optional<Number> deciding_end(const Possible& value, Relation relation, std::string& words) {
  if (value.unknown || !value.numbers || !value.others.empty()) return std::nullopt;
  const auto& [low, high] = *value.numbers;
  if (low == high) return low;
  if (!below(relation) && !above(relation)) return std::nullopt;
  words = below(relation) ? "au plus " : "au moins ";
  return below(relation) ? high : low;
}

// A scale that bounds it already tells that much.
bool within_less_than(const Possible::Range& range, const Type& type) {
  const std::optional<Number> low = type.low ? type.low : type.scale ? std::optional(Number(0)) : std::nullopt;
  const std::optional<Number> high = type.high ? type.high : type.scale;
  return !low || !high || range.low > *low || range.high < *high;
}

// Codes of the rows of a verdict, each once.
std::size_t codes_of(const Verdict& verdict) {
  std::vector<values::CodeId> codes{verdict.otherwise};
  for (const VerdictRow& row : verdict.rows)
    if (std::find(codes.begin(), codes.end(), row.code) == codes.end()) codes.push_back(row.code);
  return codes.size();
}

}  // namespace

const Verdict* Foresight::verdict_on(const plan::CellKey& key) const {
  const Role role = walk_.regulation().quantity(key.quantity).role;
  if (role != Role::Proposition && role != Role::Result && role != Role::Validated) return nullptr;
  const QuantityId proposition = walk_.sibling(key.quantity, Role::Proposition);
  if (!proposition.valid()) return nullptr;
  const int rule = walk_.curriculum().rule_for(walk_.regulation(), proposition, key.object);
  return rule < 0 ? nullptr : &walk_.regulation().quantity(proposition).verdicts[static_cast<std::size_t>(rule)];
}

Prospect Foresight::prospect(const plan::CellKey& key) {
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  const Possible possible = cell(key);
  Prospect prospect;
  prospect.type = quantity.type;
  prospect.rounding = quantity.rounding;
  if (possible.unknown) return prospect;
  prospect.certain = possible.only();
  prospect.or_nothing = possible.nothing;
  const Verdict* rows = verdict_on(key);
  if (prospect.certain) {
    prospect.informs = true;
  } else if (possible.numbers && possible.others.empty() && quantity.role != Role::Mark) {
    prospect.between = Prospect::Between{possible.numbers->low, possible.numbers->high, false};
    prospect.informs = within_less_than(*possible.numbers, quantity.type);
  } else if (!possible.numbers && rows && quantity.type.kind == values::Kind::Code &&
             possible.others.size() < codes_of(*rows)) {
    prospect.outcomes = possible.others;
    prospect.informs = true;
  }
  if (prospect.certain || !prospect.outcomes.empty()) prospect.reasons = reasons(key);
  return prospect;
}

bool Foresight::surely_no_exception(const plan::CellKey& key) {
  bool base_too = true;
  const Possible replaced = exceptions(key, base_too).value_or(Possible());
  return base_too && !replaced.unknown && !replaced.numbers && replaced.others.empty() && !replaced.nothing;
}

std::vector<Prospect::Reason> Foresight::reasons(const plan::CellKey& key) {
  if (const Verdict* verdict = verdict_on(key)) {
    const plan::CellKey proposed{key.object, walk_.sibling(key.quantity, Role::Proposition), key.view};
    return surely_no_exception(proposed) ? of_rows(*verdict, key) : std::vector<Prospect::Reason>();
  }
  const Quantity& quantity = walk_.regulation().quantity(key.quantity);
  const int index = walk_.curriculum().rule_for(walk_.regulation(), key.quantity, key.object);
  const std::optional<values::Value> certain = cell(key).only();
  std::vector<Prospect::Reason> found;
  if (quantity.role != Role::Predicate || index < 0 || !certain || !certain->is_truth() || !surely_no_exception(key))
    return found;
  const Rule& rule = quantity.rules[static_cast<std::size_t>(index)];
  const Place at{{key.object, key.object, key.view.with(rule.heading.view), rule.article, nullptr}};
  because_of_letters(*rule.body, at, certain->truth(), {}, found);
  return found;
}

// The validating rows that are lost, down to the one that is won; those that still depend say nothing. That a DEF is
// out of the question is no news.
std::vector<Prospect::Reason> Foresight::of_rows(const Verdict& verdict, const plan::CellKey& key) {
  const Place at{{key.object, key.object, key.view.with(verdict.heading.view), verdict.article, nullptr}};
  std::vector<Prospect::Reason> found;
  for (const VerdictRow& row : verdict.rows) {
    const Possible holds = evaluate(*row.condition, at);
    const bool hoped_for = walk_.regulation().code(row.code).kind == Code::Kind::Validating;
    if (holds.surely(false) && hoped_for) because_of_letters(*row.condition, at, false, row.code, found);
    if (!holds.surely(true)) continue;
    because_of_letters(*row.condition, at, true, row.code, found);
    break;
  }
  return found;
}

void Foresight::because_of_letters(const Expression& condition, const Place& at, bool outcome,
                                   const std::optional<values::CodeId>& code, std::vector<Prospect::Reason>& reasons) {
  const auto tell = [&](const Expression& told, const std::string& letter) {
    std::vector<std::string> texts;
    because(told, at, outcome, texts);
    for (std::string& text : texts)
      reasons.push_back({code, letter, outcome, std::move(text), at.at.article});
  };
  const auto* letters = std::get_if<Letters>(&condition.node);
  if (letters == nullptr) return tell(condition, "");
  for (const Letter& letter : letters->letters)
    if (!evaluate(*letter.condition, at).surely(outcome))
      continue;
    else if (std::holds_alternative<Letters>(letter.condition->node))
      because_of_letters(*letter.condition, at, outcome, code, reasons);
    else
      tell(*letter.condition, letter.letter);
}

void Foresight::because(const Expression& condition, const Place& at, bool outcome, std::vector<std::string>& texts) {
  if (const auto* node = std::get_if<Logic>(&condition.node)) {
    for (const ExpressionPtr& item : node->items)
      if (evaluate(*item, at).surely(outcome)) because(*item, at, outcome, texts);
    return;
  }
  if (const auto* node = std::get_if<Not>(&condition.node)) return because(*node->operand, at, !outcome, texts);
  if (const auto* node = std::get_if<InView>(&condition.node))
    return because(*node->operand, at.in(node->view), outcome, texts);
  if (const auto* node = std::get_if<Compare>(&condition.node)) return texts.push_back(comparison(*node, at, outcome));
  if (const auto* node = std::get_if<Quantified>(&condition.node))
    if (node->kind == Quantified::Kind::Every && !outcome) return because_of_members(*node, at, texts);
  texts.push_back(walk_.full_name(condition, at.at) + (outcome ? " (oui)" : " (non)"));
}

// « chaque ecue : moyenne >= 7 » is lost by those that surely miss it.
void Foresight::because_of_members(const Quantified& node, const Place& at, std::vector<std::string>& texts) {
  for (const TreeWalk::Member& member : walk_.members(node.set, at.at)) {
    const Place there{at.at.at(member.object), at.arguments};
    if (member.kept == State::Present && evaluate(*node.condition, there).surely(false))
      because(*node.condition, there, false, texts);
  }
}

// « MATH.moyenne 6,00 < 7 », « UE1.moyenne au plus 9,50 < 10 ».
std::string Foresight::comparison(const Compare& node, const Place& at, bool outcome) {
  const Relation relation = outcome ? node.relation : opposite(node.relation);
  const auto side = [&](const Expression& operand, Relation seen) {
    const Possible possible = calculated(operand, at);
    std::string bounded;
    const std::optional<Number> end = deciding_end(possible, seen, bounded);
    const bool literal = std::holds_alternative<Constant>(operand.node);
    const std::string name = literal ? "" : walk_.full_name(operand, at.at);
    if (end) return name + (literal ? "" : " ") + bounded + walk_.said(operand, Value::of(*end));
    const std::optional<Value> only = possible.only();
    return literal && only ? walk_.said(operand, *only) : only ? name + " " + walk_.said(operand, *only) : name;
  };
  const Relation from_the_right = below(relation)   ? Relation::GreaterEqual
                                  : above(relation) ? Relation::LessEqual
                                                    : relation;
  return side(*node.left, relation) + " " + symbol(relation) + " " + side(*node.right, from_the_right);
}

std::optional<std::string> Foresight::awaited_range(const Expression& condition, const Standing& at) {
  const auto* compare = std::get_if<Compare>(&condition.node);
  if (compare == nullptr) return std::nullopt;
  const Expression& left = *compare->left;
  if (walk_.evaluate(left, at, nullptr).state() != State::EnAttente) return std::nullopt;
  const Possible possible = calculated(left, {at, nullptr});
  if (possible.unknown || !possible.numbers || !possible.others.empty() ||
      !within_less_than(*possible.numbers, left.type))
    return std::nullopt;
  return "entre " + walk_.said(left, Value::of(possible.numbers->low)) + " et " +
         walk_.said(left, Value::of(possible.numbers->high));
}

}  // namespace bareme::evaluation
