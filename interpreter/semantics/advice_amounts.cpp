// Numbers that do not add up: weights that are all 0, counts larger than the set, bounds that bound nothing or that the
// next rounding moves, values rounded twice.
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/build.hpp"
#include "semantics/intervals.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

class Amounts {
 public:
  Amounts(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), regulation_(context.regulation), diagnostics_(diagnostics) {}

  void look() {
    for (const Quantity& quantity : regulation_.quantities) {
      for (const Rule& rule : quantity.rules) {
        look(rule.body, rule.heading.scope);
        if (quantity.rounding) rounding(rule.body, *quantity.rounding);
      }
      for (const Verdict& verdict : quantity.verdicts)
        for (const VerdictRow& row : verdict.rows)
          look(row.condition, verdict.heading.scope);
      for (const ExceptionRule& exception : quantity.exceptions) {
        look(exception.condition, exception.heading.scope);
        look(exception.body, exception.heading.scope);
        if (quantity.rounding) rounding(exception.body, *quantity.rounding);
      }
    }
    for (const Choice& choice : regulation_.choices)
      for (const ChoiceRow& row : choice.rows)
        look(row.condition, choice.heading.scope);
  }

 private:
  using Standing = std::vector<std::pair<const Curriculum*, ObjectId>>;

  // Where each part of the expression stands: on the objects of the heading, or on those of the nearest set around it.
  void look(const ExpressionPtr& root, const Set& scope) {
    if (!root) return;
    std::map<const Expression*, Set> stands;
    const auto set_below = [&](const ExpressionPtr& below, const Set& set) {
      Set objects;
      objects.level = set.level;
      walk(below, [&](const Expression& e) { stands[&e] = objects; });
    };
    walk(root, [&](const Expression& e) { stands[&e] = scope; });
    walk(root, [&](const Expression& e) {
      if (const auto* node = std::get_if<Aggregate>(&e.node)) {
        set_below(node->body, node->set);
        set_below(node->weight, node->set);
        set_below(node->set.condition, node->set);
      }
      if (const auto* node = std::get_if<Quantified>(&e.node)) {
        set_below(node->condition, node->set);
        set_below(node->set.condition, node->set);
      }
    });
    walk(root, [&](const Expression& e) {
      if (!seen_.insert(&e).second) return;
      if (const auto* node = std::get_if<Aggregate>(&e.node)) aggregate(*node, e, stands.at(&e));
      if (const auto* node = std::get_if<Mean>(&e.node)) mean(*node, e);
      if (const auto* node = std::get_if<Quantified>(&e.node)) quantified(*node, e, stands.at(&e));
      if (const auto* node = std::get_if<Extremum>(&e.node)) bounds(*node);
      if (const auto* node = std::get_if<Function>(&e.node)) nested(*node);
    });
  }

  Standing objects(const Set& scope) const {
    Standing found;
    for (const Curriculum* maquette : context_.maquettes)
      for (std::size_t i = 0; i < maquette->objects.size(); ++i)
        if (const Object& object = maquette->objects[i]; object.level == scope.level && !object.elsewhere &&
                                                         !object.line &&
                                                         maquette->selects(regulation_, ObjectId(i), scope.filters))
          found.push_back({maquette, ObjectId(i)});
    return found;
  }

  std::vector<ObjectId> members(const Curriculum& maquette, ObjectId from, Set set) const {
    set.condition = nullptr;
    set.best.reset();
    return maquette.members(regulation_, from, set);
  }

  void mean(const Mean& mean, const Expression& e) {
    const bool weighs = std::any_of(mean.parts.begin(), mean.parts.end(), [](const MeanPart& part) {
      const auto* weight = as<Constant>(part.weight);
      return !weight || !weight->value.is_number() || weight->value.number().sign() != 0;
    });
    if (!weighs) diagnostics_.add(problems::weights_all_zero("chaque objet", e.place));
  }

  void aggregate(const Aggregate& aggregate, const Expression& e, const Set& scope) {
    const auto* weight = as<ReadFact>(aggregate.weight);
    if (aggregate.operation == Operation::Mean && weight && weight->reach.kind == Reach::Kind::Self &&
        regulation_.fact(weight->fact).source == FactSource::Attribute)
      weights(aggregate.set, weight->fact, e, scope);
    if (aggregate.set.best)
      largest(aggregate.set, *aggregate.set.best, "les " + std::to_string(*aggregate.set.best) + " meilleurs", e,
              scope);
  }

  void weights(const Set& set, FactId weight, const Expression& e, const Set& scope) {
    for (const auto& found : objects(scope)) {
      const auto* maquette = found.first;
      const ObjectId object = found.second;
      const std::vector<ObjectId> parts = members(*maquette, object, set);
      const bool nothing = !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](ObjectId part) {
        const values::Value value = regulation_.fact(weight).within.valid() ? maquette->of_pair(object, part, weight)
                                                                            : maquette->attribute(part, weight);
        return value.is_number() && value.number().sign() == 0;
      });
      if (!nothing) continue;
      diagnostics_.add(problems::weights_all_zero(maquette->object(object).code, e.place));
      return;  // once for the place, whatever the objects
    }
  }

  void quantified(const Quantified& quantified, const Expression& e, const Set& scope) {
    const bool exactly = quantified.kind == Quantified::Kind::Exactly;
    if (exactly || quantified.kind == Quantified::Kind::AtLeast)
      largest(quantified.set, quantified.count,
              std::string(exactly ? "« exactement " : "« au moins ") + std::to_string(quantified.count) + " »", e,
              scope);
  }

  // Told where no object of any maquette has that many.
  void largest(const Set& set, int count, const std::string& asked, const Expression& e, const Set& scope) {
    if (regulation_.level(set.level).entered) return;  // as many as the student brings
    std::size_t most = 0;
    std::string where;
    for (const auto& [maquette, object] : objects(scope)) {
      const std::size_t size = members(*maquette, object, set).size();
      if (!where.empty() && size <= most) continue;
      most = std::max(most, size);
      where = maquette->object(object).code;
    }
    if (where.empty() || static_cast<std::size_t>(count) <= most) return;
    diagnostics_.add(problems::count_beyond_the_set(
        asked + " : aucun objet n'en a autant",
        where.empty() ? "" : "au plus " + std::to_string(most) + (where.empty() ? "" : ", pour " + where), e.place));
  }

  // « min(moyenne ; 25) »: a constant that no other part ever reaches.
  void bounds(const Extremum& extremum) {
    for (const ExpressionPtr& item : extremum.items) {
      const auto* bound = as<Constant>(item);
      if (!bound || !bound->value.is_number()) continue;
      for (const ExpressionPtr& other : extremum.items) {
        if (as<Constant>(other) || other->type.kind != values::Kind::Number) continue;
        const Interval range = interval_of(regulation_, *other);
        const std::optional<Number>& reached = extremum.max ? range.low : range.high;
        if (!reached || (extremum.max ? *reached <= bound->value.number() : *reached >= bound->value.number()))
          continue;
        diagnostics_.add(problems::cap_never_reached(bound->value.number().exact_text(),
                                                     std::string("ce qu'il borne ") +
                                                         (extremum.max ? "ne descend pas sous " : "ne dépasse pas ") +
                                                         reached->exact_text(),
                                                     extremum.max, item->place));
      }
    }
  }

  void rounding(const ExpressionPtr& body, const values::Rounding& rounding) {
    if (const auto* extremum = as<Extremum>(body))
      for (const ExpressionPtr& item : extremum->items)
        if (const auto* bound = as<Constant>(item);
            bound && bound->value.is_number() && !(bound->value.number() / rounding.step).is_integer())
          diagnostics_.add(problems::cap_off_the_step(bound->value.number().exact_text(), rounding.step.exact_text(),
                                                      values::rounded(bound->value.number(), rounding).exact_text(),
                                                      item->place));
    if (const auto* function = as<Function>(body)) twice(*function, body->place, rounding, true);
  }

  // « arrondi(arrondi(x ; 0,01) ; 0,1) »
  void nested(const Function& outer) {
    const auto* inner = as<Function>(outer.arguments.front());
    const auto* step = outer.arguments.size() > 1 ? as<Constant>(outer.arguments[1]) : nullptr;
    if (!inner || !step || (outer.name != FunctionName::Round && outer.name != FunctionName::Truncate)) return;
    const auto mode = outer.name == FunctionName::Round ? outer.mode : values::RoundingMode::Truncate;
    twice(*inner, outer.arguments.front()->place, {mode, step->value.number()}, false);
  }

  void twice(const Function& function, Span place, const values::Rounding& outer, bool by_convention) {
    if (function.name != FunctionName::Round && function.name != FunctionName::Truncate) return;
    const auto* step = as<Constant>(function.arguments[1]);
    if (!step || (step->value.number() / outer.step).is_integer()) return;  // the second changes nothing
    const values::Rounding inner{function.name == FunctionName::Round ? function.mode : values::RoundingMode::Truncate,
                                 step->value.number()};
    const Number half(1, 2);
    for (const Number& away : {-(inner.step * half), inner.step * half, Number(0)})
      for (const Number& from : {outer.step * half, outer.step, Number(0)}) {
        const Number x = Number(9) + from + away;
        const Number once = values::rounded(x, outer), again = values::rounded(values::rounded(x, inner), outer);
        if (once == again) continue;
        diagnostics_.add(problems::rounded_twice(
            x.exact_text() + " donne " + again.exact_text() + ", et " + once.exact_text() + " en une fois",
            by_convention, place));
        return;
      }
    diagnostics_.add(problems::rounded_twice("au pas " + inner.step.exact_text() + ", puis " + outer.step.exact_text(),
                                             by_convention, place));
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_;
};

}  // namespace

void advise_amounts(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Amounts(context, diagnostics).look();
}

}  // namespace bareme::semantics
