#include "evaluation/table_check.hpp"

#include "evaluation/trial.hpp"
#include "evaluation/wording.hpp"
#include "semantics/build.hpp"
#include "semantics/problems_of_reach.hpp"

namespace bareme::evaluation {
namespace {

using semantics::TableExample;

// One side of the comparison, for one entry.
std::string side(const semantics::CheckedRegulation& regulation, TableExample example, const TableExample::Entry& entry,
                 const semantics::ExpressionPtr& expression) {
  example.condition = expression;
  example.entries = {entry};
  return value_words(regulation, run(regulation, example, nullptr).checks.front().obtained, expression->type);
}

}  // namespace

void hold_table(const semantics::CheckedRegulation& regulation, const TableExample& example,
                diagnostics::Diagnostics& diagnostics) {
  if (example.call) return;
  const Trial trial = run(regulation, example, nullptr);
  const auto* compare = semantics::as<semantics::Compare>(example.condition);
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < trial.checks.size(); ++i) {
    if (trial.checks[i].passed) continue;
    const TableExample::Entry& entry = example.entries[i];
    std::string row = entry.label;
    if (compare)
      row += " : " + side(regulation, example, entry, compare->left) + " " + symbol(compare->relation) + " " +
             side(regulation, example, entry, compare->right) + " est faux";
    rows.push_back(std::move(row));
  }
  if (!rows.empty())
    diagnostics.add(semantics::problems::table_against_its_formula(regulation.tables[example.table.index()].name, rows,
                                                                   example.place));
}

}  // namespace bareme::evaluation
