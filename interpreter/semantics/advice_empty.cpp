// Objects whose moyenne is sans objet whatever the student, since the maquette gives them nothing of what their rule
// reads: a matière whose épreuves were forgotten. What another rule, an entry or an act gives is not looked at.
#include <algorithm>
#include <map>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

class Emptiness {
 public:
  Emptiness(const CheckedRegulation& regulation, const Curriculum& maquette, ObjectId object)
      : regulation_(regulation), maquette_(maquette), object_(object) {}

  bool of(const Quantity& quantity, QuantityId id) {
    if (quantity.role != Quantity::Role::Value && quantity.role != Quantity::Role::Local) return false;
    const int rule = maquette_.rule_for(regulation_, id, object_);
    if (rule < 0 || !open_.insert(id).second) return false;
    const bool replaced =
        std::any_of(quantity.exceptions.begin(), quantity.exceptions.end(), [&](const ExceptionRule& exception) {
          return maquette_.selects(regulation_, object_, exception.heading.scope.filters) && !of(exception.body);
        });
    const bool empty = !replaced && of(quantity.rules[static_cast<std::size_t>(rule)].body);
    open_.erase(id);
    return empty;
  }

 private:
  bool of(const ExpressionPtr& expression) {
    if (!expression) return false;
    const auto& node = expression->node;
    const auto empty = [&](const ExpressionPtr& part) { return of(part); };
    if (const auto* read = std::get_if<ReadQuantity>(&node))
      return read->reach.kind == Reach::Kind::Self && of(regulation_.quantity(read->quantity), read->quantity);
    if (const auto* aggregate = std::get_if<Aggregate>(&node))
      return aggregate->operation != Operation::Sum && aggregate->operation != Operation::Count &&
             aggregate->operation != Operation::Product && nothing_in(aggregate->set);
    if (const auto* mean = std::get_if<Mean>(&node))
      return std::all_of(mean->parts.begin(), mean->parts.end(),
                         [&](const MeanPart& part) { return part.each ? nothing_in(*part.each) : of(part.value); });
    if (const auto* calculation = std::get_if<Arithmetic>(&node))
      return of(calculation->left) || of(calculation->right);
    if (const auto* extremum = std::get_if<Extremum>(&node)) {
      for (std::size_t i = 0; i < extremum->items.size(); ++i)
        if ((extremum->limits.empty() || !extremum->limits[i]) && !of(extremum->items[i])) return false;
      return true;
    }
    if (const auto* function = std::get_if<Function>(&node)) return of(function->arguments.front());
    if (const auto* viewed = std::get_if<InView>(&node)) return of(viewed->operand);
    if (const auto* cases = std::get_if<Case>(&node))
      return (!cases->otherwise || empty(cases->otherwise)) &&
             std::all_of(cases->rows.begin(), cases->rows.end(), [&](const CaseRow& row) { return of(row.result); });
    return false;
  }

  bool nothing_in(Set set) const {
    for (LevelId level = set.level; level.valid(); level = regulation_.level(level).parent)
      if (regulation_.level(level).entered) return false;  // the student brings them
    set.condition = nullptr;
    set.best.reset();
    return maquette_.members(regulation_, object_, set).empty();
  }

  const CheckedRegulation& regulation_;
  const Curriculum& maquette_;
  ObjectId object_;
  std::set<QuantityId> open_;  // being looked at: of a circle nothing is said
};

// Which moyennes something reads, object by object: what nothing reads is missed by nobody.
class Readers {
 public:
  Readers(const CheckedRegulation& regulation, const Curriculum& maquette)
      : regulation_(regulation), maquette_(maquette) {
    for (const Quantity& quantity : regulation.quantities) {
      for (const Rule& rule : quantity.rules)
        each(rule.heading.scope, rule.body);
      for (const Verdict& verdict : quantity.verdicts)
        for (const VerdictRow& row : verdict.rows)
          each(verdict.heading.scope, row.condition);
      for (const ExceptionRule& exception : quantity.exceptions) {
        each(exception.heading.scope, exception.condition);
        each(exception.heading.scope, exception.body);
      }
    }
  }
  bool reads(ObjectId object) const { return read_.contains(object); }

 private:
  void each(const Set& scope, const ExpressionPtr& root) {
    for (std::size_t i = 0; i < maquette_.objects.size(); ++i)
      if (maquette_.objects[i].level == scope.level && maquette_.selects(regulation_, ObjectId(i), scope.filters))
        visit(root, ObjectId(i));
  }

  void visit(const ExpressionPtr& expression, ObjectId on) {
    if (!expression || !on.valid()) return;
    const auto& node = expression->node;
    if (const auto* read = std::get_if<ReadQuantity>(&node)) {
      const ObjectId object = maquette_.reach(on, read->reach);
      if (object.valid() && regulation_.quantity_named(maquette_.object(object).level, "moyenne") == read->quantity)
        read_.insert(object);
    } else if (const auto* aggregate = std::get_if<Aggregate>(&node)) {
      within(aggregate->set, {aggregate->body, aggregate->weight}, on);
      visit(aggregate->amount, on);
    } else if (const auto* quantified = std::get_if<Quantified>(&node)) {
      within(quantified->set, {quantified->condition, quantified->weight}, on);
    } else if (const auto* listing = std::get_if<Listing>(&node)) {
      within(listing->set, {}, on);
    } else if (const auto* mean = std::get_if<Mean>(&node)) {
      for (const MeanPart& part : mean->parts)
        if (part.each)
          within(*part.each, {part.value}, on);
        else
          visit(part.value, on);
    } else {
      children(expression, [&](const ExpressionPtr& child) { visit(child, on); });
    }
  }

  void within(const Set& set, const std::vector<ExpressionPtr>& parts, ObjectId on) {
    Set written = set;
    written.condition = nullptr;
    written.best.reset();
    for (const ObjectId member : maquette_.members(regulation_, on, written)) {
      visit(set.condition, member);
      for (const ExpressionPtr& part : parts)
        visit(part, member);
    }
  }

  const CheckedRegulation& regulation_;
  const Curriculum& maquette_;
  std::set<ObjectId> read_;
};

bool of_the_maquette(const Object& object) { return !object.elsewhere && !object.line && !object.filled; }

// A maquette without a single épreuve draws a structure; what is noted in it is not said yet.
bool has_papers(const CheckedRegulation& regulation, const Curriculum& maquette) {
  return std::any_of(maquette.objects.begin(), maquette.objects.end(),
                     [&](const Object& object) { return object.level == regulation.lowest && !object.elsewhere; });
}

}  // namespace

void advise_empty(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  const CheckedRegulation& regulation = context.regulation;
  std::map<const Rule*, std::vector<std::string>> found;
  for (const Curriculum* maquette : context.maquettes) {
    if (!has_papers(regulation, *maquette)) continue;
    const Readers readers(regulation, *maquette);
    for (std::size_t i = 0; i < maquette->objects.size(); ++i) {
      const Object& object = maquette->objects[i];
      const QuantityId average = regulation.quantity_named(object.level, "moyenne");
      if (!average.valid() || !of_the_maquette(object) || !readers.reads(ObjectId(i))) continue;
      const Quantity& quantity = regulation.quantity(average);
      if (!Emptiness(regulation, *maquette, ObjectId(i)).of(quantity, average)) continue;
      const int rule = maquette->rule_for(regulation, average, ObjectId(i));
      found[&quantity.rules[static_cast<std::size_t>(rule)]].push_back(maquette->address(ObjectId(i)));
    }
  }
  for (const Quantity& quantity : regulation.quantities)
    for (const Rule& rule : quantity.rules)
      if (const auto empty = found.find(&rule); empty != found.end())
        diagnostics.add(problems::nothing_to_read(empty->second, rule.body->place));
}

}  // namespace bareme::semantics
