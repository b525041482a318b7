// What is read otherwise than it was meant, where both readings are sound: a « dont … » that takes the calculation
// after it, « existe » of a code that neutralises, a mean of marks that each have their own maximum, a year written as
// no base has it.
#include <algorithm>
#include <map>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/advice_roots.hpp"
#include "semantics/build.hpp"
#include "semantics/marks.hpp"
#include "semantics/problems_years.hpp"
#include "semantics/walk.hpp"
#include "semantics/years.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

class Readings {
 public:
  Readings(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context),
        regulation_(context.regulation),
        year_(year_fact(context.regulation)),
        diagnostics_(diagnostics) {}

  void look() {
    each_root(regulation_, [&](const ExpressionPtr& root, const View&) {
      walk(root, [&](const Expression& e) {
        if (!seen_.insert(&e).second) return;
        if (const auto* node = std::get_if<Aggregate>(&e.node)) filtered(e, node->set.condition);
        if (const auto* node = std::get_if<Cohort>(&e.node)) filtered(e, node->condition);
        if (const auto* node = std::get_if<Exists>(&e.node)) exists(*node, e);
        if (const auto* node = std::get_if<Compare>(&e.node)) compared(*node);
        if (const auto* node = std::get_if<Is>(&e.node); node && reads_year(node->operand))
          for (const std::string& text : node->texts)
            year(text, e.place);
      });
    });
    if (regulation_.mark_maximum && maximums_differ()) unconverted_means();
  }

 private:
  std::string text(std::uint32_t source, std::uint32_t begin, std::uint32_t end) const {
    std::string words(context_.sources.excerpt({source, begin, end}));
    std::string plain;
    for (const char c : words) {
      const bool blank = c == ' ' || c == '\n' || c == '\t';
      if (!blank)
        plain += c;
      else if (!plain.empty() && plain.back() != ' ')
        plain += ' ';
    }
    while (!plain.empty() && plain.back() == ' ')
      plain.pop_back();
    return plain;
  }

  // « nombre des ue dont moyenne >= 10/20 − 1 »: what ends the condition, and the whole, is a calculation without
  // brackets. The place of what stands between brackets holds them.
  void filtered(const Expression& whole, const ExpressionPtr& condition) {
    if (!condition || condition->place.source != whole.place.source || condition->place.end > whole.place.end) return;
    const std::string after = text(whole.place.source, condition->place.end, whole.place.end);
    if (after.find_first_not_of(")] ") != std::string::npos) return;
    bool told = false;
    walk(condition, [&](const Expression& e) {
      const auto* sum = std::get_if<Arithmetic>(&e.node);
      if (told || !sum || e.place.source != whole.place.source || e.place.end != condition->place.end ||
          sum->left->place.begin != e.place.begin || !ended_.insert({e.place.source, e.place.end}).second)
        return;
      told = true;
      const Expression* first = sum->left.get();
      for (const auto* left = std::get_if<Arithmetic>(&first->node);
           left && left->left->place.begin == first->place.begin; left = std::get_if<Arithmetic>(&first->node))
        first = left->left.get();
      const std::uint32_t source = e.place.source, cut = first->place.end;
      std::string apart = text(source, whole.place.begin, cut);
      apart.erase(0, apart.find_first_not_of("([ "));  // its own brackets close after the calculation
      diagnostics_.add(problems::calculation_in_a_filter(text(source, e.place.begin, e.place.end),
                                                         "(" + apart + ") " + text(source, cut, e.place.end), e.place));
    });
  }

  // Of what an épreuve keeps: « note session 2 existe » asks whether something was entered, and a code was.
  void exists(const Exists& exists, const Expression& e) {
    const auto* read = as<ReadQuantity>(exists.operand);
    if (!read || !exists.operand->type.mark || regulation_.quantity(read->quantity).role != Quantity::Role::Value)
      return;
    const auto neutral = std::find_if(regulation_.codes.begin(), regulation_.codes.end(),
                                      [](const Code& code) { return code.effect == MarkEffect::Neutral; });
    if (neutral != regulation_.codes.end())
      diagnostics_.add(
          problems::code_exists(regulation_.quantity(read->quantity).name, neutral->name, exists.negated, e.place));
  }

  bool reads_year(const ExpressionPtr& e) const {
    const auto* read = as<ReadFact>(e);
    return read && year_.valid() && read->fact == year_;
  }

  void compared(const Compare& compare) {
    for (const auto& [read, other] : {std::pair(compare.left, compare.right), std::pair(compare.right, compare.left)})
      if (const auto* constant = as<Constant>(other); constant && reads_year(read) && constant->value.present())
        year(constant->value.text(), other->place);
  }

  void year(const std::string& text, diagnostics::Span place) {
    if (!kept_form(text)) diagnostics_.add(problems::year_of_no_base(text, place));
  }

  bool maximums_differ() {
    for (const Curriculum* maquette : context_.maquettes)
      for (std::size_t i = 0; i < maquette->objects.size(); ++i)
        if (maquette->objects[i].level == regulation_.lowest)
          if (const auto high = mark_type_of(regulation_, *maquette, ObjectId(i)).high) maximums_.insert(*high);
    return context_.maquettes.empty() || maximums_.size() > 1;
  }

  void unconverted_means() {
    for (const Quantity& quantity : regulation_.quantities)
      for (const Rule& rule : quantity.rules) {
        if (!rule.body || !as_entered(*rule.body)) continue;
        const Expression* mean = nullptr;
        walk(rule.body, [&](const Expression& e) {
          if (!mean && is_mean(e) && as_entered(e)) mean = &e;
        });
        if (mean)
          diagnostics_.add(problems::mean_of_several_scales(maximums_.empty() ? "" : maximums_.begin()->exact_text(),
                                                            maximums_.empty() ? "" : maximums_.rbegin()->exact_text(),
                                                            regulation_.fact(*regulation_.mark_maximum).name,
                                                            mean->place));
      }
  }

  static bool is_mean(const Expression& e) {
    const auto* aggregate = std::get_if<Aggregate>(&e.node);
    return std::holds_alternative<Mean>(e.node) ||
           (aggregate && (aggregate->operation == Operation::Mean || aggregate->operation == Operation::Median));
  }

  // Is it still on the scale of one épreuve? What multiplies or divides converts, and a sum makes a total.
  bool as_entered(const Expression& e) {
    const auto of = [&](const ExpressionPtr& part) { return part && as_entered(*part); };
    if (const auto* read = std::get_if<ReadQuantity>(&e.node)) return as_entered(read->quantity);
    if (const auto* aggregate = std::get_if<Aggregate>(&e.node))
      return aggregate->operation != Operation::Count && aggregate->operation != Operation::Sum &&
             aggregate->operation != Operation::Product && aggregate->operation != Operation::Variance &&
             of(aggregate->body);
    if (const auto* mean = std::get_if<Mean>(&e.node))
      return std::any_of(mean->parts.begin(), mean->parts.end(), [&](const MeanPart& part) { return of(part.value); });
    if (const auto* extremum = std::get_if<Extremum>(&e.node))
      return std::any_of(extremum->items.begin(), extremum->items.end(), of);
    if (const auto* cases = std::get_if<Case>(&e.node))
      return of(cases->otherwise) ||
             std::any_of(cases->rows.begin(), cases->rows.end(), [&](const CaseRow& row) { return of(row.result); });
    if (const auto* function = std::get_if<Function>(&e.node))
      return (function->name == FunctionName::Round || function->name == FunctionName::Truncate) &&
             of(function->arguments.front());
    if (const auto* viewed = std::get_if<InView>(&e.node)) return of(viewed->operand);
    return false;
  }

  // Of an épreuve only: where a mean of épreuves is already told, those made of it are not.
  bool as_entered(QuantityId id) {
    const Quantity& quantity = regulation_.quantity(id);
    if (quantity.role == Quantity::Role::Mark) return true;
    if (quantity.level != regulation_.lowest) return false;
    const auto [known, first] = entered_.try_emplace(id, false);
    if (first)
      known->second = std::any_of(quantity.rules.begin(), quantity.rules.end(),
                                  [&](const Rule& rule) { return rule.body && as_entered(*rule.body); });
    return entered_[id];
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  FactId year_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> ended_;  // calculations told, by where they end
  std::set<Number> maximums_;
  std::map<QuantityId, bool> entered_;
};

}  // namespace

void advise_readings(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Readings(context, diagnostics).look();
}

}  // namespace bareme::semantics
