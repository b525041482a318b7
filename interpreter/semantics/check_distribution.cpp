// « répartition de … »: a rank, the head-counts its shares make of those who are ranked, and the first band that holds
// the rank. Written with nodes that exist: states, roundings and both evaluators follow.
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {
namespace {

using values::Number;
using values::Value;

// How many make the first `share` of the population.
ExpressionPtr head_count(const ExpressionPtr& size, const Number& share, QuantileRule rule, Span place) {
  const auto number = [&](const Number& value) { return make(Constant{Value::of(value)}, number_type(), place); };
  const ExpressionPtr part = make(Arithmetic{Operator::Multiply, size, number(share)}, number_type(), place);
  if (rule == QuantileRule::Nearest)
    return make(Function{FunctionName::Round, {part, number(1)}}, number_type(), place);
  const FunctionName name = rule == QuantileRule::Up ? FunctionName::Ceiling : FunctionName::Floor;
  return make(Function{name, {part}}, number_type(), place);
}

std::string in_percent(const Number& share) { return (share * Number(100)).exact_text(); }

}  // namespace

// What a band gives: codes of one list, which is not written, or texts, or numbers.
std::vector<ExpressionPtr> Checker::band_values(const std::vector<const syntax::Expression*>& trees,
                                                const Standing& standing) {
  const bool words =
      std::all_of(trees.begin(), trees.end(), [&](const auto* tree) { return as_path(*tree) != nullptr; });
  const auto list = words ? list_of(trees) : ListId();
  if (!list) return {};
  std::vector<ExpressionPtr> found;
  for (const auto* tree : trees) {
    ExpressionPtr one = list->valid() ? code_value(*tree, *list) : expression(*tree, standing);
    if (!one) return {};
    if (!as<Constant>(one)) {
      report(problems::value_expected("un code, un texte ou un nombre", tree->place));
      return {};
    }
    found.push_back(std::move(one));
  }
  return found;
}

ExpressionPtr Checker::distribution(const syntax::Distribution& tree, const Standing& standing, Span place) {
  if (!only_arguments(standing, place)) return nullptr;
  if (!regulation_.quantiles) {
    report(problems::quantiles_undeclared(place));
    return nullptr;
  }
  std::vector<const syntax::Expression*> trees;
  Bands bands;
  bands.rule = *regulation_.quantiles;
  Number total;
  bool rest = false;
  for (const syntax::Row& row : tree.rows) {
    if (rest) report(problems::otherwise_not_last(row.place));
    rest = row.test == syntax::Row::Test::Otherwise;
    trees.push_back(rest ? row.result.get() : row.key.get());
    const auto* percent = row.result ? std::get_if<syntax::Percent>(&row.result->node) : nullptr;
    const auto share = percent ? Number::parse(percent->digits) : std::nullopt;
    if (!trees.back() || row.test == syntax::Row::Test::Threshold || (!rest && !share)) {
      report(problems::value_expected("« CODE : part en % »", row.place));
      return nullptr;
    }
    total = rest ? total : total + *share / Number(100);
    bands.shares.push_back(rest ? Number(1) : total);
  }
  if (rest ? total >= Number(1) : total != Number(1)) {
    report(problems::shares_not_whole(in_percent(total), rest, place));
    return nullptr;
  }
  const std::vector<ExpressionPtr> results = band_values(trees, standing);
  const ExpressionPtr rank = ranking(tree.keys, tree.population, standing, place);
  if (results.empty() || !rank) return nullptr;
  Cohort ranked = *as<Cohort>(rank), counted;
  ranked.ties = TieRule::SameRank;  // equal values share the better band
  counted.operand = ranked.keys.front().operand;
  counted.condition = ranked.condition;
  counted.same = ranked.same;
  counted.without_pending = ranked.without_pending;
  bands.rank = make(std::move(ranked), rank->type, place);
  bands.size = make(std::move(counted), number_type(), place);
  Case cases;
  for (std::size_t i = 0; i < results.size(); ++i) {
    const ExpressionPtr limit = head_count(bands.size, bands.shares[i], bands.rule, place);
    cases.rows.push_back(
        {make(Compare{Relation::LessEqual, bands.rank, limit}, truth_type(), place), results[i], tree.rows[i].place});
  }
  cases.otherwise = results.back();
  std::vector<ExpressionPtr*> all;
  for (CaseRow& row : cases.rows)
    all.push_back(&row.result);
  const auto type = common_type(all);
  if (!type) return nullptr;
  cases.bands = std::make_shared<const Bands>(std::move(bands));
  return make(std::move(cases), *type, place);
}

}  // namespace bareme::semantics
