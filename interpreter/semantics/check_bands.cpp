// The rows of a selon with a subject, of a barème, of each side of a tableau: those that never serve, and what no row
// takes.
#include <algorithm>

#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_of_reach.hpp"
#include "semantics/relation.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

std::string shown(Relation relation, const std::string& key) {
  static const char* const signs[] = {"=", "<>", "<", "<=", ">", ">="};
  return (relation == Relation::Equal ? "" : std::string(signs[static_cast<int>(relation)]) + " ") + key;
}

// Does every number the second row takes go to the first already?
bool covers(const TableRow& first, const TableRow& second) {
  const Number &a = first.key.number(), &b = second.key.number();
  switch (first.relation) {
    case Relation::GreaterEqual:
      return (second.relation == Relation::GreaterEqual || second.relation == Relation::Greater ||
              second.relation == Relation::Equal) &&
             b >= a;
    case Relation::Greater:
      return (second.relation == Relation::Greater && b >= a) ||
             ((second.relation == Relation::GreaterEqual || second.relation == Relation::Equal) && b > a);
    case Relation::LessEqual:
      return (second.relation == Relation::LessEqual || second.relation == Relation::Less ||
              second.relation == Relation::Equal) &&
             b <= a;
    case Relation::Less:
      return (second.relation == Relation::Less && b <= a) ||
             ((second.relation == Relation::LessEqual || second.relation == Relation::Equal) && b < a);
    case Relation::Equal:
      return second.relation == Relation::Equal && a == b;
    case Relation::NotEqual:
      return second.relation == Relation::Equal && a != b;
  }
  return false;
}

bool takes(const TableRow& row, const Number& x) { return holds(row.relation, x <=> row.key.number()); }

// Every value between two bounds that the rows can tell apart: the bounds, the keys, and one between each two of them.
std::vector<Number> told_apart(const Table& table, const Number& low, const Number& high) {
  std::vector<Number> points{low, high};
  for (const TableRow& row : table.rows)
    if (row.key.number() > low && row.key.number() < high) points.push_back(row.key.number());
  std::sort(points.begin(), points.end());
  for (std::size_t i = points.size(); i-- > 1;)
    points.push_back((points[i - 1] + points[i]) / Number(2));
  return points;
}

// « >= 25 » of a mark out of 20; « >= 5 » after « >= 10 » and « < 10 ».
void outside_the_scale(const Table& table, const Type& subject, const std::vector<Span>& tests,
                       diagnostics::Diagnostics& diagnostics) {
  const auto number = [](const TableRow& row) { return row.key.is_number(); };
  if (!subject.scale || !subject.low || !subject.high || !std::all_of(table.rows.begin(), table.rows.end(), number))
    return;
  std::vector<Number> left = told_apart(table, *subject.low, *subject.high);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& row = table.rows[i];
    const auto taken = [&](const Number& x) { return takes(row, x); };
    const auto covered = [&](const TableRow& earlier) { return covers(earlier, row); };
    const bool told = std::any_of(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(i), covered);
    const bool serves = std::any_of(left.begin(), left.end(), taken);
    if (!serves && !told)
      diagnostics.add(problems::dead_row_of_scale(
          shown(row.relation, row.key.number().exact_text()), tests[i],
          "de " + subject.low->exact_text() + " à " + subject.high->exact_text() + ", rien ne lui reste"));
    left.erase(std::remove_if(left.begin(), left.end(), taken), left.end());
  }
}

}  // namespace

// Rows that never serve, and values of the subject's scale that no row takes (of numbers, only for thresholds: an exact
// match refuses the others, which is its use).
void Checker::check_bands(const Table& table, const Type& subject, const std::vector<Span>& tests, Span place) {
  const bool codes = subject.kind == values::Kind::Code;
  const bool in_order = codes || subject.kind == values::Kind::Number;
  const auto named = [&](const TableRow& row) {
    return codes ? regulation_.code(row.key.code()).name : row.key.number().exact_text();
  };
  bool thresholds = false;
  for (std::size_t j = 0; j < table.rows.size(); ++j) {
    thresholds = thresholds || table.rows[j].relation != Relation::Equal;
    for (std::size_t i = 0; i < j; ++i) {
      const bool repeated = codes && table.rows[i].relation == Relation::Equal;
      const bool numbers = in_order && !repeated;
      const bool dead = in_order ? covers(table.rows[i], table.rows[j]) : table.rows[i].key == table.rows[j].key;
      if (!dead) continue;
      report(problems::dead_row(
          numbers ? shown(table.rows[j].relation, named(table.rows[j])) : "répétée", tests[j], tests[i],
          numbers ? "pour " + named(table.rows[j]) + ", une ligne d'avant répond déjà" : "déjà traitée plus haut"));
      break;
    }
  }
  if (!codes && in_order) outside_the_scale(table, subject, tests, *diagnostics_);
  if (table.otherwise || !in_order) return;
  if (codes) return codes_without_row(table, subject, place);
  if (!thresholds) return;
  std::vector<Number> probes{subject.low.value_or(Number(0)), subject.high.value_or(Number(20))};
  for (const TableRow& row : table.rows)
    for (const Number& step : {Number(-1, 100), Number(0), Number(1, 100)})
      probes.push_back(row.key.number() + step);
  for (const Number& probe : probes) {
    if ((subject.low && probe < *subject.low) || (subject.high && probe > *subject.high)) continue;
    if (std::none_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) { return takes(row, probe); })) {
      report(problems::rows_with_a_gap(probe.exact_text(), place));
      return;
    }
  }
}

// All the codes there are: one that no row takes was forgotten.
void Checker::codes_without_row(const Table& table, const Type& subject, Span place) {
  std::string missing;
  for (const values::CodeId code : regulation_.code_lists[subject.list.index()].codes)
    if (std::none_of(table.rows.begin(), table.rows.end(),
                     [&](const TableRow& row) { return takes(row, Number(code)); }))
      missing += (missing.empty() ? "" : ", ") + regulation_.code(code).name;
  if (!missing.empty()) report(problems::rows_with_a_gap(missing, place));
}

}  // namespace bareme::semantics
