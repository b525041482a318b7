// One arm per kind of node; each arm is one call.
#include <algorithm>

#include "semantics/bands.hpp"
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;
using values::Value;

template <class... Arms>
struct Overloaded : Arms... {
  using Arms::operator()...;
};
template <class... Arms>
Overloaded(Arms...) -> Overloaded<Arms...>;

ExpressionPtr number_constant(const std::string& digits, const Number& factor, const values::Unit& unit, Span place) {
  const auto parsed = Number::parse(digits);
  if (!parsed) return nullptr;
  Type type;
  type.unit = unit;
  const Number value = *parsed * factor;
  type.low = type.high = value;
  return make(Constant{Value::of(value)}, type, place);
}

// The hull of two branches: what a case may be.
Type either(const Type& a, const Type& b) {
  Type type = a;
  type.mark = a.mark || b.mark;
  type.low_best = a.low_best || b.low_best;
  type.declared_rounding = a.declared_rounding && b.declared_rounding;
  if (!type.scale) type.scale = b.scale;
  if (a.low && b.low)
    type.low = std::min(*a.low, *b.low);
  else
    type.low.reset();
  if (a.high && b.high)
    type.high = std::max(*a.high, *b.high);
  else
    type.high.reset();
  return type;
}

bool nothing(const ExpressionPtr& e) {
  const auto* constant = as<Constant>(e);
  return constant && !constant->value.present();
}

}  // namespace

Type join(const ExpressionPtr& a, const ExpressionPtr& b) {
  if (nothing(a)) return b->type;
  if (nothing(b)) return a->type;
  return either(a->type, b->type);
}

// Nothing is dropped in silence: what is refused without a word is a fault of ours, and is told all the same.
ExpressionPtr Checker::expression(const syntax::Expression& tree, const Standing& standing) {
  ExpressionPtr made = formed(tree, standing);
  if (!made && !diagnostics_->has_errors()) report(problems::not_understood(tree.place));
  return made;
}

ExpressionPtr Checker::formed(const syntax::Expression& tree, const Standing& standing) {
  const Span place = tree.place;
  return std::visit(
      Overloaded{
          [&](const syntax::NumberLiteral& node) { return number_constant(node.digits, Number(1), {}, place); },
          [&](const syntax::Percent& node) { return number_constant(node.digits, Number(1, 100), {}, place); },
          [&](const syntax::Measure& node) -> ExpressionPtr {
            const auto unit = values::unit_named(node.unit);
            const auto per =
                node.per.empty() ? std::optional<values::Unit>(values::Unit{}) : values::unit_named(node.per);
            if (!unit || !per) {
              report(problems::value_expected("une unité (ECTS, points, jours, mois, heures, ans)", place));
              return nullptr;
            }
            return number_constant(node.digits, Number(1), *unit / *per, place);
          },
          [&](const syntax::Fraction& node) { return fraction(node, place); },
          [&](const syntax::DateLiteral& node) -> ExpressionPtr {
            const auto date = values::Date::of(node.year, node.month, node.day);
            Type type;
            type.kind = values::Kind::Date;
            if (date) return make(Constant{Value::of(*date)}, type, place);
            report(problems::value_expected("un jour qui existe", place));
            return nullptr;
          },
          [&](const syntax::TextLiteral& node) -> ExpressionPtr {
            Type type;
            type.kind = values::Kind::Text;
            return make(Constant{Value::of(text::nfc(node.text))}, type, place);
          },
          [&](const syntax::Nothing&) -> ExpressionPtr { return make(Constant{Value()}, number_type(), place); },
          [&](const syntax::Truth& node) -> ExpressionPtr {
            return make(Constant{Value::of_truth(node.value)}, truth_type(), place);
          },
          [&](const syntax::Path& node) {
            if (is_the_word_impossible(tree, standing))
              return make(Constant{Value::absent(values::State::Impossible)}, number_type(), place);
            return within_band(path(node, standing), standing.band);
          },
          [&](const syntax::Negative& node) -> ExpressionPtr {
            ExpressionPtr operand = number(*node.operand, standing);
            if (!operand) return nullptr;
            Type type = operand->type;
            type.low = operand->type.high ? std::optional(-*operand->type.high) : std::nullopt;
            type.high = operand->type.low ? std::optional(-*operand->type.low) : std::nullopt;
            type.low_best = false;
            if (const auto* constant = as<Constant>(operand); constant && constant->value.is_number())
              return make(Constant{Value::of(-constant->value.number())}, type, place);
            return make(Negate{operand}, type, place);
          },
          [&](const syntax::Binary& node) { return binary(node, standing, place); },
          [&](const syntax::PercentOf& node) -> ExpressionPtr {
            ExpressionPtr share = number_constant(node.digits, Number(1, 100), {}, place),
                          operand = number(*node.operand, standing);
            if (!share || !operand) return nullptr;
            Type type = operand->type;
            if (type.low) type.low = *type.low * *share->type.low;
            if (type.high) type.high = *type.high * *share->type.low;
            return make(Arithmetic{Operator::Multiply, share, operand}, type, place);
          },
          [&](const syntax::Call& node) { return call(node, standing, place); },
          [&](const syntax::BestOf& node) { return best_of(node, standing, place); },
          [&](const syntax::Aggregate& node) { return aggregate(node, standing, place); },
          [&](const syntax::Listing& node) { return listing(node, standing, place); },
          [&](const syntax::Cohort& node) { return cohort(node, standing.within(nullptr), place); },
          [&](const syntax::InView& node) { return in_view(node, standing, place); },
          [&](const syntax::Conditional& node) { return conditional(node, standing, place); },
          [&](const syntax::Logic& node) -> ExpressionPtr {
            Logic logic{node.all, {}};
            for (const auto& item : node.items)
              logic.items.push_back(condition(*item, standing));
            if (std::find(logic.items.begin(), logic.items.end(), nullptr) != logic.items.end()) return nullptr;
            return make(std::move(logic), truth_type(), place);
          },
          [&](const syntax::Not& node) -> ExpressionPtr {
            ExpressionPtr operand = condition(*node.operand, standing);
            return operand ? make(Not{operand}, truth_type(), place) : nullptr;
          },
          [&](const syntax::Comparison& node) {
            return comparison(node, standing.within(nullptr), place);  // a threshold is held against the whole scale
          },
          [&](const syntax::Is& node) { return is(node, standing, place); },
          [&](const syntax::Exists& node) { return exists(node, standing, place); },
          [&](const syntax::Between& node) -> ExpressionPtr {
            const auto operands =
                compared_operands({node.operand.get(), node.low.get(), node.high.get()}, standing.within(nullptr));
            if (operands.empty() || quotient_for_value(*node.low, operands[1], operands[0]->type) ||
                quotient_for_value(*node.high, operands[2], operands[0]->type))
              return nullptr;
            ExpressionPtr above = compare(Relation::GreaterEqual, operands[0], operands[1], place),
                          below = above ? compare(Relation::LessEqual, operands[0], operands[2], place) : nullptr;
            if (!below) return nullptr;
            return make(Logic{true, {above, below}}, truth_type(), place);
          },
          [&](const syntax::AmongValues& node) { return among(node, standing, place); },
          [&](const syntax::Quantified& node) { return quantified(node, standing, place); },
          [&](const syntax::Counted& node) { return counted(node, standing, place); },
      },
      tree.node);
}

// « note retenue = impossible »: what a règle decides so, as a code of mark may. An author's own name wins.
bool Checker::is_the_word_impossible(const syntax::Expression& tree, const Standing& standing) {
  const auto word = as_path(tree) ? word_of(tree) : std::nullopt;
  return word && text::same_name(*word, "impossible") && !known_name(tree, standing);
}

ExpressionPtr Checker::in_view(const syntax::InView& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  const auto view = view_named(tree.view);
  ExpressionPtr operand = expression(*tree.operand, standing.within(nullptr));
  if (!view || !operand) return nullptr;
  return make(InView{*view, operand}, operand->type, place);
}

ExpressionPtr Checker::conditional(const syntax::Conditional& tree, const Standing& standing, Span place) {
  auto values = outcomes({tree.then.get(), tree.otherwise.get()}, standing);
  ExpressionPtr then = values[0], when = condition(*tree.condition, standing), otherwise = values[1];
  if (!then || !when || !otherwise) return nullptr;
  const auto type = common_type({&then, &otherwise});
  return type ? make(Case{{{when, then, place}}, otherwise}, *type, place) : nullptr;
}

// « par ects », « par (coefficient × heures) à hauteur de 36 ECTS »: of a mean.
bool Checker::weighed(const syntax::Aggregate& tree, Aggregate& aggregate, const Standing& standing) {
  if (aggregate.operation != Operation::Mean) {
    report(problems::weight_outside_mean(tree.weight->place));
    return false;
  }
  aggregate.weight = number(*tree.weight, standing.on(aggregate.set.level));
  if (!aggregate.weight) return false;
  if (const auto* name = as_path(*tree.weight)) aggregate.label += " par " + name->segments.back().name.text;
  if (!tree.amount) return true;
  if (aggregate.set.selects()) {
    report(problems::selected_twice(tree.amount->place));
    return false;
  }
  aggregate.amount = number(*tree.amount, standing);
  aggregate.whole = tree.whole;
  return aggregate.amount && same_units(aggregate.weight, aggregate.amount, tree.amount->place);
}

ExpressionPtr Checker::aggregate(const syntax::Aggregate& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  const auto set = set_from(tree.set, standing, tree.amount != nullptr);
  if (!set) return nullptr;
  if (set->tie && (tree.operation == syntax::Operation::First || tree.operation == syntax::Operation::Last)) {
    report(problems::tie_of_no_choice(tree.set.tie->place));
    return nullptr;
  }
  static const char* const words[] = {"moyenne", "somme",   "nombre",   "min",     "max",
                                      "médiane", "produit", "variance", "premier", "dernier"};
  Aggregate aggregate;
  aggregate.operation = static_cast<Operation>(static_cast<int>(tree.operation));
  aggregate.set = *set;
  aggregate.label = std::string(words[static_cast<int>(tree.operation)]) + " des " + tree.set.level.text;
  const Standing inner = standing.on(set->level);
  if (aggregate.operation != Operation::Count) {
    const bool middle = aggregate.operation == Operation::Median;
    if (tree.ordered ||
        (tree.body && (aggregate.operation == Operation::Max || aggregate.operation == Operation::Min || middle))) {
      const bool best = aggregate.operation == Operation::Max;
      aggregate.body = expression(*tree.body, inner);
      if (!aggregate.body) return nullptr;
      if (aggregate.body->type.kind == values::Kind::Code) {
        if ((tree.ordered || middle) && ordered(aggregate.body->type)) {
          if (set->selects()) {
            report(problems::selection_outside_calculation(tree.set.place));
            return nullptr;
          }
          if (tree.ordered)
            aggregate.label = std::string(best ? "la meilleure" : "la moins bonne") + " des " + tree.set.level.text;
          return make(aggregate, code_type(aggregate.body->type.list), place);
        }
        report(tree.ordered || middle ? problems::codes_without_order(
                                            regulation_.code_lists[aggregate.body->type.list.index()].name, place)
                                      : problems::codes_in_extremum(best, place));
        return nullptr;
      }
      if (tree.ordered && !aggregate.body->type.low_best) {
        report(problems::numbers_without_merit(best, place));
        return nullptr;
      }
      if (tree.ordered) aggregate.operation = best ? Operation::Min : Operation::Max;
    }
    if (tree.body) {
      aggregate.body = aggregate.body ? calculable(aggregate.body, tree.body->place) : number(*tree.body, inner);
    } else {
      syntax::Path own;
      own.segments.push_back({{set->level == regulation_.lowest ? "note retenue" : "moyenne", place}, false});
      own.place = place;
      aggregate.body = path(own, inner);
    }
    if (!aggregate.body) return nullptr;
  }
  if (tree.weight && !weighed(tree, aggregate, standing)) return nullptr;
  Type type;
  if (aggregate.body) {
    type = aggregate.body->type;
    type.mark = false;
    if (aggregate.operation == Operation::Mean || aggregate.operation == Operation::Median)
      type.declared_rounding = false;
    if (aggregate.operation == Operation::Variance) type = variance_type(type);
    if (aggregate.operation == Operation::Sum || aggregate.operation == Operation::Product) {
      type.high.reset();
      if (type.low && type.low->sign() < 0) type.low.reset();
      type.scale.reset();
    }
  }
  if (aggregate.operation == Operation::Count) type.low = Number(0);
  return make(std::move(aggregate), type, place);
}

}  // namespace bareme::semantics
