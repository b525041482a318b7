// « dans la promotion »: ranks by one key or several, statistics, and who the population is.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {

ExpressionPtr Checker::cohort(const syntax::Cohort& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  if (!tree.rank) return statistic(tree, standing, place);
  ExpressionPtr made = ranking(tree.keys, tree.population, standing, place);
  if (!made || !tree.ties) return made;
  Cohort cohort = *as<Cohort>(made);
  cohort.ties = static_cast<TieRule>(static_cast<int>(tree.ties->policy));
  return make(std::move(cohort), made->type, place);
}

ExpressionPtr Checker::ranking(const std::vector<syntax::RankKey>& keys, const syntax::Population& tree,
                               const Standing& standing, Span place) {
  Cohort cohort;
  cohort.rank = true;
  for (const syntax::RankKey& key : keys) {
    const auto checked = rank_key(key, standing);
    if (!checked) return nullptr;
    cohort.keys.push_back(*checked);
  }
  if (cohort.keys.empty() || !population(tree, standing, cohort)) return nullptr;
  Type type;
  type.low = values::Number(1);
  return make(std::move(cohort), type, place);
}

// Marks and durations rank the greatest first, unless the least is declared the best; of two dates neither is the
// better by itself.
std::optional<RankKey> Checker::rank_key(const syntax::RankKey& tree, const Standing& standing) {
  ExpressionPtr operand = tree.operand ? expression(*tree.operand, standing) : nullptr;
  if (operand && operand->type.kind == values::Kind::Code) operand = merit(operand, tree.operand->place);
  if (!operand) return std::nullopt;
  const bool date = operand->type.kind == values::Kind::Date;
  if (!date && operand->type.kind != values::Kind::Number) {
    report(problems::number_expected("ceci est " + nature_text(operand->type), tree.operand->place));
    return std::nullopt;
  }
  if (date && tree.direction == syntax::Direction::Default) {
    report(problems::date_without_direction(tree.operand->place));
    return std::nullopt;
  }
  if (!operand->type.declared_rounding) {
    report_unrounded("un rang compare", operand, tree.operand->place);
    return std::nullopt;
  }
  const bool by_default = tree.direction == syntax::Direction::Default && operand->type.low_best;
  return RankKey{operand, by_default || tree.direction == syntax::Direction::Ascending};
}

ExpressionPtr Checker::statistic(const syntax::Cohort& tree, const Standing& standing, Span place) {
  Cohort cohort;
  cohort.operation = static_cast<Operation>(static_cast<int>(tree.operation));
  if (cohort.operation == Operation::First || cohort.operation == Operation::Last) {
    report(problems::promotion_without_order(place));
    return nullptr;
  }
  Type type;
  if (tree.operand) {
    cohort.operand = number(*tree.operand, standing);
    if (!cohort.operand) return nullptr;
    if (!cohort.operand->type.declared_rounding) {
      report_unrounded("une statistique de la promotion lit une valeur arrondie", cohort.operand, tree.operand->place);
      return nullptr;
    }
    type = cohort.operand->type;
    type.declared_rounding = cohort.operation != Operation::Mean && cohort.operation != Operation::Median;
    if (cohort.operation == Operation::Variance) type = variance_type(type);
    type.mark = false;
  }
  if (!population(tree.population, standing, cohort)) return nullptr;
  return make(std::move(cohort), type, place);
}

bool Checker::population(const syntax::Population& tree, const Standing& standing, Cohort& cohort) {
  const LevelId level = level_at(regulation_, tree.name);
  if (!level.valid() || !regulation_.level(level).cohort) {
    report(problems::unknown_level(tree.name, {"promotion"}));
    return false;
  }
  cohort.without_pending = tree.without_pending;
  std::vector<ExpressionPtr> conditions;
  for (const syntax::Filter& filter : tree.filters) {
    if (filter.kind == syntax::Filter::Kind::Same && filter.attribute) {
      const FactId fact = fact_at(regulation_, standing.level, *filter.attribute);
      if (!fact.valid()) {
        report(problems::unknown_name(filter.attribute->text, where(standing), filter.attribute->place,
                                      names_in_sight(standing)));
        return false;
      }
      cohort.same.push_back(fact);
      continue;
    }
    conditions.push_back(population_filter(filter, standing));
    if (!conditions.back()) return false;
  }
  if (conditions.size() == 1) cohort.condition = conditions.front();
  if (conditions.size() > 1) cohort.condition = make(Logic{true, conditions}, truth_type(), tree.name.place);
  return true;
}

// « de spécialité (INFO ; MECA) », « sauf statut auditeur »: what is given for each student, compared value by value.
ExpressionPtr Checker::population_filter(const syntax::Filter& tree, const Standing& standing) {
  if (tree.kind == syntax::Filter::Kind::Where) return condition(*tree.condition, standing);
  if (!tree.attribute) {
    report(problems::population_of_objects(tree.place));
    return nullptr;
  }
  const FactId fact = regulation_.fact_visible(standing.level, tree.attribute->text);
  if (!fact.valid()) {
    report(
        problems::unknown_name(tree.attribute->text, where(standing), tree.attribute->place, names_in_sight(standing)));
    return nullptr;
  }
  const bool negated = tree.kind == syntax::Filter::Kind::Except;
  const Type& type = regulation_.fact(fact).type;
  ExpressionPtr subject = read_fact({}, fact, tree.attribute->place);
  if (type.kind == values::Kind::Code) {
    Is test;
    test.operand = subject;
    test.codes = codes_of(tree.values, type.list);
    test.negated = negated;
    if (test.codes.size() != tree.values.size()) return nullptr;
    return make(std::move(test), truth_type(), tree.place);
  }
  Table table;
  table.subject = subject;
  table.otherwise = make(Constant{values::Value::of_truth(negated)}, truth_type(), tree.place);
  for (const auto& value : tree.values) {
    const auto key = declared_value(*value, type);
    if (!key) return nullptr;
    table.rows.push_back(
        {Relation::Equal, *key, make(Constant{values::Value::of_truth(!negated)}, truth_type(), tree.place)});
  }
  return make(std::move(table), truth_type(), tree.place);
}

}  // namespace bareme::semantics
