#include "semantics/check_impossible.hpp"

#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/problems.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

// « x est impossible », wherever it stands in a condition.
bool asks(const ExpressionPtr& condition) {
  bool found = false;
  walk(condition, [&](const Expression& e) {
    const auto* is = std::get_if<Is>(&e.node);
    found = found || (is && is->impossible);
  });
  return found;
}

bool is_impossible(const Expression& e) {
  const auto* constant = std::get_if<Constant>(&e.node);
  return constant && constant->value.state() == values::State::Impossible;
}

// What makes things impossible: a code of mark, or a rule that says so.
std::string cause(const CheckedRegulation& regulation) {
  for (const Code& code : regulation.codes)
    if (code.effect == MarkEffect::Impossible) return "le code " + diagnostics::guillemets(code.name);
  bool written = false;
  each_root(regulation, [&](const ExpressionPtr& root, const Heading&) {
    walk(root, [&](const Expression& e) { written = written || is_impossible(e); });
  });
  return written ? "une règle" : "";
}

// What may be impossible, by what each quantity reads: a mark whose code makes it so, and all that is computed from it.
// Held without proof when in doubt.
class Reached {
 public:
  explicit Reached(const CheckedRegulation& regulation) : regulation_(regulation), may_(regulation.quantities.size()) {
    for (bool grown = true; grown;) {
      grown = false;
      for (std::size_t i = 0; i < may_.size(); ++i)
        if (!may_[i] && quantity(regulation.quantities[i])) grown = may_[i] = true;
    }
  }

  bool verdict(const Verdict& verdict) const {
    return std::any_of(verdict.rows.begin(), verdict.rows.end(),
                       [&](const VerdictRow& row) { return expression(row.condition); });
  }

 private:
  bool quantity(const Quantity& quantity) const {
    using Role = Quantity::Role;
    switch (quantity.role) {
      case Role::Mark:
        return true;
      case Role::Decision:  // a verdict answers even then: its rows see to it, or it is refused
      case Role::Result:
      case Role::Validated:
        return false;
      default:
        break;
    }
    const auto impossible = [&](const auto& rule) { return expression(rule.body); };
    return std::any_of(quantity.rules.begin(), quantity.rules.end(), impossible) ||
           std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(),
                       [&](const ExceptionRule& rule) { return expression(rule.body) || expression(rule.condition); });
  }

  bool expression(const ExpressionPtr& e) const {
    if (!e) return false;
    if (is_impossible(*e)) return true;
    if (const auto* read = as<ReadQuantity>(e)) return may_[read->quantity.index()];
    if (const auto* read = as<ReadAcquired>(e)) return read->quantity.valid() && may_[read->quantity.index()];
    if (const auto* read = as<ReadFact>(e)) {
      const Type& type = regulation_.fact(read->fact).type;
      const ListId notes = regulation_.list_named("note");
      return type.mark || (type.list.valid() && type.list == notes);
    }
    if (as<Exists>(e)) return false;
    if (const auto* is = as<Is>(e)) return !is->impossible && !carries_its_code(is->operand) && expression(is->operand);
    if (const auto* logic = as<Logic>(e); logic && guarded(*logic)) return false;
    if (const auto* rows = as<Case>(e)) return one_of(*rows);
    bool any = false;
    children(e, [&](const ExpressionPtr& child) { any = any || expression(child); });
    return any;
  }

  // « note session 1 est FRA » : the code itself is looked at, not what it does to a calculation.
  bool carries_its_code(const ExpressionPtr& e) const {
    const auto* read = as<ReadQuantity>(e);
    return read && regulation_.quantity(read->quantity).role == Quantity::Role::Mark;
  }

  // « 0/20 si moyenne est impossible sinon moyenne »
  bool one_of(const Case& rows) const {
    std::vector<ExpressionPtr> tested;
    const auto reached = [&](const ExpressionPtr& e) {
      return expression(e) && std::none_of(tested.begin(), tested.end(),
                                           [&](const ExpressionPtr& operand) { return only_through(e, operand); });
    };
    for (const CaseRow& row : rows.rows) {
      if (reached(row.condition) || reached(row.result)) return true;
      if (const auto* is = as<Is>(row.condition); is && is->impossible && !is->negated) tested.push_back(is->operand);
    }
    return reached(rows.otherwise);
  }

  // « moyenne n'est pas impossible et moyenne >= 10/20 » answers whatever the moyenne is.
  bool guarded(const Logic& logic) const {
    const auto tests = [&](const ExpressionPtr& item) {
      const auto* is = as<Is>(item);
      return is && is->impossible && is->negated == logic.all ? is : nullptr;
    };
    return std::all_of(logic.items.begin(), logic.items.end(), [&](const ExpressionPtr& item) {
      if (tests(item)) return true;
      return !expression(item) || std::any_of(logic.items.begin(), logic.items.end(), [&](const ExpressionPtr& other) {
        const Is* is = tests(other);
        return is && only_through(item, is->operand);
      });
    });
  }

  // Is the operand all that the item reads of what may be impossible?
  bool only_through(const ExpressionPtr& item, const ExpressionPtr& operand) const {
    const auto* tested = as<ReadQuantity>(operand);
    if (!tested || tested->reach.kind != Reach::Kind::Self) return false;
    bool only = true;
    walk(item, [&](const Expression& e) {
      if (std::holds_alternative<Quantified>(e.node) || std::holds_alternative<Aggregate>(e.node) ||
          std::holds_alternative<InView>(e.node) || std::holds_alternative<Cohort>(e.node))
        only = false;
      if (const auto* read = std::get_if<ReadQuantity>(&e.node))
        only = only && (!may_[read->quantity.index()] ||
                        (read->quantity == tested->quantity && read->reach.kind == Reach::Kind::Self));
    });
    return only;
  }

  const CheckedRegulation& regulation_;
  std::vector<bool> may_;
};

}  // namespace

void check_impossible(const CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics) {
  const std::string by = cause(regulation);
  if (by.empty()) return;
  const Reached reached(regulation);
  for (const Quantity& quantity : regulation.quantities) {
    const auto answered = [&](const auto& row) { return asks(row.condition); };
    const bool by_exception = std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(), answered);
    for (const Verdict& verdict : quantity.verdicts)
      if (!by_exception && !std::any_of(verdict.rows.begin(), verdict.rows.end(), answered) && reached.verdict(verdict))
        diagnostics.add(problems::verdict_misses_impossible(by, verdict.place));
  }
}

}  // namespace bareme::semantics
