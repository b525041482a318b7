// What a line that stands alone calls the things it speaks of.
#include "evaluation/tree.hpp"

namespace bareme::evaluation {

using namespace semantics;

std::string TreeWalk::full_name(const plan::CellKey& key) const {
  const Quantity& quantity = regulation().quantity(key.quantity);
  const std::string view = view_words(regulation(), key.view);
  if (quantity.role == Quantity::Role::Mark)
    return address_of(key.object) + (quantity.session > 1 ? " session " + std::to_string(quantity.session) : "") + view;
  if (quantity.name == "note retenue") return address_of(key.object) + view;
  return (key.object == curriculum().root() ? "" : address_of(key.object) + ".") + name_words(regulation(), quantity) +
         view;
}

std::optional<plan::CellKey> TreeWalk::cell_read(const Expression& expression, const Standing& at) const {
  if (const auto* seen = std::get_if<InView>(&expression.node)) return cell_read(*seen->operand, at.in(seen->view));
  const auto* read = std::get_if<ReadQuantity>(&expression.node);
  if (read == nullptr) return std::nullopt;
  const LevelId level = regulation().quantity(read->quantity).level;
  const ObjectId met = reach(read->reach, at, level);
  const ObjectId object = met.valid() ? curriculum().ancestor(met, level) : met;
  if (!object.valid()) return std::nullopt;
  return plan::CellKey{object, read->quantity, at.view};
}

std::string TreeWalk::full_name(const Expression& expression, const Standing& at) const {
  if (const auto cell = cell_read(expression, at)) return full_name(*cell);
  const auto* read = std::get_if<ReadFact>(&expression.node);
  if (read == nullptr || read->fact.value < 0) return phrase(regulation(), expression);
  const Fact& fact = regulation().fact(read->fact);
  const bool given = fact.source == FactSource::Entry || fact.source == FactSource::Act;
  if (!given) return fact.name;  // what the règlement or the maquette says: « pour seuil ue 10 »
  const ObjectId object = reach(read->reach, at, fact.level);
  const ObjectId owner = object.valid() ? curriculum().ancestor(object, fact.level) : object;
  return owner.valid() && owner != curriculum().root() ? address_of(owner) + "." + fact.name : fact.name;
}

std::string TreeWalk::said(const Expression& expression, const Value& value) const {
  const Expression* read = &expression;
  while (const auto* seen = std::get_if<InView>(&read->node))
    read = seen->operand.get();
  const auto* quantity = std::get_if<ReadQuantity>(&read->node);
  return value_words(regulation(), value, expression.type,
                     quantity ? regulation().quantity(quantity->quantity).rounding : std::nullopt);
}

}  // namespace bareme::evaluation
