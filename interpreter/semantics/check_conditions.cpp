// Conditions: comparisons of values whose rounding is known (R23), tests of codes and states, quantifiers, letters.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_of_reach.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

Relation relation_of(syntax::Relation relation) { return static_cast<Relation>(static_cast<int>(relation)); }

std::string shown(const values::Number& number) { return number.exact_text(); }

// « 8 <= moyenne < 10 » : one way, and nothing written stands in the middle. One comparison frames nothing.
bool frames_a_value(const std::vector<syntax::Comparison::Step>& steps, const std::vector<ExpressionPtr>& operands) {
  if (steps.size() < 2) return true;
  const auto up = [](const auto& step) {
    return step.relation == syntax::Relation::Less || step.relation == syntax::Relation::LessEqual;
  };
  const auto down = [](const auto& step) {
    return step.relation == syntax::Relation::Greater || step.relation == syntax::Relation::GreaterEqual;
  };
  const bool one_way = std::all_of(steps.begin(), steps.end(), up) || std::all_of(steps.begin(), steps.end(), down);
  return one_way && std::none_of(operands.begin() + 1, operands.end() - 1,
                                 [](const ExpressionPtr& operand) { return as<Constant>(operand) != nullptr; });
}

}  // namespace

ExpressionPtr Checker::condition(const syntax::Expression& tree, const Standing& standing) {
  ExpressionPtr found = expression(tree, standing);
  if (!found) return nullptr;
  if (found->type.kind == values::Kind::Truth) return found;
  report(problems::condition_expected(tree.place));
  return nullptr;
}

// The remedy is a line of the convention where a quantity is read as it is.
void Checker::report_unrounded(const std::string& what, const ExpressionPtr& value, Span place) {
  const auto* viewed = as<InView>(value);
  const auto* read = as<ReadQuantity>(viewed ? viewed->operand : value);
  const Quantity* quantity = read ? &regulation_.quantity(read->quantity) : nullptr;
  const bool named = quantity && quantity->role == Quantity::Role::Value;
  report(problems::undeclared_rounding(what, place, named ? quantity->name : ""));
}

ExpressionPtr Checker::compare(Relation relation, ExpressionPtr left, ExpressionPtr right, Span place) {
  for (const ExpressionPtr* side : {&left, &right})
    if (const auto* constant = as<Constant>(*side); constant && constant->value.state() == values::State::Impossible) {
      report(problems::value_expected("une valeur ; « impossible » se demande ainsi : « moyenne est impossible »",
                                      (*side)->place));
      return nullptr;
    }
  if (left->type.kind != right->type.kind) {
    report(problems::value_expected("deux valeurs de même nature", place));
    return nullptr;
  }
  if (left->type.kind == values::Kind::List) {
    report(problems::value_expected(
        "des nombres, des codes, des dates ou des textes : une liste ne se compare pas, « aucune ue : … » le dit",
        place));
    return nullptr;
  }
  if (left->type.kind == values::Kind::Number) {
    if (!same_units(left, right, place)) return nullptr;
    for (const ExpressionPtr* side : {&left, &right})
      if (!(*side)->type.declared_rounding) {
        report_unrounded("une moyenne, un produit ou un quotient", *side, (*side)->place);
        return nullptr;
      }
    for (int side = 0; side < 2; ++side) {  // a threshold nobody can be above or below is a slip
      const ExpressionPtr& constant = side ? right : left;
      const ExpressionPtr& other = side ? left : right;
      const auto* literal = as<Constant>(constant);
      if (literal && literal->value.is_number() && !as<Constant>(other) && other->type.scale && other->type.low &&
          other->type.high &&
          (literal->value.number() < *other->type.low || literal->value.number() > *other->type.high)) {
        report(problems::threshold_outside_scale(shown(literal->value.number()),
                                                 "de " + shown(*other->type.low) + " à " + shown(*other->type.high),
                                                 constant->place));
        return nullptr;
      }
    }
  } else if (relation != Relation::Equal && relation != Relation::NotEqual) {
    if (left->type.kind == values::Kind::Code && !ordered(left->type)) {
      report(problems::codes_without_order(regulation_.code_lists[left->type.list.index()].name, place));
      return nullptr;
    }
    if (left->type.kind == values::Kind::Text || left->type.kind == values::Kind::Truth) {
      report(problems::value_expected("des valeurs qui ont un ordre : un texte n'en a pas", place));
      return nullptr;
    }
  }
  if (left->type.kind == values::Kind::Code && right->type.kind == values::Kind::Code &&
      left->type.list != right->type.list && !as<Constant>(left) && !as<Constant>(right)) {
    const auto& ours = regulation_.code_lists[left->type.list.index()];
    const auto& theirs = regulation_.code_lists[right->type.list.index()];
    if (ours.name.empty() && theirs.name.empty() && !ours.part_of.valid() && !theirs.part_of.valid()) {
      report(problems::two_enumerations(place));
      return nullptr;
    }
  }
  if (left->type.kind == values::Kind::Code && !fits(right, left->type)) return nullptr;
  return make(Compare{relation, std::move(left), std::move(right)}, truth_type(), place);
}

// « CING2 = AJ »: an object alone is its moyenne, and a résultat was meant.
bool Checker::result_for_average(const syntax::Comparison& tree, const Expression& left, const Standing& standing) {
  const auto* name = as_path(*tree.first);
  const ListId results = regulation_.list_named("résultat");
  if (!name || left.type.kind != values::Kind::Number || !results.valid()) return false;
  const auto code = regulation_.code_named(results, *word_of(*tree.steps[0].operand));
  const auto object = object_of(*name, standing, false);
  if (!code || !object || !regulation_.quantity_named(object->level, "résultat").valid()) return false;
  std::string asked;
  for (const auto& segment : name->segments)
    asked += (asked.empty() ? "" : ".") + segment.name.text;
  report(problems::code_is_no_value(regulation_.code(*code).name, "résultat", tree.steps[0].operand->place,
                                    "écrire « " + asked + ".résultat = " + regulation_.code(*code).name + " »"));
  return true;
}

// « crédits >= 48/60 », « moyenne >= 15/30 » where no scale goes to 30, or a parameter that is one: a quotient, which
// nobody meant.
bool Checker::quotient_for_value(const syntax::Expression& tree, const ExpressionPtr& value, const Type& other) {
  const auto* fraction = std::get_if<syntax::Fraction>(&tree.node);
  const auto* read = as<ReadFact>(value);
  const auto parameter = read ? quotients_.find(read->fact) : quotients_.end();
  if (parameter != quotients_.end()) fraction = parameter->second;
  if (!fraction || value->type.scale || (!other.scale && other.unit.plain())) return false;
  const std::string instead = other.scale ? "le seuil sur l'échelle de la note, comme « 10/20 »"
                                          : "« " + fraction->numerator + " " + values::describe(other.unit) + " »";
  const std::string written = fraction->numerator + "/" + fraction->denominator;
  report(problems::quotient_is_no_value(
      parameter == quotients_.end() ? written : regulation_.fact(read->fact).name + " = " + written,
      value->type.low->exact_text(), instead, tree.place));
  return true;
}

ExpressionPtr Checker::comparison(const syntax::Comparison& tree, const Standing& standing, Span place) {
  // « domaine = stage », « semestre = S8 » : the = of a code or an object
  if (tree.steps.size() == 1 &&
      (tree.steps[0].relation == syntax::Relation::Equal || tree.steps[0].relation == syntax::Relation::NotEqual)) {
    const bool negated = tree.steps[0].relation == syntax::Relation::NotEqual;
    if (const auto* name = as_path(*tree.first); name && word_of(*tree.steps[0].operand)) {
      if (const auto object = object_of(*name, standing, false); object && object->reach.kind != Reach::Kind::Named) {
        saw_object(regulation_, tree.steps[0].operand->place, object->level, *word_of(*tree.steps[0].operand));
        const ObjectIs is{object->reach, {text::fold_name(*word_of(*tree.steps[0].operand))}, negated};
        return make(is, truth_type(), place);
      }
    }
    if (!std::holds_alternative<syntax::NumberLiteral>(tree.steps[0].operand->node) &&
        word_of(*tree.steps[0].operand)) {
      const ExpressionPtr left = expression(*tree.first, standing);
      if (!left) return nullptr;
      if (left->type.kind == values::Kind::Code) {
        const auto code =
            code_at(regulation_, left->type.list, *word_of(*tree.steps[0].operand), tree.steps[0].operand->place);
        if (code) {
          Is is{left, {*code}, {}, false, false, {}, negated};
          return make(std::move(is), truth_type(), place);
        }
      }
      if (standing.curriculum && result_for_average(tree, *left, standing)) return nullptr;
    }
  }
  std::vector<const syntax::Expression*> trees{tree.first.get()};
  for (const auto& step : tree.steps)
    trees.push_back(step.operand.get());
  const std::vector<ExpressionPtr> operands = compared_operands(trees, standing);
  if (operands.empty()) return nullptr;
  if (!frames_a_value(tree.steps, operands)) {
    report(problems::chain_not_one_way(place));
    return nullptr;
  }
  std::vector<ExpressionPtr> comparisons;
  for (std::size_t i = 0; i < tree.steps.size(); ++i) {
    for (const auto& [percent, mark] : {std::pair{i, i + 1}, std::pair{i + 1, i}})
      if (std::holds_alternative<syntax::Percent>(trees[percent]->node) && operands[mark]->type.scale) {
        report(problems::percent_of_no_mark(trees[percent]->place));
        return nullptr;
      } else if (quotient_for_value(*trees[percent], operands[percent], operands[mark]->type)) {
        return nullptr;
      }
    comparisons.push_back(compare(relation_of(tree.steps[i].relation), operands[i], operands[i + 1], place));
    if (!comparisons.back()) return nullptr;
  }
  if (comparisons.size() == 1) return comparisons.front();
  return make(Logic{true, std::move(comparisons)}, truth_type(), place);
}

ExpressionPtr Checker::object_is(const Place_& place, const std::vector<syntax::ExpressionPtr>& values, bool negated,
                                 Span where_) {
  ObjectIs is{place.reach, {}, negated};
  for (const auto& value : values)
    if (const auto word = word_of(*value)) {
      saw_object(regulation_, value->place, place.level, *word);
      is.names.push_back(text::fold_name(*word));
    }
  return make(std::move(is), truth_type(), where_);
}

// est ABI · est (A ; B) · est un nombre · est absence · est validant · est impossible · est oui
ExpressionPtr Checker::code_test(ExpressionPtr operand, const std::vector<syntax::ExpressionPtr>& trees, bool negated,
                                 Span place) {
  if (operand->type.kind == values::Kind::Text) return text_test(std::move(operand), trees, negated, place);
  Is is;
  is.negated = negated;
  const bool truth = operand->type.kind == values::Kind::Truth;
  const ListId list = operand->type.kind == values::Kind::Code ? operand->type.list
                      : operand->type.mark                     ? regulation_.list_named("note")
                                                               : ListId();
  for (const auto& tree : trees) {
    const auto* answer = std::get_if<syntax::Truth>(&tree->node);
    if (truth && answer && trees.size() == 1) {
      if (answer->value != negated) return operand;
      return make(Not{operand}, truth_type(), place);
    }
    const std::string word = word_of(*tree).value_or("");
    const std::string folded = text::fold_name(word);
    if (folded == text::fold_name("nombre")) {
      is.number = true;
      continue;
    }
    if (folded == text::fold_name("impossible")) {
      is.impossible = true;
      continue;
    }
    if (list.valid()) {
      if (const auto code = code_at(regulation_, list, word, tree->place)) {
        is.codes.push_back(*code);
        continue;
      }
      const std::size_t before = is.codes.size();
      for (const values::CodeId id : regulation_.code_lists[list.index()].codes) {
        const Code& code = regulation_.code(id);
        if ((folded == text::fold_name("absence") && code.absence) ||
            (folded == text::fold_name("validant") && code.kind == Code::Kind::Validating) ||
            (folded == text::fold_name("refusant") && code.kind == Code::Kind::Refusing) ||
            (folded == text::fold_name("suspensif") && code.kind == Code::Kind::Waiting))
          is.codes.push_back(id);
      }
      if (is.codes.size() != before) {
        is.classes.push_back(word);
        continue;
      }
      report(problems::unknown_code(word, regulation_.code_lists[list.index()].name, tree->place, code_names(list)));
      return nullptr;
    }
    report(problems::value_expected("un code, « un nombre » ou « impossible »", tree->place));
    return nullptr;
  }
  is.operand = std::move(operand);
  return make(std::move(is), truth_type(), place);
}

// est "Nord", parmi ("Nord" ; "Sud"): the same letters, case and accents included.
ExpressionPtr Checker::text_test(ExpressionPtr operand, const std::vector<syntax::ExpressionPtr>& values, bool negated,
                                 Span place) {
  Is is;
  is.operand = std::move(operand);
  is.negated = negated;
  for (const auto& value : values) {
    const auto* literal = std::get_if<syntax::TextLiteral>(&value->node);
    if (!literal) {
      report(problems::value_expected("un texte entre guillemets", value->place));
      return nullptr;
    }
    is.texts.push_back(text::nfc(literal->text));
  }
  return make(std::move(is), truth_type(), place);
}

ExpressionPtr Checker::is(const syntax::Is& tree, const Standing& standing, Span place) {
  if (const auto* name = as_path(*tree.operand)) {
    if (const auto object = object_of(*name, standing, false); object && object->reach.kind != Reach::Kind::Named)
      return object_is(*object, tree.values, tree.negated, place);
    if (text::same_name(name->segments.back().name.text, "vue") && tree.values.size() == 1 && word_of(*tree.values[0]))
      if (const auto view = view_named({*word_of(*tree.values[0]), tree.values[0]->place}))
        for (std::size_t i = 0; i < regulation_.views.size(); ++i)
          if (view->holds(ViewId(i))) {
            ExpressionPtr test = make(ViewIs{ViewId(i)}, truth_type(), place);
            return tree.negated ? make(Not{test}, truth_type(), place) : test;
          }
  }
  ExpressionPtr operand = expression(*tree.operand, standing);
  return operand ? code_test(operand, tree.values, tree.negated, place) : nullptr;
}

ExpressionPtr Checker::among(const syntax::AmongValues& tree, const Standing& standing, Span place) {
  if (const auto* name = as_path(*tree.operand))
    if (const auto object = object_of(*name, standing, false); object && object->reach.kind != Reach::Kind::Named)
      return object_is(*object, tree.values, false, place);
  ExpressionPtr operand = expression(*tree.operand, standing);
  return operand ? code_test(operand, tree.values, false, place) : nullptr;
}

// The first has none before it, and an object may be in no group.
bool Checker::may_be_missing(const Reach& reach) const {
  return reach.kind == Reach::Kind::Previous || reach.kind == Reach::Kind::Next ||
         (reach.kind == Reach::Kind::Ancestor && regulation_.level(reach.level).grouped.valid());
}

// « ecue précédent existe » asks for an object, known when planning.
ExpressionPtr Checker::exists(const syntax::Exists& tree, const Standing& standing, Span place) {
  if (const auto* name = as_path(*tree.operand))
    if (const auto object = object_of(*name, standing, false); object && may_be_missing(object->reach))
      return make(ObjectIs{object->reach, {}, tree.negated, true}, truth_type(), place);
  ExpressionPtr operand = expression(*tree.operand, standing);
  return operand ? make(Exists{operand, tree.negated}, truth_type(), place) : nullptr;
}

ExpressionPtr Checker::quantified(const syntax::Quantified& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  const auto set = set_from(tree.set, standing);
  if (!set) return nullptr;
  if (set->selects()) {
    report(problems::selection_outside_calculation(tree.set.place));
    return nullptr;
  }
  Quantified quantified;
  quantified.kind = static_cast<Quantified::Kind>(static_cast<int>(tree.kind));
  if (const auto count = values::Number::parse(tree.count); count && count->integer())
    quantified.count = static_cast<int>(*count->integer());
  if (tree.kind == syntax::Quantified::Kind::Share) {
    const auto part = values::Number::parse(tree.count), whole = values::Number::parse(tree.whole);
    if (!part || !whole || whole->sign() == 0 || *part > *whole) {
      report(problems::impossible_count("une part est comprise entre 0 et 1 (0 et 100 %)", place));
      return nullptr;
    }
    quantified.count = 0;
    quantified.share = *part / *whole;
    quantified.relation = relation_of(tree.relation);
    if (tree.weight) {
      quantified.weight = number(*tree.weight, standing.on(set->level));
      if (!quantified.weight) return nullptr;
    }
  }
  quantified.set = *set;
  quantified.condition = condition(*tree.condition, standing.on(set->level));
  if (!quantified.condition) return nullptr;
  if (quantified.relation != Relation::Equal) return make(std::move(quantified), truth_type(), place);
  // « exactement la moitié » : at least, and at most
  Quantified at_most = quantified;
  quantified.relation = Relation::GreaterEqual;
  at_most.relation = Relation::LessEqual;
  return make(
      Logic{true, {make(std::move(quantified), truth_type(), place), make(std::move(at_most), truth_type(), place)}},
      truth_type(), place);
}

}  // namespace bareme::semantics
