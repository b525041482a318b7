// Cases and barèmes: selon with or without a subject, and the checks of their rows (gaps, rows that never serve).
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

std::string shown(Relation relation, const values::Value& key) {
  static const char* const signs[] = {"=", "<>", "<", "<=", ">", ">="};
  return std::string(relation == Relation::Equal ? "" : std::string(signs[static_cast<int>(relation)]) + " ") +
         key.number().exact_text();
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

bool takes(const TableRow& row, const Number& x) {
  const Number& key = row.key.number();
  switch (row.relation) {
    case Relation::GreaterEqual:
      return x >= key;
    case Relation::Greater:
      return x > key;
    case Relation::LessEqual:
      return x <= key;
    case Relation::Less:
      return x < key;
    case Relation::Equal:
      return x == key;
    case Relation::NotEqual:
      return x != key;
  }
  return false;
}

template <class Rows>
std::vector<ExpressionPtr*> results_of(Rows& table) {
  std::vector<ExpressionPtr*> results;
  for (auto& row : table.rows)
    results.push_back(&row.result);
  if (table.otherwise) results.push_back(&table.otherwise);
  return results;
}

}  // namespace

ExpressionPtr Checker::definition_body(const syntax::Definition& tree, const Standing& standing) {
  if (const auto* expression_tree = std::get_if<syntax::ExpressionPtr>(&tree.body)) {
    if (const auto word = word_of(**expression_tree);
        word && std::holds_alternative<syntax::TextLiteral>((*expression_tree)->node)) {
      Type type;
      type.kind = values::Kind::Text;
      return make(Constant{values::Value::of(*word)}, type, (*expression_tree)->place);
    }
    return answer(**expression_tree, standing);
  }
  if (const auto* rows = std::get_if<syntax::Selection>(&tree.body)) return selection(*rows, standing, tree.name.place);
  return distribution(std::get<syntax::Distribution>(tree.body), standing, tree.name.place);
}

ExpressionPtr Checker::selection(const syntax::Selection& tree, const Standing& standing, Span place) {
  if (!tree.subject) return case_selection(tree.rows, standing, place);
  if (const auto* name = as_path(*tree.subject))
    if (const auto object = object_of(*name, standing, false); object && object->reach.kind != Reach::Kind::Named)
      return object_selection(*object, tree.rows, standing, place);
  return selection_of(expression(*tree.subject, standing), tree.rows, standing, place);
}

ExpressionPtr Checker::case_selection(const std::vector<syntax::Row>& rows, const Standing& standing, Span place) {
  Case cases;
  bool sound = true;
  for (const syntax::Row& row : rows) {
    ExpressionPtr result = answer(*row.result, standing);
    if (cases.otherwise) report(problems::otherwise_not_last(row.place));
    if (row.test == syntax::Row::Test::Otherwise) {
      cases.otherwise = result;
    } else {
      ExpressionPtr when = row.key ? condition(*row.key, standing) : nullptr;
      sound = sound && when;
      cases.rows.push_back({when, result, row.place});
    }
    sound = sound && result;
  }
  if (!sound) return nullptr;
  if (!cases.otherwise) {
    report(problems::rows_with_a_gap("un élève qu'aucune condition ne retient", place));
    return nullptr;
  }
  const auto type = common_type(results_of(cases));
  return type ? make(std::move(cases), *type, place) : nullptr;
}

ExpressionPtr Checker::object_selection(const Place_& subject, const std::vector<syntax::Row>& rows,
                                        const Standing& standing, Span place) {
  Case cases;
  bool sound = true;
  for (const syntax::Row& row : rows) {
    ExpressionPtr result = answer(*row.result, standing);
    if (!result) {
      sound = false;
      continue;
    }
    if (row.test == syntax::Row::Test::Otherwise) {
      cases.otherwise = result;
      continue;
    }
    const auto word = row.key ? word_of(*row.key) : std::nullopt;
    if (!word || (!regulation_.named_objects.contains(text::fold_name(*word)))) {
      report(problems::object_not_declared(word.value_or("…"), row.place, regulation_.named_object_codes));
      sound = false;
      continue;
    }
    cases.rows.push_back(
        {make(ObjectIs{subject.reach, {text::fold_name(*word)}}, truth_type(), row.place), result, row.place});
  }
  const auto type = sound ? common_type(results_of(cases)) : std::nullopt;
  return type ? make(std::move(cases), *type, place) : nullptr;
}

ExpressionPtr Checker::selection_of(ExpressionPtr subject, const std::vector<syntax::Row>& rows,
                                    const Standing& standing, Span place) {
  if (!subject) return nullptr;
  Table table;
  bool sound = true;
  for (const syntax::Row& row : rows) {
    ExpressionPtr result = answer(*row.result, standing);
    if (!result) {
      sound = false;
      continue;
    }
    if (row.test == syntax::Row::Test::Otherwise) {
      table.otherwise = result;
      continue;
    }
    if (table.otherwise) report(problems::otherwise_not_last(row.place));
    const auto key = declared_value(*row.key, subject->type);
    if (!key) {
      sound = false;
      continue;
    }
    const Relation relation = row.test == syntax::Row::Test::Threshold
                                  ? static_cast<Relation>(static_cast<int>(row.relation))
                                  : Relation::Equal;
    table.rows.push_back({relation, *key, result});
  }
  if (!sound) return nullptr;
  const bool thresholds = std::any_of(table.rows.begin(), table.rows.end(),
                                      [](const TableRow& r) { return r.relation != Relation::Equal; });
  if (thresholds && subject->type.kind == values::Kind::Number && !subject->type.declared_rounding) {
    report(problems::undeclared_rounding("le sujet de ce « selon »", subject->place));
    return nullptr;
  }
  table.subject = subject;
  check_bands(table, subject->type, rows, place);
  const auto type = common_type(results_of(table));
  return type ? make(std::move(table), *type, place) : nullptr;
}

// Rows that never serve, and values of the subject's scale that no row takes (only for thresholds: an exact match
// refuses the others, which is its use).
void Checker::check_bands(const Table& table, const Type& subject, const std::vector<syntax::Row>& rows, Span place) {
  std::vector<const syntax::Row*> tests;
  for (const syntax::Row& row : rows)
    if (row.test != syntax::Row::Test::Otherwise) tests.push_back(&row);
  bool thresholds = false;
  for (std::size_t j = 0; j < table.rows.size(); ++j) {
    const bool numbers = table.rows[j].key.is_number();
    thresholds = thresholds || table.rows[j].relation != Relation::Equal;
    for (std::size_t i = 0; i < j; ++i) {
      const bool dead = numbers ? covers(table.rows[i], table.rows[j]) : table.rows[i].key == table.rows[j].key;
      if (!dead) continue;
      report(problems::dead_row(
          numbers ? shown(table.rows[j].relation, table.rows[j].key) : "répétée", tests[j]->place, tests[i]->place,
          numbers ? "pour " + table.rows[j].key.number().exact_text() + ", une ligne d'avant répond déjà"
                  : "déjà traitée plus haut"));
      break;
    }
  }
  if (!thresholds || table.otherwise || subject.kind != values::Kind::Number) return;
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

void Checker::declare_table(const syntax::Scale& tree) {
  ScaleTable table;
  table.name = tree.name.text;
  table.argument = tree.argument.name.text;
  table.place = tree.name.place;
  for (const ScaleTable& known : regulation_.tables)
    if (text::same_name(known.name, table.name))
      report(problems::declared_twice("barème", table.name, table.place, known.place));
  if (const auto type = type_from(tree.argument.type, table.name)) table.argument_type = *type;
  if (const auto type = type_from(tree.result, table.name)) table.result_type = *type;
  pending_tables_[TableId(regulation_.tables.size())] = &tree;
  regulation_.tables.push_back(std::move(table));
}

// What a barème gives is what it says it gives.
void Checker::answers(const ExpressionPtr& result, const ScaleTable& table) {
  if (as<Constant>(result) && !as<Constant>(result)->value.present()) return;
  const Type& declared = table.result_type;
  if (!fits(result, declared)) return;
  if (declared.low && declared.high && result->type.low && result->type.high &&
      (*result->type.low < *declared.low || *result->type.high > *declared.high))
    report(problems::outside_bounds(
        result->type.low == result->type.high ? result->type.low->exact_text() : result->type.high->exact_text(),
        bounds_text(declared), result->place));
}

void Checker::define_table(const syntax::Scale& tree, TableId id) {
  Progress& progress = table_progress_[id];
  if (progress != Progress::Waiting) return;
  progress = Progress::Running;
  Standing standing;
  standing.table = id;
  const ExpressionPtr subject = make(Argument{}, regulation_.tables[id.index()].argument_type, tree.place);
  ExpressionPtr body = selection_of(subject, tree.rows, standing, tree.place);
  if (const auto* rows = as<Table>(body))
    for (const TableRow& row : rows->rows)
      answers(row.result, regulation_.tables[id.index()]);
  regulation_.tables[id.index()].body = std::move(body);
  table_progress_[id] = Progress::Done;
}

}  // namespace bareme::semantics
