#include "semantics/guards_subject.hpp"

#include <algorithm>
#include <set>

#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

// Everything a quantity is computed from, through the rules.
class Behind {
 public:
  Behind(const CheckedRegulation& regulation, QuantityId of) : regulation_(regulation) { quantity(of); }

  bool has(const Subject::Atom& atom) const {
    return (atom.fact.valid() && facts_.contains(atom.fact)) ||
           (atom.quantity.valid() && quantities_.contains(atom.quantity));
  }

 private:
  void quantity(QuantityId id) {
    if (!quantities_.insert(id).second) return;
    const Quantity& quantity = regulation_.quantity(id);
    for (const Rule& rule : quantity.rules)
      look(rule.body);
    for (const Verdict& verdict : quantity.verdicts)
      for (const VerdictRow& row : verdict.rows)
        look(row.condition);
    for (const ExceptionRule& exception : quantity.exceptions) {
      look(exception.condition);
      look(exception.body);
    }
    if (quantity.role == Quantity::Role::Result || quantity.role == Quantity::Role::Validated)
      if (const QuantityId proposed = regulation_.quantity_named(quantity.level, "proposition"); proposed.valid())
        this->quantity(proposed);
  }

  void look(const ExpressionPtr& expression) {
    walk(expression, [&](const Expression& e) {
      if (const auto* read = std::get_if<ReadQuantity>(&e.node)) quantity(read->quantity);
      if (const auto* read = std::get_if<ReadFact>(&e.node)) facts_.insert(read->fact);
    });
  }

  const CheckedRegulation& regulation_;
  std::set<FactId> facts_;
  std::set<QuantityId> quantities_;
};

std::string shown(const Number& number, const Type& type) {
  if (type.kind == values::Kind::Date) return values::Date::from_days(*number.integer()).text();
  std::string unit = values::describe(type.unit);
  if (number == Number(1) && unit.ends_with("s")) unit.pop_back();  // « 1 jour »
  return number.exact_text() + (unit.empty() ? "" : " " + unit);
}

}  // namespace

bool free_of_each_other(const CheckedRegulation& regulation, const std::vector<const Subject*>& subjects) {
  std::set<std::string> seen;
  std::vector<const Subject::Atom*> given, computed;
  for (const Subject* subject : subjects)
    for (const Subject::Atom& atom : subject->atoms) {
      if (!seen.insert(atom.key).second) return false;
      (atom.computed ? computed : given).push_back(&atom);
    }
  if (computed.size() != 1) return computed.empty();
  const Behind behind(regulation, computed.front()->quantity);
  return std::none_of(given.begin(), given.end(), [&](const Subject::Atom* atom) { return behind.has(*atom); });
}

std::string example_of(const CheckedRegulation& regulation, const Subject& subject, const Domain& domain) {
  if (domain.named && domain.only && !domain.names.empty()) return subject.text + " = " + *domain.names.begin();
  if (domain.named) return subject.text + " autre";
  if (domain.yes) return subject.text + " = oui";
  if (domain.no) return subject.text + " = non";
  if (const auto number = domain.numbers_allowed ? domain.numbers.any() : std::nullopt)
    return subject.text + " = " + shown(*number, subject.type);
  if (!domain.codes.empty()) return subject.text + " = " + regulation.code(domain.codes.front()).name;
  if (domain.nothing) return subject.text + " = sans objet";
  return subject.text + (domain.impossible ? " = impossible" : " = …");
}

}  // namespace bareme::semantics
