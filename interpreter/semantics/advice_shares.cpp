// « 40 % × CC + 60 % × EX »: a sum is sans objet as soon as one of its terms is, where a mean would leave it out with
// its weight. Told only where each term is a share of what épreuves give, and where the règlement itself shows how one
// may be missing: a code that neutralises, a later session, a rule that says « sans objet ». A rule that asks what is
// there (« existe », « est ABJ ») has seen to it.
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/build.hpp"
#include "semantics/overlap.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::guillemets;

// How what an expression reads of the épreuves may be sans objet, in words; empty: nothing shows it.
class Absences {
 public:
  explicit Absences(const CheckedRegulation& regulation) : regulation_(regulation) {
    const ListId list = regulation.list_named("note");
    if (!list.valid()) return;
    for (const values::CodeId code : regulation.code_lists[list.index()].codes)
      if (neutral_.empty() && regulation.code(code).effect == MarkEffect::Neutral)
        neutral_ = regulation.code(code).name;
  }

  std::string of(const Expression& e, const Heading& around) {
    if (const auto* read = std::get_if<ReadQuantity>(&e.node)) return of(read->quantity, around);
    if (const auto* viewed = std::get_if<InView>(&e.node)) return of(*viewed->operand, around);
    if (const auto* aggregate = std::get_if<Aggregate>(&e.node)) return of(*aggregate);
    if (const auto* extremum = std::get_if<Extremum>(&e.node)) return of_all(*extremum, around);
    if (const auto* constant = std::get_if<Constant>(&e.node))
      return constant->value.state() == values::State::SansObjet ? "une règle le dit sans objet" : "";
    const auto* cases = std::get_if<Case>(&e.node);
    if (!cases) return "";
    for (const CaseRow& row : cases->rows)
      if (std::string why = of(*row.result, around); !why.empty()) return why;
    return cases->otherwise ? of(*cases->otherwise, around) : "";
  }

 private:
  std::string of(const Aggregate& node) {
    if (node.set.level != regulation_.lowest || !node.body || node.operation == Operation::Sum ||
        node.operation == Operation::Product)
      return "";
    Heading chosen;
    chosen.scope.level = node.set.level;
    chosen.scope.filters = node.set.filters;
    return of(*node.body, chosen);
  }

  // It is there as soon as one of them is.
  std::string of_all(const Extremum& node, const Heading& around) {
    std::string first;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      if (i < node.limits.size() && node.limits[i]) continue;
      std::string why = of(*node.items[i], around);
      if (why.empty()) return "";
      if (first.empty()) first = std::move(why);
    }
    return first;
  }

  std::string of(QuantityId id, const Heading& around) {
    const Quantity& quantity = regulation_.quantity(id);
    if (quantity.level != regulation_.lowest || !reading_.insert(id).second) return "";
    std::string why = of(quantity, around);
    reading_.erase(id);
    return why;
  }

  std::string of(const Quantity& quantity, const Heading& around) {
    if (quantity.role == Quantity::Role::Mark && quantity.session > 1)
      return "sans convocation à la session " + std::to_string(quantity.session);
    if (quantity.role == Quantity::Role::Mark) return neutral_.empty() ? "" : "quand la note est " + neutral_;
    for (const ExceptionRule& exception : quantity.exceptions)
      if (const auto* constant = as<Constant>(exception.body);
          constant && constant->value.state() == values::State::SansObjet && meets(exception.heading, around))
        return "par l'exception " + guillemets(exception.label);
    for (const Rule& rule : quantity.rules)
      if (rule.body && meets(rule.heading, around))
        if (std::string why = of(*rule.body, rule.heading); !why.empty()) return why;
    return "";
  }

  bool meets(const Heading& rule, const Heading& around) const {
    return around.scope.level != regulation_.lowest || !never_overlap(regulation_, rule, around);
  }

  const CheckedRegulation& regulation_;
  std::string neutral_;
  std::set<QuantityId> reading_;
};

class Shares {
 public:
  Shares(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), diagnostics_(diagnostics), absences_(context.regulation) {}

  void look(const ExpressionPtr& root, const Heading& heading) {
    if (asks_what_is_there(root)) return;
    walk(root, [&](const Expression& e) {
      const auto* sum = std::get_if<Arithmetic>(&e.node);
      if (!sum || sum->op != Operator::Add || !seen_.insert(&e).second) return;
      std::vector<Share> shares;
      if (gather(e, shares)) hold(shares, heading, e.place);
    });
  }

 private:
  struct Share {
    const Expression *weight, *mark;
  };

  static bool asks_what_is_there(const ExpressionPtr& root) {
    bool asks = false;
    walk(root, [&](const Expression& e) {
      asks = asks || std::holds_alternative<Exists>(e.node) || std::holds_alternative<Is>(e.node);
    });
    return asks;
  }

  // All of them shares of marks, or it is no mean.
  bool gather(const Expression& e, std::vector<Share>& shares) {
    const auto* node = std::get_if<Arithmetic>(&e.node);
    if (node && node->op == Operator::Add) {
      seen_.insert(&e);
      const bool left = gather(*node->left, shares);
      return gather(*node->right, shares) && left;
    }
    if (!node || node->op != Operator::Multiply) return false;
    const auto is_weight = [](const ExpressionPtr& side) {
      const auto* constant = as<Constant>(side);
      return constant && constant->value.is_number() && constant->value.number().sign() > 0 && !side->type.scale;
    };
    const bool first = is_weight(node->left);
    if (!first && !is_weight(node->right)) return false;
    shares.push_back({(first ? node->left : node->right).get(), (first ? node->right : node->left).get()});
    return shares.back().mark->type.kind == values::Kind::Number;
  }

  void hold(const std::vector<Share>& shares, const Heading& heading, Span place) {
    std::string mark, mean;
    values::Number total;
    bool percents = false;
    for (const Share& share : shares) {
      if (mark.empty())
        if (const std::string why = absences_.of(*share.mark, heading); !why.empty())
          mark = guillemets(written(*share.mark)) + " l'est " + why;
      total = total + std::get<Constant>(share.weight->node).value.number();
      mean += (mean.empty() ? "moyenne(" : " ; ") + written(*share.mark) + " " + weight_of(share, percents);
    }
    if (percents && total != values::Number(1)) return;  // B232
    if (!mark.empty())
      diagnostics_.add(problems::sum_without_a_term(mark, mean + ")", total == values::Number(1), place));
  }

  // « 60 % de EF »: the weight has no place of its own.
  std::string weight_of(const Share& share, bool& percents) const {
    const Span &weight = share.weight->place, &mark = share.mark->place;
    const bool apart = weight.end <= mark.begin || mark.end <= weight.begin;
    std::string own = written(*share.weight);
    percents = percents || own.find('%') != std::string::npos;
    if (apart) return own;
    return (std::get<Constant>(share.weight->node).value.number() * values::Number(100)).exact_text() + " %";
  }

  std::string written(const Expression& e) const { return std::string(context_.sources.excerpt(e.place)); }

  const AdviceContext& context_;
  diagnostics::Diagnostics& diagnostics_;
  Absences absences_;
  std::set<const Expression*> seen_;
};

}  // namespace

void advise_shares(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Shares shares(context, diagnostics);
  each_root(context.regulation, [&](const ExpressionPtr& root, const Heading& heading) { shares.look(root, heading); });
}

}  // namespace bareme::semantics
