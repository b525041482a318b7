// bilan: how many of each result, what the promotion's means are, and which conditions failed.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "session/causes.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using values::Number;

const values::Rounding hundredth{values::RoundingMode::HalfUp, Number(1, 100)};

// The means that are known, lowest first.
std::vector<Number> known_numbers(const Session& session, const plan::CellKey& cell) {
  std::vector<Number> numbers;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    if (const values::Value value = session.value(student, cell); value.is_number()) numbers.push_back(value.number());
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Number mean_of(const std::vector<Number>& numbers) {
  Number sum;
  for (const Number& number : numbers)
    sum = sum + number;
  return sum / Number(static_cast<std::int64_t>(numbers.size()));
}

Number median_of(const std::vector<Number>& numbers) {
  const std::size_t middle = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / Number(2);
}

std::string shown(const Session& session, const Number& number, const plan::CellKey& cell) {
  const values::Rounding rounding = session.regulation().quantity(cell.quantity).rounding.value_or(hundredth);
  return report::value_text(session.regulation(), values::Value::of(values::rounded(number, rounding)),
                            session.type(cell), rounding);
}

// moyenne, médiane, min, max, or nothing when no mean is known.
std::vector<std::string> statistics(const Session& session, const std::optional<plan::CellKey>& cell) {
  const std::vector<Number> numbers = cell ? known_numbers(session, *cell) : std::vector<Number>{};
  if (numbers.empty()) return {};
  return {shown(session, mean_of(numbers), *cell), shown(session, median_of(numbers), *cell),
          shown(session, numbers.front(), *cell), shown(session, numbers.back(), *cell)};
}

std::string heading_of(const Session& session, const Tally::Line& line) {
  return line.code ? session.regulation().code(*line.code).name : values::describe(line.state);
}

// The letters of the last row of a verdict: those a student had to meet to escape the result given otherwise.
const semantics::Letters* last_letters(const semantics::Verdict& verdict) {
  return verdict.rows.empty() ? nullptr : std::get_if<semantics::Letters>(&verdict.rows.back().condition->node);
}

// As the author wrote them.
std::vector<std::string> written_letters(const Session& session, const semantics::Letters& letters) {
  std::vector<std::string> written;
  for (const semantics::Letter& letter : letters.letters)
    written.push_back(
        fmt::format("{}) {}", letter.letter, trimmed(session.sources().excerpt(letter.condition->place))));
  return written;
}

}  // namespace

void Shell::summary(std::string_view rest) {
  if (rest.empty()) return show(summary_of_promotion());
  const std::optional<ObjectId> asked = object(rest);
  if (!asked) return;
  if (!result_cell(session_, *asked)) return refuse(problems::no_verdict(session_.curriculum().address(*asked)), rest);
  show(summary_of(*asked));
}

namespace {

// A table of objects, a column for each result anyone has.
std::vector<std::string> table_of(const Session& session, const std::vector<ObjectId>& objects, std::size_t width) {
  std::vector<std::string> codes, states;
  std::vector<std::map<std::string, std::size_t>> counts;
  const auto add = [](std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const ObjectId object : objects) {
    auto& of_object = counts.emplace_back();
    for (const Tally::Line& line : session.tally(*result_cell(session, object)).lines) {
      add(line.code ? codes : states, heading_of(session, line));
      of_object[heading_of(session, line)] = line.count;
    }
  }
  std::vector<std::string> headings;  // in the order of the règlement, then the ways of not having one
  for (const semantics::Code& code : session.regulation().codes)
    if (std::find(codes.begin(), codes.end(), code.name) != codes.end()) add(headings, code.name);
  headings.insert(headings.end(), states.begin(), states.end());

  std::vector<Row> rows{{""}};
  std::vector<Align> aligns{Align::Left};
  for (const std::string& heading : headings)
    rows.front().push_back(heading);
  for (const char* heading : {"moyenne", "médiane", "min", "max"})
    rows.front().emplace_back(heading);
  aligns.resize(rows.front().size(), Align::Right);
  const std::size_t outermost = objects.empty() ? 0 : depth(session, objects.front());
  for (std::size_t i = 0; i < objects.size(); ++i) {
    Row row{std::string(2 * (depth(session, objects[i]) - std::min(outermost, depth(session, objects[i]))), ' ') +
            title(session, objects[i])};
    for (const std::string& heading : headings)
      row.push_back(std::to_string(counts[i][heading]));
    for (std::string& figure : statistics(session, mean_cell(session, objects[i])))
      row.push_back(std::move(figure));
    rows.push_back(std::move(row));
  }
  // On a page too narrow the extremes are left out, then the median: the counts and the mean are what is looked at.
  const std::size_t needed = headings.size() + 2;
  std::vector<std::string> lines = columns(rows, aligns), left_out;
  std::vector<Row> kept = rows;
  const auto fits = [&] {
    return std::all_of(lines.begin(), lines.end(),
                       [&](const std::string& line) { return text::display_width(line) <= width; });
  };
  while (kept.front().size() > needed && !fits()) {
    left_out.insert(left_out.begin(), kept.front().back());
    const std::size_t shown = kept.front().size() - 1;
    for (Row& row : kept)
      row.resize(std::min(row.size(), shown));
    lines = columns(kept, aligns);
  }
  if (!fits()) return table(rows, aligns, width);  // as cards, where nothing is left out
  if (!left_out.empty()) lines.push_back("  (page étroite, non montrés : " + joined(left_out, ", ") + ")");
  return lines;
}

}  // namespace

// Years and semesters: what stands above the innermost objects that have a result.
Shell::Lines Shell::summary_of_promotion() {
  const std::vector<ObjectId> all = with_result(session_, objects_below(session_, session_.curriculum().root()));
  std::size_t innermost = 0;
  for (const ObjectId object : all)
    innermost = std::max(innermost, depth(session_, object));
  std::vector<ObjectId> outer;
  for (const ObjectId object : all)
    if (innermost == 0 || depth(session_, object) < innermost) outer.push_back(object);
  if (outer.empty()) outer = all;
  if (outer.empty()) return {"  aucun article de ce règlement ne donne de résultat à un objet de cette maquette"};
  Lines lines = {"  " + counted(session_.promotion().size(), "étudiant")};
  for (std::string& line : table_of(session_, outer, options_.width))
    lines.push_back(std::move(line));
  for (std::string& line : rounded_up(outer))
    lines.push_back(std::move(line));
  if (outer.size() < all.size())
    lines.push_back(fmt::format("  un semestre ou une UE : « bilan {} »", session_.curriculum().address(outer.back())));
  return lines;
}

Shell::Lines Shell::summary_of(ObjectId object) {
  std::vector<ObjectId> shown{object};
  for (const ObjectId below : with_result(session_, objects_below(session_, object)))
    if (below != object && depth(session_, below) == depth(session_, object) + 1) shown.push_back(below);
  Lines lines = table_of(session_, shown, options_.width);
  for (std::string& line : causes(object))
    lines.push_back(std::move(line));
  for (std::string& line : rounded_up(shown))
    lines.push_back(std::move(line));
  return lines;
}

// « ! validés par l'arrondi de leur moyenne : SH7 Wu Y (E010) 9,9971… avant »
Shell::Lines Shell::rounded_up(const std::vector<ObjectId>& objects) {
  constexpr std::size_t named_at_most = 8;
  std::vector<std::string> named;
  const std::vector<ByRounding> all = session_.by_rounding(objects);
  for (std::size_t i = 0; i < all.size() && i < named_at_most; ++i)
    named.push_back(fmt::format("{} {} {}", session_.curriculum().address(all[i].object),
                                session_.student_name(all[i].student), exact_words(all[i].exact)));
  if (all.empty()) return {};
  if (all.size() > named_at_most) named.push_back(fmt::format("et {} de plus", all.size() - named_at_most));
  return noted("validés par le seul arrondi de leur moyenne ; avant", named);
}

// Why those who have the result given otherwise have it, when that is a refusal and the règlement says it in letters.
Shell::Lines Shell::causes(ObjectId object) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const plan::CellKey cell = *proposition_cell(session_, object);
  const int rule = session_.curriculum().rule_for(regulation, cell.quantity, object);
  const semantics::Verdict& verdict = regulation.quantity(cell.quantity).verdicts[static_cast<std::size_t>(rule)];
  const semantics::Letters* letters = last_letters(verdict);
  if (letters == nullptr || regulation.code(verdict.otherwise).kind != semantics::Code::Kind::Refusing) return {};
  const std::map<std::string, std::size_t> counts = refusals_by_letters(session_, object);
  if (counts.empty()) return {};
  std::vector<std::pair<std::string, std::size_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  std::vector<std::string> pieces;
  for (const auto& [which, count] : ranked)
    pieces.push_back(fmt::format("{}{} : {}", which, which.size() == 2 ? " seule" : "", count));
  Lines lines = listed("  causes", pieces, options_.width);
  const std::string article = "art. " + regulation.articles[verdict.article.index()].number;
  for (std::string& line : listed("  " + article, written_letters(session_, *letters), options_.width))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace bareme::repl
