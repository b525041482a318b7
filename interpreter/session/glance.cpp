// What a reader in a hurry wants of an object: the bar its mean is held against, and the first condition in the way.
#include <algorithm>
#include <set>

#include "semantics/walk.hpp"
#include "session/glance.hpp"
#include "session/letters.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using semantics::Compare;
using semantics::Expression;
using semantics::ExpressionPtr;
using semantics::Quantity;
using semantics::Relation;
using values::Value;

// Each condition of a row: its letters, or the whole.
std::vector<semantics::Letter> conditions_of(const semantics::VerdictRow& row) {
  if (const auto* letters = std::get_if<semantics::Letters>(&row.condition->node)) return letters->letters;
  return {{"", row.condition, {}, {}}};
}

bool is_own_mean(const semantics::CheckedRegulation& rules, const Expression& expression) {
  const auto* read = std::get_if<semantics::ReadQuantity>(&expression.node);
  return read != nullptr && read->reach.kind == semantics::Reach::Kind::Self &&
         (rules.quantity(read->quantity).name == "moyenne" ||
          rules.quantity(read->quantity).name == "moyenne générale");
}

// Does a condition turn on the student's own affairs: what was entered in the dossier, an act, another year, a mark
// that is a code (an absence, its reason)? A yes or no it reads is followed to what it reads itself. A parameter, an
// attribute of the maquette, a mean are no such thing.
class Privacy {
 public:
  explicit Privacy(const semantics::CheckedRegulation& rules) : rules_(rules) {}

  bool touched(const ExpressionPtr& condition) {
    bool found = false;
    semantics::walk(condition, [&](const Expression& one) { found = found || touches(one); });
    return found;
  }

 private:
  bool touches(const Expression& one) {
    if (const auto* fact = std::get_if<semantics::ReadFact>(&one.node)) {
      const semantics::FactSource source = rules_.fact(fact->fact).source;
      return source == semantics::FactSource::Entry || source == semantics::FactSource::Act;
    }
    if (const auto* is = std::get_if<semantics::Is>(&one.node)) return is->operand->type.mark;
    if (const auto* read = std::get_if<semantics::ReadQuantity>(&one.node)) return touches(read->quantity);
    return std::holds_alternative<semantics::ReadAcquired>(one.node);
  }
  bool touches(semantics::QuantityId id) {
    const Quantity& quantity = rules_.quantity(id);
    if (quantity.type.kind != values::Kind::Truth || !seen_.insert(id.index()).second) return false;
    return std::any_of(quantity.rules.begin(), quantity.rules.end(),
                       [&](const semantics::Rule& rule) { return rule.body && touched(rule.body); });
  }

  const semantics::CheckedRegulation& rules_;
  std::set<std::size_t> seen_;
};

}  // namespace

semantics::ExpressionPtr bar_of(const semantics::CheckedRegulation& rules, const semantics::Verdict& verdict) {
  for (const semantics::VerdictRow& row : verdict.rows)
    for (const semantics::Letter& letter : conditions_of(row))
      if (const auto* compare = std::get_if<Compare>(&letter.condition->node);
          compare != nullptr && compare->relation != Relation::Equal && compare->relation != Relation::NotEqual &&
          is_own_mean(rules, *compare->left))
        return compare->right;
  return nullptr;
}

std::optional<Value> Session::bar(std::size_t student, semantics::ObjectId object) const {
  const semantics::Verdict* verdict = verdict_on(state_->grounds(), object);
  const semantics::ExpressionPtr bar = verdict == nullptr ? nullptr : bar_of(regulation(), *verdict);
  if (bar == nullptr) return std::nullopt;
  return state_->evaluator(student).value(*bar, object, verdict->heading.view);
}

std::optional<Missed> Session::first_missed(std::size_t student, semantics::ObjectId object) const {
  const semantics::Verdict* verdict = verdict_on(state_->grounds(), object);
  if (verdict == nullptr || verdict->rows.empty()) return std::nullopt;
  evaluation::TreeEvaluator& evaluator = state_->evaluator(student);
  const auto answer = [&](const Expression& one) { return evaluator.value(one, object, verdict->heading.view); };
  for (const semantics::Letter& letter : conditions_of(verdict->rows.back())) {
    if (answer(*letter.condition) != Value::of_truth(false)) continue;
    Missed missed;
    missed.article = verdict->article;
    missed.letter = letter.letter;
    missed.text = std::string(sources().excerpt(letter.condition->place));
    missed.private_matter = Privacy(regulation()).touched(letter.condition);
    const auto* compare = std::get_if<Compare>(&letter.condition->node);
    if (compare == nullptr) return missed;
    const Value left = answer(*compare->left), right = answer(*compare->right);
    if (!left.is_number() || !right.is_number()) return missed;
    missed.lacks = left.number() < right.number() ? right.number() - left.number() : left.number() - right.number();
    missed.unit = compare->left->type.unit;
    if (const auto* read = std::get_if<semantics::ReadQuantity>(&compare->left->node))
      missed.step = regulation().quantity(read->quantity).rounding;
    return missed;
  }
  return std::nullopt;
}

}  // namespace bareme
