#include "report/paper_rows.hpp"

#include <algorithm>

#include "values/number.hpp"

namespace bareme::report {
namespace {

std::optional<values::Number> rank_of(const Json& cell) {
  const auto rank = cell.find("rang");
  return rank == cell.end() ? std::nullopt : values::Number::from_fraction(text_of(*rank, "exact"));
}

}  // namespace

std::vector<std::size_t> posted_columns(const Json& table) {
  const Json& columns = table["colonnes"];
  std::vector<std::size_t> decided;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (!columns[i].value("sans_resultat", false)) decided.push_back(i);
  const bool whole = !decided.empty() && decided.back() + 1 == columns.size();
  return whole ? std::vector<std::size_t>{decided.back()} : decided;
}

bool says_nothing(const Json& column) { return column.value("sans_resultat", false) && !column.contains("moyenne"); }

const Json& whole_cell(const Json& student) { return student["valeurs"].back(); }

bool is_validating(const Json& cell) { return text_of(cell["resultat"], "sorte") == "validant"; }

std::string code_of(const PageWords& words, const Json& result) {
  return result.contains("code") ? text_of(result, "code") : words.state(text_of(result, "etat"));
}

const Json* ranking_table(const Json& minutes) {
  const Json& tables = minutes["tableaux"];
  for (std::size_t i = tables.size(); i-- > 0;)
    for (const Json& student : tables[i]["etudiants"])
      if (rank_of(whole_cell(student))) return &tables[i];
  return nullptr;
}

std::vector<RankedRow> ranked(const Json& minutes, const PageWords& words) {
  std::vector<RankedRow> rows;
  const Json* table = ranking_table(minutes);
  if (table == nullptr) return rows;
  for (const Json& student : (*table)["etudiants"])
    if (is_validating(whole_cell(student)))
      rows.push_back({&student, &whole_cell(student), "", rank_of(whole_cell(student)).has_value()});
  std::stable_sort(rows.begin(), rows.end(), [](const RankedRow& left, const RankedRow& right) {
    const auto one = rank_of(*left.cell), other = rank_of(*right.cell);
    return one && other ? *one < *other : one.has_value() && !other;
  });
  const auto same = [&](std::size_t i, std::size_t j) {
    return j < rows.size() && rank_of(*rows[i].cell) && rank_of(*rows[i].cell) == rank_of(*rows[j].cell);
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (const auto rank = rows[i].cell->find("rang"); rank != rows[i].cell->end())
      rows[i].rank = rows[i].placed ? words.value(*rank) : words.state(text_of(*rank, "etat"));
    if (same(i, i + 1) || (i > 0 && same(i, i - 1))) rows[i].rank += words.english() ? " tied" : " ex æquo";
  }
  return rows;
}

bool others_stand_between(const Json& table) {
  std::optional<values::Number> last, other;  // the worst rank of those validated, the best of the others
  for (const Json& student : table["etudiants"]) {
    const Json& cell = whole_cell(student);
    const auto rank = rank_of(cell);
    if (!rank) continue;
    if (is_validating(cell) && (!last || *last < *rank)) last = rank;
    if (!is_validating(cell) && (!other || *rank < *other)) other = rank;
  }
  return last && other && *other < *last;
}

std::size_t awaiting_a_rank(const Json& minutes) {
  const auto waits = [](const Json& student) {
    const Json& cell = whole_cell(student);
    const auto rank = cell.find("rang");
    return is_validating(cell) && rank != cell.end() && text_of(*rank, "etat") == "en attente";
  };
  const Json& tables = minutes["tableaux"];
  for (std::size_t i = tables.size(); i-- > 0;) {
    const Json& students = tables[i]["etudiants"];
    if (const auto count = std::count_if(students.begin(), students.end(), waits); count != 0)
      return static_cast<std::size_t>(count);
  }
  return 0;
}

bool is_asked(const PaperOptions& options, const Json& student) {
  const std::vector<std::string>& numbers = options.numbers;
  return numbers.empty() || std::find(numbers.begin(), numbers.end(), text_of(student, "numero")) != numbers.end();
}

std::vector<std::string> numbers_in_order(const Json& minutes) {
  std::vector<std::string> numbers;
  if (minutes["tableaux"].empty()) return numbers;
  for (const Json& student : minutes["tableaux"].back()["etudiants"])
    numbers.push_back(text_of(student, "numero"));
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace bareme::report
