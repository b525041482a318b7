// Rows and parts that change nothing: a « sinon » that the rows above leave nothing to, a comparison that another one
// beside it implies. Certain, and harmless: told by « verifier ».
#include <algorithm>
#include <set>

#include "semantics/advice.hpp"
#include "semantics/build.hpp"
#include "semantics/guards.hpp"
#include "semantics/guards_domain.hpp"
#include "semantics/intervals.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/relation.hpp"
#include "semantics/roots.hpp"
#include "semantics/walk.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

class Rows {
 public:
  Rows(const AdviceContext& context, diagnostics::Diagnostics& diagnostics)
      : context_(context), regulation_(context.regulation), diagnostics_(diagnostics) {}

  void verdict(const Verdict& verdict) {
    std::vector<ExpressionPtr> conditions;
    for (const VerdictRow& row : verdict.rows)
      conditions.push_back(row.condition);
    if (!leave_nothing(conditions, verdict.heading.view)) return;
    const std::string& code = regulation_.code(verdict.rows.back().code).name;
    diagnostics_.add(problems::dead_otherwise(verdict.rows.back().place,
                                              "« sinon » est obligatoire : écrire « résultat " + code +
                                                  " sinon » à la place de cette ligne, ou corriger un seuil"));
  }

  void expression(const ExpressionPtr& root, const View& view) {
    walk(root, [&](const Expression& e) {
      if (!seen_.insert(&e).second) return;
      if (const auto* cases = std::get_if<Case>(&e.node); cases && !cases->bands && cases->otherwise)
        rows(*cases, view);
      if (const auto* table = std::get_if<Table>(&e.node); table && table->otherwise) this->table(*table);
      if (const auto* logic = std::get_if<Logic>(&e.node)) redundant(*logic, view);
    });
  }

 private:
  void rows(const Case& cases, const View& view) {
    std::vector<ExpressionPtr> conditions;
    for (const CaseRow& row : cases.rows)
      conditions.push_back(row.condition);
    if (leave_nothing(conditions, view)) tell(cases.otherwise->place);
  }

  // One row alone that is always true is told as such (B156).
  bool leave_nothing(const std::vector<ExpressionPtr>& conditions, const View& view) const {
    if (conditions.size() < 2) return false;
    std::vector<Assumption> all;
    for (const ExpressionPtr& condition : conditions) {
      if (!possible({{condition, false, view}}) || !possible({{condition, true, view}})) return false;
      all.push_back({condition, false, view});
    }
    return !possible(all);
  }

  // A subject that is not there gives its state: only its values count.
  void table(const Table& table) {
    if (table.rows.empty()) return;
    const Type& type = table.subject->type;
    if (type.kind == values::Kind::Code && type.list.valid()) {
      const auto taken = [&](values::CodeId code) {
        return std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
          return row.key.is_code() && holds(row.relation, Number(code) <=> Number(row.key.code()));
        });
      };
      const auto& codes = regulation_.code_lists[type.list.index()].codes;
      if (std::all_of(codes.begin(), codes.end(), taken)) tell(table.otherwise->place);
    } else if (type.kind == values::Kind::Number && !type.mark) {
      const Interval bounds = interval_of(regulation_, *table.subject);
      Domain left;
      left.numbers_allowed = true;
      left.nothing = left.impossible = false;
      left.numbers.low = bounds.low;
      left.numbers.high = bounds.high;
      for (const TableRow& row : table.rows)
        if (row.key.is_number()) left.numbers.ask(opposite(row.relation), row.key.number());
      if (left.empty()) tell(table.otherwise->place);
    }
  }

  void tell(Span place) {
    diagnostics_.add(
        problems::dead_otherwise(place, "le retirer, ou corriger la ligne qui prend plus que ce qu'on voulait"));
  }

  // « moyenne >= 10 et moyenne >= 9 »
  void redundant(const Logic& logic, const View& view) {
    for (std::size_t j = 0; j < logic.items.size(); ++j)
      for (std::size_t i = 0; i < logic.items.size(); ++i) {
        if (i == j || !as<Compare>(logic.items[i]) || !as<Compare>(logic.items[j])) continue;
        if (!implied(logic.items[i], logic.items[j], logic.all, view)) continue;
        if (i > j && implied(logic.items[j], logic.items[i], logic.all, view)) continue;  // the same: the later is told
        diagnostics_.add(problems::comparison_implied(logic.items[j]->place, written(logic.items[i]), logic.all));
        return;
      }
  }

  // Joined by « et », what another one makes true; by « ou », what makes another one true.
  bool implied(const ExpressionPtr& by, const ExpressionPtr& item, bool all, const View& view) const {
    for (const ExpressionPtr* one : {&by, &item})
      if (!possible({{*one, false, view}}) || !possible({{*one, true, view}})) return false;
    return !possible({{by, all, view}, {item, !all, view}});
  }

  bool possible(const std::vector<Assumption>& assumptions) const {
    return hold_together(regulation_, context_.sources, assumptions).possible;
  }

  std::string written(const ExpressionPtr& e) const {
    const std::string_view text = context_.sources.excerpt(e->place);
    return std::string(text.substr(0, text.find('\n')));
  }

  const AdviceContext& context_;
  const CheckedRegulation& regulation_;
  diagnostics::Diagnostics& diagnostics_;
  std::set<const Expression*> seen_;
};

}  // namespace

void advise_rows(const AdviceContext& context, diagnostics::Diagnostics& diagnostics) {
  Rows rows(context, diagnostics);
  for (const Quantity& quantity : context.regulation.quantities)
    for (const Verdict& verdict : quantity.verdicts)
      rows.verdict(verdict);
  each_root(context.regulation,
            [&](const ExpressionPtr& root, const Heading& heading) { rows.expression(root, heading.view); });
  for (const ScaleTable& table : context.regulation.tables)
    rows.expression(table.body, {});
}

}  // namespace bareme::semantics
