// What barèmes and functions say of themselves: « vérifie », held in each row or case of a barème, and « exemple ».
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/check_lua_examples.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "semantics/problems_years.hpp"
#include "semantics/relation.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;
using values::Value;

bool takes(const TableRow& row, const Value& x) {
  if (row.relation == Relation::Equal) return x == row.key;
  if (row.relation == Relation::NotEqual) return !(x == row.key);
  return holds(row.relation, x.number() <=> row.key.number());
}

// Does looking `x` up stop at this row?
bool answers_at(const Table& table, std::size_t row, const Value& x) {
  for (std::size_t i = 0; i < row; ++i)
    if (takes(table.rows[i], x)) return false;
  return takes(table.rows[row], x);
}

// A value that the row takes: its own threshold, else one a little further, « < 18 » being held at 17.
std::optional<Value> entry_of(const Table& table, std::size_t row) {
  const Value& key = table.rows[row].key;
  if (answers_at(table, row, key)) return key;
  if (key.is_code() || !key.present() || key.kind() == values::Kind::Text) return std::nullopt;
  const Number number = key.number();
  std::vector<Number> near{number - Number(1), number + Number(1), number - Number(1, 100), number + Number(1, 100)};
  for (const TableRow& other : table.rows)
    near.push_back((number + other.key.number()) / Number(2));
  for (const Number& one : near) {
    Value value = key.kind() == values::Kind::Date
                      ? Value::of(values::Date::from_days(one.floor().integer().value_or(0)))
                      : Value::of(one);
    if (answers_at(table, row, value)) return value;
  }
  return std::nullopt;
}

bool outside(const ExpressionPtr& result) {
  const auto* constant = as<Constant>(result);
  return constant && constant->value.state() == values::State::EnErreur;
}

void entries_of(const Table& table, std::vector<Value> before, const std::string& label,
                std::vector<TableExample::Entry>& entries) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const auto entry = entry_of(table, i);
    if (!entry || outside(table.rows[i].result)) continue;
    std::vector<Value> arguments = before;
    arguments.push_back(*entry);
    const std::string here = (label.empty() ? "ligne " : label + ", colonne ") + std::to_string(i + 1);
    const auto* across = as<Table>(table.rows[i].result);
    const auto* argument = across ? as<Argument>(across->subject) : nullptr;
    if (argument && argument->index == static_cast<int>(arguments.size()))
      entries_of(*across, std::move(arguments), here, entries);
    else
      entries.push_back({std::move(arguments), here});
  }
}

class TableExamples {
 public:
  TableExamples(const CheckedRegulation& regulation, diagnostics::Diagnostics& diagnostics)
      : regulation_(regulation), known_(regulation), checker_(known_, diagnostics), diagnostics_(diagnostics) {}

  void checks_of(const syntax::Scale& tree, TableId first, std::vector<TableExample>& examples) {
    for (const syntax::Check& check : tree.checks)
      if (check.gap)
        diagnostics_.add(problems::gap_of_a_table(check.gap->place));
      else if (auto example = held(tree, first, check))
        examples.push_back(std::move(*example));
  }

  // « exemple canada(4) donne 17,27 »
  void calls_of(const std::vector<syntax::CallExample>& calls, const std::string& title,
                std::vector<TableExample>& examples) {
    for (std::size_t i = 0; i < calls.size(); ++i)
      if (auto example = promised(calls[i], title + ", exemple " + std::to_string(i + 1)))
        examples.push_back(std::move(*example));
  }

 private:
  std::optional<TableExample> held(const syntax::Scale& tree, TableId first, const syntax::Check& check) {
    TableExample example;
    example.title = "barème " + tree.name.text;
    example.place = check.condition->place;
    example.table = first;
    Standing standing;
    standing.table = first;
    example.condition = checker_.condition(*check.condition, standing);
    example.expected = Value::of_truth(true);
    const auto* table = as<Table>(regulation_.tables[first.index()].body);
    if (!example.condition || !table) return std::nullopt;
    entries_of(*table, {}, "", example.entries);
    return example;
  }

  std::optional<TableExample> promised(const syntax::CallExample& tree, const std::string& title) {
    TableExample example;
    example.title = title;
    example.place = tree.place;
    example.call = checker_.expression(*tree.call, Standing{});
    if (!example.call) return std::nullopt;
    if (!example.call->call && !as<Apply>(example.call)) {
      diagnostics_.add(problems::value_expected("un appel, comme « canada(4) »", tree.call->place));
      return std::nullopt;
    }
    if (tree.failing) {
      example.expected = Value::absent(values::State::EnErreur);
      return example;
    }
    const auto value = checker_.constant(*tree.expected, example.call->type);
    if (!value) return std::nullopt;
    example.expected = *value;
    return example;
  }

  const CheckedRegulation& regulation_;
  CheckedRegulation known_;
  Checker checker_;
  diagnostics::Diagnostics& diagnostics_;
};

}  // namespace

std::vector<TableExample> check_table_examples(const syntax::Regulation& tree, const CheckedRegulation& regulation,
                                               diagnostics::Diagnostics& diagnostics) {
  std::vector<TableExample> examples;
  TableExamples reader(regulation, diagnostics);
  CheckedRegulation known = regulation;
  Checker checker(known, diagnostics);
  std::size_t index = 0, lua = 0;
  for (const auto& element : tree.elements) {
    if (const auto* function = std::get_if<syntax::Function>(&element))
      reader.calls_of(function->examples, "fonction " + function->name.text, examples);
    if (const auto* function = std::get_if<syntax::LuaFunction>(&element))
      check_lua_examples(*function, lua++, regulation, checker, diagnostics, examples);
    const auto* node = std::get_if<syntax::Scale>(&element);
    if (!node) continue;
    reader.calls_of(node->examples, "barème " + node->name.text, examples);
    reader.checks_of(*node, TableId(index), examples);
    index += std::max<std::size_t>(1, node->results.size());
  }
  return examples;
}

}  // namespace bareme::semantics
