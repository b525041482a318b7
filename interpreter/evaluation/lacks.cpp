// What cannot be followed further, and how it is told: a number and its threshold, a yes or no, what the jury decided.
#include <algorithm>

#include "evaluation/ways_to_flip.hpp"
#include "semantics/guards_domain.hpp"
#include "semantics/walk.hpp"

namespace bareme::evaluation {

using namespace semantics;
using values::Number;

namespace {

bool wants_more(Relation relation) { return relation == Relation::Greater || relation == Relation::GreaterEqual; }
bool wants_less(Relation relation) { return relation == Relation::Less || relation == Relation::LessEqual; }

// « au moins 10 », « plus de 10 », « au plus 3 », « moins de 3 ».
std::string needed(Relation relation, const std::string& bound) {
  switch (relation) {
    case Relation::GreaterEqual:
      return "au moins " + bound;
    case Relation::Greater:
      return "plus de " + bound;
    case Relation::LessEqual:
      return "au plus " + bound;
    case Relation::Less:
      return "moins de " + bound;
    case Relation::Equal:
      return bound;
    case Relation::NotEqual:
      break;
  }
  return "autre chose que " + bound;
}

// « à UE72.moyenne », « aux ECTS »: names are kept as they are.
std::string margin_of(const std::string& name, Relation relation, const Number& gap, const std::string& distance,
                      const std::string& found, const std::string& bound) {
  if (gap.sign() == 0) return name + " vaut exactement " + bound + ", qui est exclu";
  if (wants_more(relation))
    return "il manque " + distance + " à " + name + " (" + found + " pour " +
           (relation == Relation::Greater ? needed(relation, bound) : bound) + ")";
  return name + " dépasse de " + distance + " (" + found + ", il faut " + needed(relation, bound) + ")";
}

}  // namespace

Ways WaysToFlip::add(Atom atom) {
  for (std::size_t i = 0; i < atoms_.size(); ++i) {
    if (atoms_[i].told.text != atom.told.text) continue;
    for (TreeWalk::Assumed& assumed : atom.assumed)
      atoms_[i].assumed.push_back(std::move(assumed));
    return Ways::one(i);
  }
  atoms_.push_back(std::move(atom));
  return Ways::one(atoms_.size() - 1);
}

// Does it read anything a student may be given? What the règlement and the maquette say stays as it is.
bool WaysToFlip::can_change(const Expression& condition) const {
  bool changes = false;
  const auto whole = std::make_shared<const Expression>(condition);
  walk(whole, [&](const Expression& node) {
    if (const auto* read = std::get_if<ReadFact>(&node.node)) {
      const FactSource source = walk_.regulation().fact(read->fact).source;
      changes = changes || source == FactSource::Entry || source == FactSource::Act;
    }
    changes = changes || std::holds_alternative<ReadQuantity>(node.node) ||
              std::holds_alternative<ReadAcquired>(node.node) || std::holds_alternative<ReadJury>(node.node) ||
              std::holds_alternative<Cohort>(node.node);
  });
  return changes;
}

Ways WaysToFlip::atom(const Expression& condition, const Standing& at, bool wanted) {
  if (!can_change(condition)) return Ways::none();
  Atom made;
  if (const auto* compare = std::get_if<Compare>(&condition.node)) {
    made = compared(*compare, at, wanted);
  } else {
    const Value now = walk_.evaluate(condition, at, nullptr);
    const bool named = walk_.cell_read(condition, at) || std::holds_alternative<ReadFact>(condition.node);
    const std::string where =
        named || at.object == at.home || !at.object.valid() ? "" : walk_.object_name(at.object, {}) + " : ";
    made.told.text = where + walk_.full_name(condition, at) + " : " +
                     value_words(walk_.regulation(), now, condition.type) + ", il faudrait " + (wanted ? "oui" : "non");
  }
  made.told.article = at.article;
  made.told.letter = letter_;
  made.assumed.push_back({&condition, at.object, at.view, wanted});
  return add(std::move(made));
}

WaysToFlip::Atom WaysToFlip::compared(const Compare& node, const Standing& at, bool wanted) {
  const Relation relation = wanted ? node.relation : opposite(node.relation);
  const Value left = walk_.calculated(node.left, at, nullptr), right = walk_.calculated(node.right, at, nullptr);
  const std::string name = walk_.full_name(*node.left, at);
  const bool literal = std::holds_alternative<Constant>(node.right->node);
  const std::string bound = (literal ? "" : walk_.full_name(*node.right, at) + " ") + walk_.said(*node.right, right);
  Atom made;
  if (left.is_number() && right.is_number() && (wants_more(relation) || wants_less(relation))) {
    const Number gap = left.number() - right.number(), distance = gap.sign() < 0 ? -gap : gap;
    made.told.text = margin_of(name, relation, gap, number_words(distance) + unit_words(distance, node.left->type.unit),
                               walk_.said(*node.left, left), bound);
  } else if (left.state() == State::EnAttente) {
    made.told.text = awaited(node, at, relation, bound);
  } else {
    made.told.text = name + " : " + walk_.said(*node.left, left) + ", il faudrait " + needed(relation, bound);
  }
  if (literal && right.is_number()) {
    made.number = name;
    made.direction = wants_more(relation) ? 1 : wants_less(relation) ? -1 : 0;
    made.bound = right.number();
  }
  return made;
}

// « UE1.moyenne attend ANG.EF : il faut au moins 10 (entre 4,50 et 14,50) ».
std::string WaysToFlip::awaited(const Compare& node, const Standing& at, Relation relation, const std::string& bound) {
  const std::size_t mark = walk_.causes_.size();
  walk_.calculated(node.left, at, nullptr);
  const std::string waits = walk_.causes_since(mark);
  walk_.causes_.resize(mark);
  std::string text = walk_.full_name(*node.left, at) + (waits.empty() ? " est en attente" : " " + waits) +
                     " : il faut " + needed(relation, bound);
  Type truth;
  truth.kind = values::Kind::Truth;
  const Expression asked{node, truth, {}};
  const std::optional<Value> certain = foresight_.certain(asked, at);
  const bool lost = certain && certain->is_truth() && certain->truth() != (relation == node.relation);
  const std::optional<std::string> range = foresight_.awaited_range(asked, at);
  if (range || lost)
    text += " (" + range.value_or("") + (range && lost ? ", " : "") + (lost ? "hors d'atteinte" : "") + ")";
  return text;
}

Ways WaysToFlip::decided_by_jury(const plan::CellKey& result, const Value& decision, values::CodeId wanted) {
  Atom made;
  const std::string said =
      decision.is_code() ? walk_.regulation().code(decision.code()).name : values::describe(decision.state());
  made.told.text = walk_.full_name(result) + " : décision du jury, " + said;
  made.posed = World::Posed{result.object, result.quantity, result.view, Value::of_code(wanted)};
  return add(std::move(made));
}

}  // namespace bareme::evaluation
