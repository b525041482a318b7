#include "syntax/inside.hpp"

namespace bareme::syntax {
namespace {

class Inside {
 public:
  explicit Inside(const std::function<void(const Expression&)>& visit) : visit_(visit) {}

  void operator()(const NumberLiteral&) const {}
  void operator()(const Percent&) const {}
  void operator()(const Measure&) const {}
  void operator()(const Fraction&) const {}
  void operator()(const DateLiteral&) const {}
  void operator()(const TextLiteral&) const {}
  void operator()(const Nothing&) const {}
  void operator()(const Truth&) const {}
  void operator()(const Path&) const {}
  void operator()(const Negative& e) const { see(e.operand); }
  void operator()(const Binary& e) const {
    see(e.left);
    see(e.right);
  }
  void operator()(const PercentOf& e) const { see(e.operand); }
  void operator()(const Call& e) const {
    for (const Part& part : e.parts) {
      see(part.value);
      see(part.weight);
    }
  }
  void operator()(const BestOf& e) const { see(e.items); }
  void operator()(const Aggregate& e) const {
    see(e.body);
    see(e.set.filters);
    see(e.weight);
    see(e.amount);
  }
  void operator()(const Listing& e) const {
    see(e.body);
    see(e.set.filters);
  }
  void operator()(const Cohort& e) const {
    see(e.operand);
    for (const RankKey& key : e.keys)
      see(key.operand);
    see(e.population.filters);
  }
  void operator()(const InView& e) const { see(e.operand); }
  void operator()(const Conditional& e) const {
    see(e.then);
    see(e.condition);
    see(e.otherwise);
  }
  void operator()(const Logic& e) const { see(e.items); }
  void operator()(const Not& e) const { see(e.operand); }
  void operator()(const Comparison& e) const {
    see(e.first);
    for (const Comparison::Step& step : e.steps)
      see(step.operand);
  }
  void operator()(const Is& e) const {
    see(e.operand);
    see(e.values);
  }
  void operator()(const Exists& e) const { see(e.operand); }
  void operator()(const Between& e) const {
    see(e.operand);
    see(e.low);
    see(e.high);
  }
  void operator()(const AmongValues& e) const {
    see(e.operand);
    see(e.values);
  }
  void operator()(const Quantified& e) const {
    see(e.set.filters);
    see(e.weight);
    see(e.condition);
  }
  void operator()(const Counted& e) const { see(e.items); }

 private:
  void see(const ExpressionPtr& one) const {
    if (one) visit_(*one);
  }
  void see(const std::vector<ExpressionPtr>& all) const {
    for (const ExpressionPtr& one : all)
      see(one);
  }
  void see(const std::vector<Filter>& filters) const {
    for (const Filter& filter : filters) {
      see(filter.values);
      see(filter.condition);
    }
  }

  const std::function<void(const Expression&)>& visit_;
};

}  // namespace

void inside(const Expression& expression, const std::function<void(const Expression&)>& visit) {
  std::visit(Inside(visit), expression.node);
}

}  // namespace bareme::syntax
