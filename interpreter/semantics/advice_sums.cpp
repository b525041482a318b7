// « 60 % de EX + 30 % de TP »: parts of marks that do not make a whole. Only where every term is a percentage of a mark
// and there are two or more: « moyenne + 5 % de bonus » is no mean.
#include <set>

#include "semantics/advice.hpp"
#include "semantics/build.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

class Sums {
 public:
  Sums(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), diagnostics_(diagnostics) {}

  void look(const ExpressionPtr& root) {
    walk(root, [&](const Expression& e) {
      const auto* sum = std::get_if<Arithmetic>(&e.node);
      if (!sum || sum->op != Operator::Add || !seen_.insert(&e).second) return;
      std::vector<const Expression*> terms;
      gather(e, terms);
      hold(terms, e.place);
    });
  }

 private:
  void gather(const Expression& e, std::vector<const Expression*>& terms) {
    const auto* sum = std::get_if<Arithmetic>(&e.node);
    if (!sum || sum->op != Operator::Add) {
      terms.push_back(&e);
      return;
    }
    seen_.insert(&e);
    gather(*sum->left, terms);
    gather(*sum->right, terms);
  }

  void hold(const std::vector<const Expression*>& terms, Span place) {
    Number total, best;
    for (const Expression* term : terms) {
      const auto share = share_of_a_mark(*term);
      if (!share) return;
      total = total + *share;
      best = best + *share * *std::get<Arithmetic>(term->node).right->type.scale;
    }
    if (total != Number(1))
      diagnostics_.add(
          problems::percents_of_marks_not_hundred((total * Number(100)).exact_text(), best.exact_text(), place));
  }

  std::optional<Number> share_of_a_mark(const Expression& term) const {
    const auto* product = std::get_if<Arithmetic>(&term.node);
    if (!product || product->op != Operator::Multiply || !product->right->type.scale) return std::nullopt;
    const auto* share = as<Constant>(product->left);
    const bool percent = context_.sources.excerpt(term.place).find('%') != std::string_view::npos;
    return share && share->value.is_number() && percent ? std::optional(share->value.number()) : std::nullopt;
  }

  const AdviceContext& context_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_;
};

}  // namespace

void advise_sums(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Sums sums(context, diagnostics);
  each_root(context.regulation, [&](const ExpressionPtr& root, const Heading&) { sums.look(root); });
}

}  // namespace bareme::semantics
