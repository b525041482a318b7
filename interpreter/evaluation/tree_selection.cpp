// Choosing a row: cases by condition, tables by value, barèmes.
#include "evaluation/tree.hpp"
#include "semantics/relation.hpp"

namespace bareme::evaluation {

using namespace semantics;

namespace {

bool holds(Relation relation, const values::Value& subject, const values::Value& key) {
  if (!subject.present() || !key.present() || subject.kind() != key.kind()) return false;
  if (relation == Relation::Equal) return subject == key;
  if (relation == Relation::NotEqual) return !(subject == key);
  return semantics::holds(relation, subject.number() <=> key.number());
}

const TableRow* first_row(const Table& table, const values::Value& subject) {
  for (const TableRow& row : table.rows)
    if (holds(row.relation, subject, row.key)) return &row;
  return nullptr;
}

}  // namespace

// A row for a code is met by the code itself; only a code no row names takes its effect.
values::Value TreeWalk::of(const Table& node, const Expression& self, const Standing& at, Wording* says) {
  Wording said;
  const std::size_t causes = causes_.size();
  Value subject = evaluate(*node.subject, at, says ? &said : nullptr);
  const TableRow* row = subject.is_code() ? first_row(node, subject) : nullptr;
  if (!row) {
    subject = effect(subject, causes, says ? &said : nullptr);
    if (subject.present()) row = first_row(node, subject);
  }
  if (says) {
    says->children = std::move(said.children);
    says->plain = false;
    says->text = said.text;
    if (row)
      says->remark = std::string("ligne « ") + symbol(row->relation) + words(row->key, node.subject->type, {}) + " »";
  }
  if (!subject.present()) return Value::absent(subject.state());
  if (!row && !node.otherwise)
    return failed(value_words(regulation(), subject, node.subject->type) + " n'est sur aucune ligne du tableau");
  if (row)
    took(*row);
  else
    took(node.otherwise);
  Wording chosen;
  Value value = evaluate(row ? *row->result : *node.otherwise, at, says ? &chosen : nullptr);
  if (says) {
    says->text = "selon " + said.text + " : " + chosen.text;
    says->bond = Bond::Condition;
    const auto* across = row ? std::get_if<Table>(&row->result->node) : nullptr;  // where two entries cross
    if (across && std::holds_alternative<Argument>(across->subject->node) && chosen.remark.starts_with("ligne "))
      says->remark += ", colonne " + chosen.remark.substr(std::string_view("ligne ").size());
    if (!row) says->remark = "aucune ligne : « sinon »";
    for (Trace& child : chosen.children)
      says->children.push_back(std::move(child));
  }
  (void)self;
  return value;
}

values::Value TreeWalk::of(const Apply& node, const Expression&, const Standing& at, Wording* says) {
  const ScaleTable& table = regulation().tables[node.table.index()];
  List arguments;
  std::string texts;
  for (const ExpressionPtr& argument : node.arguments) {
    Wording said;
    arguments.push_back(evaluate(*argument, at, says ? &said : nullptr));
    if (!says) continue;
    texts += (texts.empty() ? "" : " ; ") + said.text;
    for (Trace& child : said.children)
      says->children.push_back(std::move(child));
  }
  Standing inside = at;
  inside.arguments = &arguments;
  Wording looked_up;
  Value value = evaluate(*table.body, inside, says ? &looked_up : nullptr);
  if (says) {
    says->text = table.name + "(" + texts + ")" + (table.output.empty() ? "" : "." + table.output);
    says->plain = false;
    if (value.state() != State::EnErreur) says->remark = looked_up.remark;  // what went wrong is told instead
  }
  return value;
}

// « rang 3 sur 7 : B », and down to which rank each band goes.
void TreeWalk::say_bands(const Case& node, const Standing& at, Wording& says) {
  const Value rank = evaluate(*node.bands->rank, at, nullptr), size = evaluate(*node.bands->size, at, nullptr);
  says.children.clear();
  says.plain = false;
  says.bond = Bond::Condition;
  Expression ranking = *node.bands->rank;
  std::get<Cohort>(ranking.node).ties.reset();  // equal values sharing a band goes without saying
  says.text = phrase(regulation(), ranking);
  if (!rank.is_number() || !size.is_number()) return;
  says.text += " " + number_words(rank.number()) + " sur " + number_words(size.number());
  static constexpr std::array<values::RoundingMode, 3> modes = {values::RoundingMode::Up, values::RoundingMode::Down,
                                                                values::RoundingMode::HalfUp};
  const values::Rounding whole{modes[static_cast<std::size_t>(node.bands->rule)], Number(1)};
  says.remark = "effectifs cumulés :";
  for (std::size_t i = 0; i < node.rows.size(); ++i) {
    const Expression& result = *node.rows[i].result;
    const Number limit = values::rounded(size.number() * node.bands->shares[i], whole);
    says.remark += (i == 0 ? " " : ", ") + value_words(regulation(), evaluate(result, at, nullptr), result.type) + " " +
                   number_words(limit);
  }
}

values::Value TreeWalk::of(const Case& node, const Expression&, const Standing& at, Wording* says) {
  if (says && node.bands) {
    Value value = of(node, *node.bands->rank, at, nullptr);
    say_bands(node, at, *says);
    return value;
  }
  for (const CaseRow& row : node.rows) {
    Wording said;
    const Value holds = evaluate(*row.condition, at, says ? &said : nullptr);
    const bool chosen = holds.present() && holds.truth();
    if (says) {
      says->children.push_back(row_trace("cas : " + said.text, holds, std::move(said), at));
      says->children.back().decisive = chosen || !holds.present();
    }
    if (!holds.present()) return Value::absent(holds.state());
    if (chosen) {
      took(row);
      return chosen_result(*row.result, at, says);
    }
  }
  if (!node.otherwise) return failed("aucun cas ne s'applique");
  took(node.otherwise);
  if (says && !says->children.empty()) says->children.back().decisive = true;  // the last missed, as of a verdict
  return chosen_result(*node.otherwise, at, says);
}

values::Value TreeWalk::chosen_result(const Expression& result, const Standing& at, Wording* says) {
  if (!says) return evaluate(result, at, nullptr);
  Wording said;
  Value value = evaluate(result, at, &said);
  std::vector<Trace> rows = std::move(says->children);
  *says = std::move(said);
  for (Trace& row : rows)
    says->children.push_back(std::move(row));
  return value;
}

}  // namespace bareme::evaluation
