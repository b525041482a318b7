// The « tableau » of a barème: two values read, one given where they cross; or one value read, several given on its
// line. Made of the Tables one entry makes: looked up from the left, then from the top.
#include "semantics/build.hpp"
#include "semantics/checker.hpp"
#include "semantics/problems.hpp"
#include "syntax/problems.hpp"
#include "text/fold.hpp"

namespace bareme::semantics {

using syntax::Square;
using values::Value;

struct Checker::Side {
  std::vector<TableRow> keys;   // without results
  std::vector<std::size_t> at;  // the square of each key
  std::optional<std::size_t> otherwise;
  std::vector<std::string> words;  // of each square: « < 18 »
};

namespace {

const char* sign(Relation relation) {
  static const char* const signs[] = {"", "<> ", "< ", "<= ", "> ", ">= "};
  return signs[static_cast<int>(relation)];
}

std::string key_words(const CheckedRegulation& regulation, Relation relation, const Value& key) {
  const std::string word = key.is_code()                      ? regulation.code(key.code()).name
                           : key.kind() == values::Kind::Text ? key.text()
                           : key.kind() == values::Kind::Date ? key.date().text()
                           : key.is_truth()                   ? (key.truth() ? "oui" : "non")
                                                              : key.number().exact_text();
  return sign(relation) + word;
}

bool named(const Square& square, const std::string& name) {
  const auto word = square.kind == Square::Kind::Value ? word_of(*square.value) : std::nullopt;
  return word && text::same_name(*word, name);
}

}  // namespace

std::optional<Checker::Side> Checker::side(const std::vector<const Square*>& squares, const Type& type, Span place) {
  Side side;
  Table keys;
  std::vector<Span> tests;
  bool sound = true;
  for (std::size_t i = 0; i < squares.size(); ++i) {
    const Square& square = *squares[i];
    side.words.emplace_back("sinon");
    if (square.kind == Square::Kind::Otherwise) {
      if (side.otherwise) report(syntax::said_twice("« sinon »", square.place, squares[*side.otherwise]->place));
      side.otherwise = i;
      keys.otherwise = make(Constant{}, type, square.place);
      continue;
    }
    if (square.kind != Square::Kind::Threshold && square.kind != Square::Kind::Value) {
      report(square.kind == Square::Kind::Blank
                 ? problems::blank_square(square.place)
                 : problems::table_of_another_shape("une entrée de tableau est un seuil, une valeur ou « sinon »",
                                                    square.place, "« >= 16 », « 3 », « A » ou « sinon »"));
      sound = false;
      continue;
    }
    if (side.otherwise) report(problems::otherwise_not_last(square.place));
    const auto key = declared_value(*square.value, type);
    if (!key) {
      sound = false;
      continue;
    }
    const Relation relation = square.kind == Square::Kind::Threshold
                                  ? static_cast<Relation>(static_cast<int>(square.relation))
                                  : Relation::Equal;
    if (relation != Relation::Equal && type.kind == values::Kind::Code && !ordered(type)) {
      report(problems::codes_without_order(regulation_.code_lists[type.list.index()].name, square.place));
      sound = false;
      continue;
    }
    side.words.back() = key_words(regulation_, relation, *key);
    side.keys.push_back({relation, *key, nullptr});
    side.at.push_back(i);
    tests.push_back(square.place);
  }
  if (!sound) return std::nullopt;
  keys.rows = side.keys;
  check_bands(keys, type, tests, place);
  return side;
}

// `results`: one a square of the side, null where it was refused.
ExpressionPtr Checker::looked_up(const Side& side, std::vector<ExpressionPtr> results, ExpressionPtr subject,
                                 Span place) {
  for (const ExpressionPtr& result : results)
    if (!result) return nullptr;
  std::vector<ExpressionPtr*> all;
  for (ExpressionPtr& result : results)
    all.push_back(&result);
  const auto type = common_type(all);
  if (!type) return nullptr;
  Table table;
  table.subject = std::move(subject);
  table.rows = side.keys;
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    table.rows[i].result = results[side.at[i]];
  if (side.otherwise) table.otherwise = results[*side.otherwise];
  return make(std::move(table), *type, place);
}

ExpressionPtr Checker::square_value(const Square& square, const std::string& where, const ScaleTable& table,
                                    const Standing& standing) {
  if (square.kind == Square::Kind::Outside) {
    const std::string why = "la case " + where + " de « " + table.name + " » n'a pas de valeur";
    return make(Constant{Value::absent(values::State::EnErreur), why}, table.result_type, square.place);
  }
  if (square.kind != Square::Kind::Value) {
    report(square.kind == Square::Kind::Blank
               ? problems::blank_square(square.place)
               : problems::table_of_another_shape("une case donne une valeur", square.place, "une valeur, ou « – »"));
    return nullptr;
  }
  ExpressionPtr value = row_result(*square.value, standing, &table.result_type);
  if (value) answers(value, table);
  return value;
}

ExpressionPtr Checker::two_entries(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing) {
  const auto& lines = tree.grid->lines;
  const Square& corner = lines.front().front();
  const ScaleTable::Argument &down = table.arguments[0], &across = table.arguments[1];
  if (!table.output.empty() || corner.kind != Square::Kind::Names || !text::same_name(corner.row.text, down.name) ||
      !text::same_name(corner.column.text, across.name)) {
    report(table.output.empty() ? problems::table_of_another_shape(
                                      "la première case nomme ce qui se lit dans les lignes, puis les colonnes",
                                      corner.place, "« " + down.name + " \\ " + across.name + " »")
                                : problems::table_of_another_shape("un tableau à deux entrées donne un seul résultat",
                                                                   tree.name.place, "un barème pour chaque résultat"));
    return nullptr;
  }
  std::vector<const Square*> top, left;
  for (std::size_t i = 1; i < lines.front().size(); ++i)
    top.push_back(&lines.front()[i]);
  for (std::size_t i = 1; i < lines.size(); ++i)
    left.push_back(&lines[i].front());
  const auto rows = side(left, down.type, tree.grid->place), columns = side(top, across.type, tree.grid->place);
  if (!rows || !columns) return nullptr;
  std::vector<ExpressionPtr> found;
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::vector<ExpressionPtr> cells;
    for (std::size_t j = 0; j < top.size(); ++j)
      cells.push_back(
          square_value(lines[i + 1][j + 1], "(" + rows->words[i] + " ; " + columns->words[j] + ")", table, standing));
    found.push_back(looked_up(*columns, std::move(cells), make(Argument{1}, across.type, tree.place), left[i]->place));
  }
  return looked_up(*rows, std::move(found), make(Argument{0}, down.type, tree.place), tree.grid->place);
}

ExpressionPtr Checker::one_entry(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing) {
  const auto& lines = tree.grid->lines;
  const auto& header = lines.front();
  const std::string form = "« " + table.arguments[0].name + " ; " + tree.results.front().name.text + " ; … »";
  std::optional<std::size_t> column;
  if (!named(header.front(), table.arguments[0].name)) {
    report(problems::table_of_another_shape("la première colonne est celle de ce que le barème lit",
                                            header.front().place, form));
    return nullptr;
  }
  for (std::size_t i = 1; i < header.size(); ++i) {
    if (named(header[i], table.output)) {
      if (column) report(syntax::said_twice("« " + table.output + " »", header[i].place, header[*column].place));
      column = i;
    }
    bool known = false;
    for (const syntax::Argument& result : tree.results)
      known = known || named(header[i], result.name.text);
    if (known || !text::same_name(table.output, tree.results.front().name.text)) continue;  // told once
    report(problems::table_of_another_shape("cette colonne n'est pas un résultat du barème", header[i].place, form));
    return nullptr;
  }
  if (!column) {
    report(problems::table_of_another_shape("le tableau n'a pas de colonne « " + table.output + " »",
                                            header.front().place, form));
    return nullptr;
  }
  std::vector<const Square*> left;
  for (std::size_t i = 1; i < lines.size(); ++i)
    left.push_back(&lines[i].front());
  const auto rows = side(left, table.arguments[0].type, tree.grid->place);
  if (!rows) return nullptr;
  std::vector<ExpressionPtr> cells;
  for (std::size_t i = 0; i < left.size(); ++i)
    cells.push_back(
        square_value(lines[i + 1][*column], "(" + rows->words[i] + " ; " + table.output + ")", table, standing));
  return looked_up(*rows, std::move(cells), make(Argument{0}, table.arguments[0].type, tree.place), tree.grid->place);
}

ExpressionPtr Checker::grid_body(const syntax::Scale& tree, const ScaleTable& table, const Standing& standing) {
  const bool crossed = table.arguments.size() == 2;
  if (tree.grid->lines.size() < 2 || tree.grid->lines.front().size() < 2 || !tree.rows.empty() ||
      (!crossed && table.output.empty())) {
    report(problems::table_of_another_shape(
        !tree.rows.empty()                 ? "un barème s'écrit en lignes ou en tableau, pas les deux"
        : crossed || !table.output.empty() ? "ce tableau n'a pas de case"
                                           : "un tableau lit deux valeurs, ou donne plusieurs résultats qui ont un nom",
        tree.grid->place, "une ligne par cas, « >= 16 : … », quand une valeur en donne une"));
    return nullptr;
  }
  if (crossed) return two_entries(tree, table, standing);
  return table.arguments.size() == 1 ? one_entry(tree, table, standing) : nullptr;
}

// The barème a call names, with its result where it has several.
TableId Checker::table_named(const syntax::Call& tree) {
  for (std::size_t i = 0; i < regulation_.tables.size(); ++i) {
    const ScaleTable& table = regulation_.tables[i];
    if (text::same_name(table.name, tree.function.text) &&
        (tree.output ? text::same_name(table.output, tree.output->text) : table.output.empty()))
      return TableId(i);
  }
  return {};
}

ExpressionPtr Checker::table_call(const syntax::Call& tree, TableId table, const Standing& standing, Span place) {
  const ScaleTable known = regulation_.tables[table.index()];
  if (tree.parts.size() != known.arguments.size()) {
    report(
        problems::wrong_argument_count(known.name, static_cast<int>(known.arguments.size()), tree.parts.size(), place));
    return nullptr;
  }
  Apply apply{table, {}};
  for (std::size_t i = 0; i < tree.parts.size(); ++i) {
    ExpressionPtr argument = given(*tree.parts[i].value, known.arguments[i].type, standing);
    if (!argument || !suits(argument, known.arguments[i].type, known.name)) return nullptr;
    apply.arguments.push_back(std::move(argument));
  }
  if (pending_tables_.contains(table)) define_table(*pending_tables_.at(table), table);
  return make(std::move(apply), known.result_type, place);
}

}  // namespace bareme::semantics
