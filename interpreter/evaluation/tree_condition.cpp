// Conditions: three-valued, each with what it says for or against.
#include <algorithm>

#include "evaluation/tally.hpp"
#include "evaluation/tree.hpp"
#include "semantics/relation.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

using values::State;
using values::Value;

constexpr std::size_t named_at_most = 3;  // objects of a list told one by one; of more, how many and the first of them

using values::Number;

bool compared(Relation relation, const Value& left, const Value& right) {
  if (relation == Relation::Equal) return left == right;
  if (relation == Relation::NotEqual) return !(left == right);
  const auto order =
      left.kind() == values::Kind::Text ? left.text() <=> right.text() : left.number() <=> right.number();
  return semantics::holds(relation, order);
}

// « RES » of « RES : moyenne ≥ 5 ».
std::string subject(const Trace& item) { return item.label.substr(0, item.label.find(" : ")); }

bool wants_more(Relation relation) { return relation == Relation::Greater || relation == Relation::GreaterEqual; }

}  // namespace

values::Value TreeWalk::of(const Compare& node, const Expression&, const Standing& at, Wording* says) {
  Wording left_said, right_said;
  const Value left = calculated(node.left, at, says ? &left_said : nullptr);
  const Value right = calculated(node.right, at, says ? &right_said : nullptr);
  Value outcome = Value::absent(values::strictest(left.state(), right.state()));
  if (left.present() && right.present()) {
    if (left.kind() != right.kind()) return failed("on ne compare pas deux choses de natures différentes");
    outcome = Value::of_truth(compared(node.relation, left, right));
  }
  if (!says) return outcome;
  says->text = left_said.text + " " + symbol(node.relation) + " " + right_said.text;
  says->bond = Bond::Condition;
  says->plain = false;
  if (outcome.present() && left.is_number()) says->remark = margin(node, left, right, left_said);
  says->children = std::move(left_said.children);
  for (Trace& child : right_said.children)
    says->children.push_back(std::move(child));
  return outcome;
}

// How far from the threshold, and whether a rounding carried the value over it.
std::string TreeWalk::margin(const Compare& node, const Value& left, const Value& right,
                             const Wording& left_said) const {
  if (node.relation == Relation::Equal || node.relation == Relation::NotEqual) return "";
  const Number gap = left.number() - right.number();
  const bool holds = compared(node.relation, left, right);
  const std::string distance = number_words(gap.sign() < 0 ? -gap : gap) + unit_words(gap, node.left->type.unit);
  std::string remark;
  if (gap.sign() == 0)
    remark = holds ? "exactement au seuil" : "exactement au seuil, qui est exclu";
  else if (!holds)
    remark = (wants_more(node.relation) ? "manque " : "dépasse de ") + distance;
  const bool one_reading = left_said.plain && left_said.children.size() == 1;
  if (const auto exact = one_reading ? left_said.children.front().before_rounding : std::nullopt;
      exact && compared(node.relation, Value::of(*exact), right) != holds)
    remark += (remark.empty() ? "" : " ; ") + number_words(*exact) + " avant arrondi";
  return remark;
}

values::Value TreeWalk::of(const Logic& node, const Expression&, const Standing& at, Wording* says) {
  Tally tally;
  std::string text;
  std::string remark;
  for (const ExpressionPtr& item : node.items) {
    Wording said;
    const Value value = evaluate(*item, at, says ? &said : nullptr);
    tally.add(value);
    if (!says) continue;
    const bool composed = std::holds_alternative<Logic>(item->node) || std::holds_alternative<Quantified>(item->node) ||
                          std::holds_alternative<Counted>(item->node);
    text += (text.empty() ? "" : node.all ? " et " : " ou ") + (composed ? "(" + said.text + ")" : said.text);
    if (composed) {  // has much to say: a line of its own
      says->children.push_back(row_trace(said.text, value, std::move(said), at));
      says->children.back().kind = Trace::Kind::Item;
      continue;
    }
    if (!said.remark.empty()) remark += (remark.empty() ? "" : " ; ") + said.remark;
    for (Trace& child : said.children)
      says->children.push_back(std::move(child));
  }
  const Value outcome = node.all ? all_of(tally) : any_of(tally);
  if (says) {
    says->text = std::move(text);
    says->remark = std::move(remark);
    says->bond = Bond::Condition;
    says->plain = false;
    for (Trace& child : says->children)
      if (child.kind == Trace::Kind::Item && child.type.kind == values::Kind::Truth)
        child.decisive = child.value == outcome;
  }
  return outcome;
}

values::Value TreeWalk::of(const Not& node, const Expression&, const Standing& at, Wording* says) {
  const Value value = evaluate(*node.operand, at, says);
  if (says) {
    // « redoublant : oui » says it all; « non redoublant : oui » would be read both ways.
    const bool told = says->text.ends_with(" : oui") || says->text.ends_with(" : non");
    if (!told) says->text = "non " + (says->bond == Bond::Whole ? says->text : "(" + says->text + ")");
    says->remark.clear();  // it spoke of the operand, the other way round
    says->bond = Bond::Whole;
    says->plain = false;
  }
  return negation(value);
}

values::Value TreeWalk::of(const Is& node, const Expression&, const Standing& at, Wording* says) {
  const Value value = evaluate_operand(*node.operand, at, says);
  const auto answer = [&](bool is) { return Value::of_truth(is != node.negated); };
  if (value.state() == State::Impossible && node.impossible) return answer(true);
  if (value.state() == State::SansObjet) return answer(false);
  if (!value.present()) return value;
  if (value.kind() == values::Kind::Text)
    return answer(std::find(node.texts.begin(), node.texts.end(), value.text()) != node.texts.end());
  if (value.is_code() && std::find(node.codes.begin(), node.codes.end(), value.code()) != node.codes.end())
    return answer(true);
  return answer(node.number && value.is_number());
}

values::Value TreeWalk::of(const Exists& node, const Expression&, const Standing& at, Wording* says) {
  const Value value = evaluate_operand(*node.operand, at, says);
  if (value.state() == State::EnAttente || value.state() == State::EnErreur) return value;
  return Value::of_truth((value.state() != State::SansObjet) != node.negated);
}

// Of a question about a value (« est ABI », « existe ») the phrase stays as written and the value found stands beside
// it.
values::Value TreeWalk::evaluate_operand(const Expression& operand, const Standing& at, Wording* says) {
  Wording said;
  Value value = evaluate(operand, at, says ? &said : nullptr);
  if (says) {
    says->children = std::move(said.children);
    if (value.present()) says->remark = std::move(said.text);
    says->plain = false;
  }
  return value;
}

values::Value TreeWalk::of(const Quantified& node, const Expression&, const Standing& at, Wording* says) {
  Tally tally;
  State unweighted = State::Present;  // what is not known of the weights
  std::vector<Trace> items;
  for (const Member& member : members(node.set, at)) {
    Wording said;
    const Value holds = member.kept == State::Present
                            ? evaluate(*node.condition, at.at(member.object), says ? &said : nullptr)
                            : Value::absent(member.kept);
    if (holds.state() == State::SansObjet) continue;
    const Value weight = node.weight ? calculated(node.weight, at.at(member.object), nullptr) : Value::of(Number(1));
    if (weight.state() == State::SansObjet) continue;
    if (!weight.present()) unweighted = values::strictest(unweighted, values::strictest(weight.state(), holds.state()));
    tally.add(holds, weight.present() ? weight.number() : Number(0));
    if (!says) continue;
    const std::string answer = said.plain ? phrase(regulation(), *node.condition) : said.text;  // ✓ or ✗ says the rest
    const std::string label = object_name(member.object, at.home) + " : " + answer;
    items.push_back(row_trace(label, holds, std::move(said), at));
    items.back().kind = Trace::Kind::Item;
  }
  Value outcome = unweighted == State::Present ? held(node, tally) : Value::absent(unweighted);
  if (says) say_quantified(node, outcome, std::move(items), *says);
  return outcome;
}

void TreeWalk::say_quantified(const Quantified& node, const Value& outcome, std::vector<Trace> items,
                              Wording& says) const {
  const bool every = node.kind == Quantified::Kind::Every;
  const bool every_met = every && outcome.present() && outcome.truth();
  std::vector<const Trace*> deciding;
  for (Trace& item : items) {
    // What made the answer: the false ones of a refused « chaque », the true ones of a met « une », the unknown ones of
    // a pending one.
    item.decisive = outcome.present() ? item.value.present() && item.value.truth() == (every ? outcome.truth() : true)
                                      : !item.value.present();
    if (item.decisive) deciding.push_back(&item);
  }
  // « CC 9, manque 1 » of the few that were not enough, when they have more to say than their names.
  const bool refused = outcome.present() && deciding.empty() && items.size() <= named_at_most;
  if (refused &&
      std::all_of(items.begin(), items.end(), [&](const Trace& item) { return in_short(item) != subject(item); }))
    for (const Trace& item : items)
      deciding.push_back(&item);
  if (items.empty())
    says.remark = every ? "rien à vérifier" : "il n'y en a pas";
  else if (every_met)
    says.remark = extreme(node, items);
  else
    says.remark = told_together(node, deciding, items.size());
  says.children = std::move(items);
  says.plain = false;
}

std::string TreeWalk::each_in_short(const std::vector<const Trace*>& items) const {
  std::string told;
  for (const Trace* item : items)
    told += (told.empty() ? "" : " ; ") + in_short(*item);
  return told;
}

// « SP7 ; SI8 », « aucune sur 17 », « 9 sur 17, dont ANG7.EF, OPT8.EF et SYS8.EF ».
std::string TreeWalk::told_together(const Quantified& node, const std::vector<const Trace*>& deciding,
                                    std::size_t total) const {
  const std::string of_all = " sur " + std::to_string(total);
  const std::string none = (feminine(regulation().level(node.set.level).name) ? "aucune" : "aucun") + of_all;
  const bool every = node.kind == Quantified::Kind::Every;
  if (deciding.empty()) return every ? "" : none;
  std::string told;
  if (deciding.size() <= named_at_most) return each_in_short(deciding);
  if (every && deciding.size() == total && deciding.front()->value.present()) return none;
  for (std::size_t i = 0; i < named_at_most; ++i)
    told += (i == 0 ? ", dont " : i + 1 < named_at_most ? ", " : " et ") + subject(*deciding[i]);
  return std::to_string(deciding.size()) + of_all + told;
}

// « chaque ecue : moyenne ≥ 5 » is met; how closely: the lowest one, or the highest under a ceiling.
std::string TreeWalk::extreme(const Quantified& node, const std::vector<Trace>& items) const {
  const auto* compare = std::get_if<Compare>(&node.condition->node);
  if (!compare || compare->relation == Relation::Equal || compare->relation == Relation::NotEqual) return "";
  const Trace* closest = nullptr;
  for (const Trace& item : items) {
    if (item.children.empty() || !item.children.front().value.is_number()) return "";
    const auto read = [](const Trace& one) { return one.children.front().value.number(); };
    if (!closest || (wants_more(compare->relation) ? read(item) < read(*closest) : read(item) > read(*closest)))
      closest = &item;
  }
  return (items.size() == 1               ? ""
          : wants_more(compare->relation) ? "au plus bas : "
                                          : "au plus haut : ") +
         in_short(*closest);
}

// « RES 4,20, manque 0,8 »: an object of a list, what was read on it first, and how far it is.
std::string TreeWalk::in_short(const Trace& item) const {
  std::string text = subject(item);
  if (!item.children.empty() && !item.children.front().value.is_truth()) {
    const Trace& met = item.children.front();
    text += " " + value_words(regulation(), met.value, met.type, met.rounding);
  }
  return item.remark.empty() ? text : text + ", " + item.remark;
}

// Always answers: an object that is not there is not the one named.
values::Value TreeWalk::of(const ObjectIs& node, const Expression&, const Standing& at, Wording*) {
  const ObjectId object = reach(node.reach, at, {});
  const auto bears = [&](const std::string& name) { return curriculum().bears(object, name); };
  const bool is = object.valid() && (node.existence || std::any_of(node.names.begin(), node.names.end(), bears));
  return Value::of_truth(is != node.negated);
}

values::Value TreeWalk::of(const ViewIs& node, const Expression&, const Standing& at, Wording*) {
  return Value::of_truth(at.view.holds(node.view));
}

}  // namespace bareme::evaluation
