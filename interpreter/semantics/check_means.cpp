// « moyenne(EF 4 ; CC 2) » : parts and their weights.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/number_types.hpp"
#include "semantics/problems.hpp"

namespace bareme::semantics {

using values::Number;
using values::Value;

ExpressionPtr Checker::mean_call(const syntax::Call& tree, const Standing& standing, Span place) {
  Mean mean;
  Number percents;
  std::size_t in_percent = 0;
  std::vector<ExpressionPtr> parts;
  for (const syntax::Part& part : tree.parts) {
    MeanPart checked;
    if (!part.value) {
      report(problems::rounding_without_mode("un mode d'arrondi n'est pas une part", place));
      return nullptr;
    }
    const auto* name = as_path(*part.value);
    if (name) checked.label = name->segments.back().name.text;
    ExpressionPtr value = number(*part.value, standing);
    if (!value) return nullptr;
    if (part.each) {
      const auto* marks = as<Aggregate>(value);
      if (!marks) {
        report(problems::value_expected("un type d'épreuve après « chaque »", part.value->place));
        return nullptr;
      }
      checked.each = marks->set;
      checked.value = marks->body;
    } else {
      checked.value = value;
    }
    if (part.weight && std::holds_alternative<syntax::Percent>(part.weight->node)) ++in_percent;
    checked.weight =
        part.weight ? expression(*part.weight, standing) : make(Constant{Value::of(Number(1))}, number_type(), place);
    const auto* weight = as<Constant>(checked.weight);
    if (!weight) return nullptr;
    percents = percents + weight->value.number();
    parts.push_back(value);
    mean.parts.push_back(std::move(checked));
  }
  if (in_percent != 0 && in_percent != tree.parts.size()) {
    report(problems::mixed_weights(place));
    return nullptr;
  }
  if (in_percent != 0 && percents != Number(1)) {
    report(problems::percents_not_hundred((percents * Number(100)).exact_text(), place));
    return nullptr;
  }
  Type type = hull(parts);
  type.mark = false;
  type.declared_rounding = false;
  return make(std::move(mean), type, place);
}

}  // namespace bareme::semantics
