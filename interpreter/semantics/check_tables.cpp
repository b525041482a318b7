// Cases and barèmes: selon with or without a subject, and the checks of their rows (gaps, rows that never serve).
#include <algorithm>

#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/named.hpp"
#include "semantics/problems.hpp"
#include "semantics/relation.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {
namespace {

using values::Number;

template <class Rows>
std::vector<ExpressionPtr*> results_of(Rows& table) {
  std::vector<ExpressionPtr*> results;
  for (auto& row : table.rows)
    results.push_back(&row.result);
  if (table.otherwise) results.push_back(&table.otherwise);
  return results;
}

std::vector<const syntax::Expression*> results_in(const std::vector<syntax::Row>& rows) {
  std::vector<const syntax::Expression*> trees;
  for (const syntax::Row& row : rows)
    trees.push_back(row.result.get());
  return trees;
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
    return outcomes({expression_tree->get()}, standing).front();
  }
  if (const auto* rows = std::get_if<syntax::Selection>(&tree.body)) return selection(*rows, standing, tree.name.place);
  if (const auto* places = std::get_if<syntax::Allocation>(&tree.body))
    return allocation(*places, standing, tree.name.place);
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
  const auto results = outcomes(results_in(rows), standing);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const syntax::Row& row = rows[i];
    const ExpressionPtr& result = results[i];
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
  const auto results = outcomes(results_in(rows), standing);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const syntax::Row& row = rows[i];
    const ExpressionPtr& result = results[i];
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

// What a row gives: where codes are declared, a code may be written by its name alone.
ExpressionPtr Checker::row_result(const syntax::Expression& tree, const Standing& standing, const Type* declared) {
  if (declared && declared->kind == values::Kind::Code && word_of(tree) && !known_name(tree, standing)) {
    const auto code = constant(tree, *declared);
    return code ? make(Constant{*code}, *declared, tree.place) : nullptr;
  }
  return answer(tree, standing);
}

ExpressionPtr Checker::selection_of(ExpressionPtr subject, const std::vector<syntax::Row>& rows,
                                    const Standing& standing, Span place, const Type* declared) {
  if (!subject) return nullptr;
  Table table;
  bool sound = true;
  std::vector<Span> tests;
  std::vector<std::optional<values::Value>> keys;
  for (const syntax::Row& row : rows)
    keys.push_back(row.test == syntax::Row::Test::Otherwise ? std::nullopt : declared_value(*row.key, subject->type));
  const std::vector<Band> bands = bands_of(subject, rows, keys);
  const auto results = declared ? std::vector<ExpressionPtr>() : outcomes(results_in(rows), standing, bands);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const syntax::Row& row = rows[i];
    const ExpressionPtr result = declared ? row_result(*row.result, standing.within(&bands[i]), declared) : results[i];
    if (row.test == syntax::Row::Test::Otherwise) {
      table.otherwise = result;
      sound = sound && result;
      continue;
    }
    tests.push_back(row.place);
    if (table.otherwise) report(problems::otherwise_not_last(row.place));
    if (!result || !keys[i]) {
      sound = false;
      continue;
    }
    const Relation relation = row.test == syntax::Row::Test::Threshold
                                  ? static_cast<Relation>(static_cast<int>(row.relation))
                                  : Relation::Equal;
    if (relation != Relation::Equal && subject->type.kind == values::Kind::Code && !ordered(subject->type)) {
      report(problems::codes_without_order(regulation_.code_lists[subject->type.list.index()].name, row.place));
      return nullptr;
    }
    table.rows.push_back({relation, *keys[i], result});
  }
  if (!sound) return nullptr;
  const bool thresholds = std::any_of(table.rows.begin(), table.rows.end(),
                                      [](const TableRow& r) { return r.relation != Relation::Equal; });
  if (thresholds && subject->type.kind == values::Kind::Number && !subject->type.declared_rounding) {
    report_unrounded("le sujet de ce « selon »", subject, subject->place);
    return nullptr;
  }
  table.subject = subject;
  check_bands(table, subject->type, tests, place);
  const auto type = common_type(results_of(table));
  return type ? make(std::move(table), *type, place) : nullptr;
}

void Checker::declare_table(const syntax::Scale& tree) {
  ScaleTable table;
  table.name = tree.name.text;
  table.place = tree.name.place;
  for (const ScaleTable& known : regulation_.tables)
    if (text::same_name(known.name, table.name)) {
      report(problems::declared_twice("barème", table.name, table.place, known.place));
      break;
    }
  for (const syntax::Argument& argument : tree.arguments) {
    for (const ScaleTable::Argument& known : table.arguments)
      if (text::same_name(known.name, argument.name.text))
        report(
            problems::declared_twice("argument", known.name, argument.name.place, tree.arguments.front().name.place));
    table.arguments.push_back({argument.name.text, type_from(argument.type, table.name).value_or(Type{})});
  }
  if (tree.arguments.size() > 2)
    report(problems::table_of_another_shape("un barème lit une valeur, ou deux", tree.arguments[2].name.place,
                                            "deux barèmes, l'un lisant ce que l'autre donne"));
  const auto add = [&](const std::string& output, const syntax::Type& type) {
    ScaleTable one = table;
    one.output = output;
    one.result_type = type_from(type, table.name).value_or(Type{});
    saw_called(regulation_, tree.name.place, Reading::Kind::Table, regulation_.tables.size());
    pending_tables_[TableId(regulation_.tables.size())] = &tree;
    regulation_.tables.push_back(std::move(one));
  };
  for (const syntax::Argument& result : tree.results)
    add(result.name.text, result.type);
  if (tree.results.empty()) add("", tree.result);
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
  const ScaleTable table = regulation_.tables[id.index()];
  ExpressionPtr body;
  const bool told = !tree.results.empty() && !text::same_name(table.output, tree.results.front().name.text);
  if (table.arguments.size() > 2 || (told && !tree.grid)) {
    // said where it is declared, or of its first result
  } else if (tree.grid) {
    body = grid_body(tree, table, standing);
  } else if (table.arguments.size() != 1 || !table.output.empty()) {
    report(problems::table_of_another_shape(
        table.output.empty() ? "un barème qui lit deux valeurs s'écrit en tableau"
                             : "un barème qui a plusieurs résultats s'écrit en tableau",
        tree.name.place, "un bloc « tableau … fin » dont la première ligne nomme les colonnes"));
  } else {
    body = selection_of(make(Argument{}, table.arguments.front().type, tree.place), tree.rows, standing, tree.place,
                        &table.result_type);
    if (const auto* rows = as<Table>(body))
      for (const TableRow& row : rows->rows)
        answers(row.result, table);
  }
  regulation_.tables[id.index()].body = std::move(body);
  table_progress_[id] = Progress::Done;
}

}  // namespace bareme::semantics
