// Comparisons that no object of the maquettes can meet: « reçus >= 70 ECTS » where the maquette has 12, « n >= 5 » of
// two UE. Told only where it is so of every object of every maquette the rule is for.
#include <algorithm>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/build.hpp"
#include "semantics/guards_domain.hpp"
#include "semantics/intervals.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

constexpr int deepest = 8;  // quantities read through one another: beyond, what the règlement alone says

// Between which bounds a number stays on one object of a maquette; never narrower than what may come.
class Bounds {
 public:
  Bounds(const CheckedRegulation& regulation, const Curriculum& maquette)
      : regulation_(regulation), maquette_(maquette) {}

  Interval of(const Expression& e, ObjectId object, int depth = 0) const {
    if (depth > deepest) return interval_of(regulation_, e);
    if (const auto* read = std::get_if<ReadQuantity>(&e.node)) return quantity(*read, e, object, depth);
    if (const auto* read = std::get_if<ReadFact>(&e.node)) return fact(*read, e, object);
    if (const auto* aggregate = std::get_if<Aggregate>(&e.node)) return total(*aggregate, e, object, depth);
    if (const auto* sum = std::get_if<Arithmetic>(&e.node)) {
      const bool minus = sum->op == Operator::Subtract;
      if (sum->op != Operator::Add && !minus) return interval_of(regulation_, e);
      const Interval left = of(*sum->left, object, depth), right = of(*sum->right, object, depth);
      const auto &low = minus ? right.high : right.low, &high = minus ? right.low : right.high;
      Interval both;
      if (left.low && low) both.low = minus ? *left.low - *low : *left.low + *low;
      if (left.high && high) both.high = minus ? *left.high - *high : *left.high + *high;
      return both;
    }
    return interval_of(regulation_, e);
  }

 private:
  Interval quantity(const ReadQuantity& read, const Expression& e, ObjectId object, int depth) const {
    const Quantity& quantity = regulation_.quantity(read.quantity);
    const ObjectId on = maquette_.reach(object, read.reach);
    const bool computed = quantity.role == Quantity::Role::Value || quantity.role == Quantity::Role::Local;
    if (!computed || !quantity.exceptions.empty() || !on.valid() || maquette_.object(on).elsewhere)
      return interval_of(regulation_, e);
    const int rule = maquette_.rule_for(regulation_, read.quantity, on);
    if (rule < 0) return interval_of(regulation_, e);
    const ExpressionPtr& body = quantity.rules[static_cast<std::size_t>(rule)].body;
    if (!body || as<Constant>(body)) return interval_of(regulation_, e);
    Interval found = of(*body, on, depth + 1);
    if (quantity.rounding && found.low) found.low = values::rounded(*found.low, *quantity.rounding);
    if (quantity.rounding && found.high) found.high = values::rounded(*found.high, *quantity.rounding);
    return found;
  }

  Interval fact(const ReadFact& read, const Expression& e, ObjectId object) const {
    const Fact& fact = regulation_.fact(read.fact);
    const ObjectId on = maquette_.reach(object, read.reach);
    if (fact.source != FactSource::Attribute || fact.within.valid() || !on.valid() || maquette_.object(on).line)
      return interval_of(regulation_, e);
    values::Value value = maquette_.attribute(on, read.fact);
    if (const auto* otherwise = as<Constant>(fact.otherwise); !value.present() && otherwise) value = otherwise->value;
    return value.is_number() ? Interval{value.number(), value.number()} : interval_of(regulation_, e);
  }

  // Any part may be left out, and of nothing a sum is 0.
  Interval total(const Aggregate& aggregate, const Expression& e, ObjectId object, int depth) const {
    const bool count = aggregate.operation == Operation::Count;
    if ((!count && aggregate.operation != Operation::Sum) || aggregate.set.selects())
      return interval_of(regulation_, e);
    Interval sum{Number(0), Number(0)};
    for (const ObjectId member : maquette_.members(regulation_, object, aggregate.set)) {
      if (maquette_.object(member).line) return interval_of(regulation_, e);
      const Interval part = count ? Interval{Number(0), Number(1)} : of(*aggregate.body, member, depth + 1);
      sum.low = sum.low && part.low ? std::optional(*sum.low + std::min(*part.low, Number(0))) : std::nullopt;
      sum.high = sum.high && part.high ? std::optional(*sum.high + std::max(*part.high, Number(0))) : std::nullopt;
    }
    return regulation_.level(aggregate.set.level).entered ? interval_of(regulation_, e) : sum;
  }

  const CheckedRegulation& regulation_;
  const Curriculum& maquette_;
};

class Reaches {
 public:
  Reaches(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), regulation_(context.regulation), diagnostics_(diagnostics) {}

  // Of what stands on the objects of the heading; the sets an expression goes through are looked at by count (B159).
  void look(const ExpressionPtr& e, const Set& scope) {
    if (!e) return;
    if (const auto* compare = as<Compare>(e)) compared(*compare, *e, scope);
    if (as<Aggregate>(e) || as<Quantified>(e) || as<Cohort>(e) || as<Listing>(e) || as<Not>(e)) return;
    children(e, [&](const ExpressionPtr& child) { look(child, scope); });
  }

 private:
  void compared(const Compare& compare, const Expression& e, const Set& scope) {
    if (compare.left->type.kind != values::Kind::Number || !seen_.insert(&e).second) return;
    const auto left = limit(compare.left), right = limit(compare.right);
    if (left.has_value() == right.has_value()) return;
    const Expression& moving = left ? *compare.right : *compare.left;
    std::optional<Number> low, high;  // of what is met on all the objects
    std::size_t maquettes = 0;
    bool met = false;
    for (const Curriculum* maquette : context_.maquettes) {
      bool here = false;
      for (const ObjectId object : objects(*maquette, scope)) {
        const Interval bounds = Bounds(regulation_, *maquette).of(moving, object);
        if (possible(bounds, compare.relation, left ? *left : *right, left.has_value())) return;
        if (!met || (bounds.low && low && *bounds.low < *low)) low = bounds.low;
        if (!met || (bounds.high && high && *bounds.high > *high)) high = bounds.high;
        met = here = true;
      }
      if (here) {
        ++maquettes;
        title_ = maquette->title;
      }
    }
    if (met) tell(moving, e, low, high, maquettes);
  }

  // Parameters included: they are what their règlement says.
  std::optional<Number> limit(const ExpressionPtr& e) const {
    const auto* constant = as<Constant>(e);
    const auto* read = as<ReadFact>(e);
    if (read && regulation_.fact(read->fact).source == FactSource::Parameter)
      constant = as<Constant>(regulation_.fact(read->fact).otherwise);
    return constant && constant->value.is_number() ? std::optional(constant->value.number()) : std::nullopt;
  }

  static bool possible(const Interval& bounds, Relation relation, const Number& limit, bool limit_first) {
    Numbers left;
    left.low = bounds.low;
    left.high = bounds.high;
    left.ask(limit_first ? turned(relation) : relation, limit);
    return !left.none();
  }

  std::vector<ObjectId> objects(const Curriculum& maquette, const Set& scope) const {
    std::vector<ObjectId> found;
    for (std::size_t i = 0; i < maquette.objects.size(); ++i)
      if (const Object& object = maquette.objects[i]; object.level == scope.level && !object.elsewhere &&
                                                      !object.line &&
                                                      maquette.selects(regulation_, ObjectId(i), scope.filters))
        found.push_back(ObjectId(i));
    return found;
  }

  void tell(const Expression& moving, const Expression& e, const std::optional<Number>& low,
            const std::optional<Number>& high, std::size_t maquettes) {
    const std::string unit = moving.type.unit.plain() ? "" : " " + values::describe(moving.type.unit);
    const std::string_view written = context_.sources.excerpt(moving.place);
    std::string text = diagnostics::guillemets(std::string(written.substr(0, written.find('\n'))));
    if (low && high)
      text += *low == *high ? " y vaut " + low->exact_text() + unit
                            : " y va de " + low->exact_text() + " à " + high->exact_text() + unit;
    else
      text += high ? " y vaut au plus " + high->exact_text() + unit : " y vaut au moins " + low->exact_text() + unit;
    diagnostics_.add(problems::never_reached_there(text,
                                                   maquettes == 1 ? "la maquette " + diagnostics::guillemets(title_)
                                                                  : "les " + std::to_string(maquettes) + " maquettes",
                                                   e.place));
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_;
  std::string title_;
};

}  // namespace

void advise_reach(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Reaches reaches(context, diagnostics);
  each_root(context.regulation,
            [&](const ExpressionPtr& root, const Heading& heading) { reaches.look(root, heading.scope); });
}

}  // namespace bareme::semantics
