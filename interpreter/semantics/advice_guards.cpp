// Conditions that never hold or always do, rows no student can reach, exceptions that may meet: each with the bounds or
// the values that show it (guards.hpp).
#include <algorithm>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/advice_problems.hpp"
#include "semantics/advice_roots.hpp"
#include "semantics/build.hpp"
#include "semantics/guards.hpp"
#include "semantics/intervals.hpp"
#include "semantics/overlap.hpp"
#include "semantics/problems.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using diagnostics::guillemets;
class Examiner {
 public:
  enum class Looks { Never, Always };
  Examiner(const AdviceContext& context, Looks looks, diagnostics::Diagnostics& diagnostics)
      : context_(context), looks_(looks), diagnostics_(diagnostics) {}

  // The innermost condition at fault is the one told.
  void examine(const ExpressionPtr& root, const View& view) {
    std::vector<const Expression*> nodes;
    walk(root, [&](const Expression& e) {
      if (const auto* cases = std::get_if<Case>(&e.node); cases && cases->bands)
        for (const CaseRow& row : cases->rows)
          seen_.insert(row.condition.get());  // made from the shares: checked where they are written
      if (std::holds_alternative<Compare>(e.node) || std::holds_alternative<Logic>(e.node) ||
          std::holds_alternative<Counted>(e.node) || std::holds_alternative<Letters>(e.node))
        nodes.push_back(&e);
    });
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)
      if (seen_.insert(*node).second && !told_inside(**node)) examine_one(**node, view);
  }

 private:
  bool told_inside(const Expression& node) const {
    bool told = false;
    walk(borrowed(node), [&](const Expression& e) { told = told || told_.contains(&e); });
    return told;
  }

  void examine_one(const Expression& node, const View& view) {
    const bool never = looks_ == Looks::Never;
    if (possible({{borrowed(node), never, view}})) return;
    if (const auto* compare = std::get_if<Compare>(&node.node);
        compare && as<Constant>(compare->left) && as<Constant>(compare->right))
      return;  // written so on purpose: 1 = 1
    told_.insert(&node);
    diagnostics_.add(never ? problems::condition_never_holds(node.place, why_never(node, view))
                           : problems::condition_always_holds(node.place, why_always(node)));
  }

  std::string why_never(const Expression& node, const View& view) const {
    if (const auto* compare = std::get_if<Compare>(&node.node)) return bounds_of(*compare);
    const std::vector<ExpressionPtr> parts = parts_of(node);
    for (std::size_t j = 1; j < parts.size(); ++j)
      for (std::size_t i = 0; i < j; ++i)
        if (!possible({{parts[i], true, view}, {parts[j], true, view}}))
          return guillemets(written(parts[i])) + " et " + guillemets(written(parts[j])) + " s'excluent";
    return "ce qu'elle demande ne peut pas être réuni";
  }

  std::string why_always(const Expression& node) const {
    if (const auto* compare = std::get_if<Compare>(&node.node)) return bounds_of(*compare);
    return "ses parties couvrent tous les cas";
  }

  // « moyenne » va de 0 à 20
  std::string bounds_of(const Compare& compare) const {
    std::string text;
    for (const ExpressionPtr* side : {&compare.left, &compare.right}) {
      if (as<Constant>(*side)) continue;
      const Interval bounds = interval_of(context_.regulation, **side);
      if (!bounds.low && !bounds.high) continue;
      if (!text.empty()) text += ", ";
      text += guillemets(written(*side)) + " ";
      if (bounds.low && bounds.high)
        text += "va de " + bounds.low->exact_text() + " à " + bounds.high->exact_text();
      else if (bounds.low)
        text += "vaut au moins " + bounds.low->exact_text();
      else
        text += "vaut au plus " + bounds.high->exact_text();
    }
    return text;
  }

  static std::vector<ExpressionPtr> parts_of(const Expression& node) {
    if (const auto* logic = std::get_if<Logic>(&node.node)) return logic->items;
    std::vector<ExpressionPtr> parts;
    if (const auto* letters = std::get_if<Letters>(&node.node))
      for (const Letter& letter : letters->letters)
        parts.push_back(letter.condition);
    return parts;
  }

  bool possible(const std::vector<Assumption>& assumptions) const {
    return hold_together(context_.regulation, context_.sources, assumptions).possible;
  }

  std::string written(const ExpressionPtr& e) const {
    const std::string_view text = context_.sources.excerpt(e->place);
    return std::string(text.substr(0, text.find('\n')));
  }

  static ExpressionPtr borrowed(const Expression& e) { return {ExpressionPtr(), &e}; }

  const AdviceContext& context_;
  Looks looks_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_, told_;
};

struct Row {
  ExpressionPtr condition;
  std::string name;
  Span place;
};

// A row that is true only where one above it is true already. With its parameters at any value, it is refused; with
// those that are written, it is told: another year may write others.
void dead_rows(const AdviceContext& context, const std::vector<Row>& rows, const View& view, Parameters parameters,
               diagnostics::Diagnostics& diagnostics) {
  const auto possible = [&](const std::vector<Assumption>& assumptions) {
    return hold_together(context.regulation, context.sources, assumptions, parameters).possible;
  };
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (!possible({{rows[i].condition, true, view}})) continue;  // told as such
    std::vector<Assumption> reached{{rows[i].condition, true, view}};
    for (std::size_t j = 0; j < i; ++j)
      reached.push_back({rows[j].condition, false, view});
    if (possible(reached)) continue;
    std::size_t earlier = 0;
    bool alone = false;
    for (std::size_t j = 0; j < i && !alone; ++j)
      if (!possible({{rows[i].condition, true, view}, {rows[j].condition, false, view}})) {
        earlier = j;
        alone = true;
      }
    const std::string why = alone ? "quand elle est vraie, une ligne d'avant l'est déjà"
                                  : "les lignes d'avant répondent déjà à tous ses cas";
    if (parameters == Parameters::Any)
      diagnostics.add(problems::dead_row(rows[i].name, rows[i].place, rows[earlier].place, why));
    else
      diagnostics.add(problems::dead_row(rows[i].name, rows[i].place, rows[earlier].place,
                                         "les paramètres étant ce qu'ils sont, " + why)
                          .warning());
  }
}

void dead_rows_everywhere(const AdviceContext& context, Parameters parameters, diagnostics::Diagnostics& diagnostics) {
  for (const Quantity& quantity : context.regulation.quantities)
    for (const Verdict& verdict : quantity.verdicts) {
      std::vector<Row> rows;
      for (const VerdictRow& row : verdict.rows)
        rows.push_back({row.condition, "résultat " + context.regulation.code(row.code).name, row.place});
      dead_rows(context, rows, verdict.heading.view, parameters, diagnostics);
    }
  std::set<const Expression*> seen;
  each_root(context.regulation, [&](const ExpressionPtr& root, const Heading& heading) {
    const View& view = heading.view;
    walk(root, [&](const Expression& e) {
      const auto* cases = std::get_if<Case>(&e.node);
      if (!cases || cases->bands || !seen.insert(&e).second) return;  // bands are checked where they are written
      std::vector<Row> rows;
      for (const CaseRow& row : cases->rows)
        rows.push_back({row.condition, std::string(context.sources.excerpt(row.condition->place)), row.place});
      dead_rows(context, rows, view, parameters, diagnostics);
    });
  });
}

bool wins(const std::vector<ExceptionRule>& exceptions, std::size_t winner, std::size_t loser) {
  std::size_t steps = 0;
  for (int at = exceptions[winner].over; at >= 0 && steps <= exceptions.size(); ++steps) {
    if (static_cast<std::size_t>(at) == loser) return true;
    at = exceptions[static_cast<std::size_t>(at)].over;
  }
  return false;
}

// An object both headings select: shown by the maquettes, or where there is none, not denied by the headings.
bool may_select_one(const AdviceContext& context, const Heading& a, const Heading& b) {
  bool any = context.maquettes.empty() && !never_overlap(context.regulation, a, b);
  for (const Curriculum* maquette : context.maquettes)
    for (std::size_t i = 0; i < maquette->objects.size() && !any; ++i)
      any = maquette->objects[i].level == a.scope.level && !maquette->objects[i].elsewhere &&
            maquette->selects(context.regulation, ObjectId(i), a.scope.filters) &&
            maquette->selects(context.regulation, ObjectId(i), b.scope.filters);
  return any;
}

struct Meeting {
  std::string values;   // that make both apply; empty when none is shown
  bool unsure = false;  // nor is it shown that they never do
};

Meeting meeting(const AdviceContext& context, const ExceptionRule& one, const ExceptionRule& other) {
  if (!one.condition && !other.condition) return {};  // B068, or headings that never meet
  if (!may_select_one(context, one.heading, other.heading)) return {};
  const Together both =
      hold_together(context.regulation, context.sources,
                    {{one.condition, true, one.heading.view}, {other.condition, true, other.heading.view}});
  // Values computed by rules may be tied to one another: what is possible by each alone proves nothing.
  if (!both.possible || !both.shown) return {"", both.possible};
  std::string values;
  for (const std::string& value : both.example)
    values += (values.empty() ? "" : " ; ") + value;
  return {values, false};
}

}  // namespace

void refuse_contradictions(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Examiner examiner(context, Examiner::Looks::Never, diagnostics);
  each_root(context.regulation,
            [&](const ExpressionPtr& root, const Heading& heading) { examiner.examine(root, heading.view); });
  dead_rows_everywhere(context, Parameters::Any, diagnostics);
}

void advise_exceptions(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  for (const Quantity& quantity : context.regulation.quantities)
    for (std::size_t i = 0; i < quantity.exceptions.size(); ++i) {
      const ExceptionRule& one = quantity.exceptions[i];
      std::string values;
      std::vector<problems::Named> met, unsure;
      for (std::size_t j = 0; j < i; ++j) {
        if (wins(quantity.exceptions, i, j) || wins(quantity.exceptions, j, i)) continue;
        const ExceptionRule& other = quantity.exceptions[j];
        const Meeting both = meeting(context, one, other);
        if (both.unsure) unsure.push_back({other.label, other.place});
        if (both.values.empty()) continue;
        if (met.empty()) values = both.values;
        met.push_back({other.label, other.place});
      }
      const std::string name = quantity.role == Quantity::Role::Proposition ? "résultat" : quantity.name;
      if (!met.empty())
        diagnostics.add(problems::exceptions_may_meet(name, met.front(), {one.label, one.place}, values,
                                                      {met.begin() + 1, met.end()}));
      else if (!unsure.empty())
        diagnostics.add(problems::exceptions_not_told_apart(name, unsure.front(), {one.label, one.place},
                                                            {unsure.begin() + 1, unsure.end()}));
    }
}

void advise(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Examiner examiner(context, Examiner::Looks::Always, diagnostics);
  each_root(context.regulation,
            [&](const ExpressionPtr& root, const Heading& heading) { examiner.examine(root, heading.view); });
  dead_rows_everywhere(context, Parameters::AsWritten, diagnostics);
  advise_exceptions(context, diagnostics);
  advise_rows(context, diagnostics);
  advise_sums(context, diagnostics);
  advise_shares(context, diagnostics);
  advise_alike(context, diagnostics);
  advise_reach(context, diagnostics);
  advise_amounts(context, diagnostics);
  advise_readings(context, diagnostics);
  advise_empty(context, diagnostics);
  advise_unused(context, diagnostics);
}

}  // namespace bareme::semantics
