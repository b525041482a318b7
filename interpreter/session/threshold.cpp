#include <memory>
#include <variant>

#include "semantics/walk.hpp"
#include "session/after.hpp"

namespace bareme {
namespace {

using semantics::Expression;
using values::Number;

// What is read, whatever the view it is read in.
const Expression& plain(const semantics::ExpressionPtr& expression) {
  const auto* seen = std::get_if<semantics::InView>(&expression->node);
  return seen == nullptr ? *expression : plain(seen->operand);
}

bool reads(const semantics::ExpressionPtr& expression, semantics::QuantityId quantity) {
  const auto* read = expression ? std::get_if<semantics::ReadQuantity>(&plain(expression).node) : nullptr;
  return read != nullptr && read->quantity == quantity && read->reach.kind == semantics::Reach::Kind::Self;
}

std::optional<plan::CellKey> proposition_of(const semantics::CheckedRegulation& rules,
                                            const semantics::Curriculum& maquette, semantics::ObjectId object) {
  for (std::size_t i = 0; i < rules.quantities.size(); ++i)
    if (rules.quantities[i].role == semantics::Quantity::Role::Proposition &&
        rules.quantities[i].level == maquette.object(object).level)
      return plan::CellKey{object, semantics::QuantityId(i), {}};
  return std::nullopt;
}

// A parameter or an attribute, as it stands there: a scenario may have changed it.
values::Value parameter(const Session& session, semantics::ObjectId object, const semantics::ReadFact& fact) {
  if (session.promotion().size() == 0) return {};
  const semantics::Curriculum& maquette = session.curriculum();
  const semantics::Reach reach{semantics::Reach::Kind::Named, maquette.object(object).level, maquette.address(object)};
  const semantics::Type& type = session.regulation().fact(fact.fact).type;
  const auto read = std::make_shared<const Expression>(Expression{semantics::ReadFact{reach, fact.fact}, type, {}});
  return session.value(0, Question{"", read, std::nullopt, type});
}

}  // namespace

// What a row of the verdict of that very object compares the quantity to: a number, or a parameter.
std::optional<Number> threshold_of(const Session& session, const plan::CellKey& cell) {
  const semantics::Curriculum& maquette = session.curriculum();
  const semantics::CheckedRegulation& rules = session.regulation();
  const auto proposition = proposition_of(rules, maquette, cell.object);
  if (!proposition) return std::nullopt;
  const int rule = maquette.rule_for(rules, proposition->quantity, proposition->object);
  if (rule < 0) return std::nullopt;
  std::optional<Number> found;
  const auto look = [&](const Expression& one) {
    const auto* compared = std::get_if<semantics::Compare>(&one.node);
    if (found || compared == nullptr || !reads(compared->left, cell.quantity)) return;
    const Expression& right = plain(compared->right);
    if (const auto* constant = std::get_if<semantics::Constant>(&right.node)) {
      if (constant->value.is_number()) found = constant->value.number();
    } else if (const auto* fact = std::get_if<semantics::ReadFact>(&right.node)) {
      if (const values::Value value = parameter(session, cell.object, *fact); value.is_number()) found = value.number();
    }
  };
  for (const semantics::VerdictRow& row :
       rules.quantity(proposition->quantity).verdicts[static_cast<std::size_t>(rule)].rows)
    if (row.condition) semantics::walk(row.condition, look);
  return found;
}

}  // namespace bareme
