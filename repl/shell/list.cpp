// liste: students that answer to a condition, with the values the condition speaks of.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/list_request.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/preparing.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "session/waits.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t narrowest_awaited = 20;
constexpr std::size_t widest_value = 12, narrowest_name = 28;  // columns: « ◌ en attente », and a name cut to the page

bool is_everyone(std::string_view who) {
  return who.empty() || is_one_of(who, {"étudiants", "élèves", "tous", "ceux", "tous les étudiants", "les étudiants"});
}

// Numbers before what is not one, names in the order of their letters.
bool comes_before(const values::Value& left, const values::Value& right, bool descending) {
  if (!left.present() || !right.present()) return left.present() && !right.present();
  if (values::is_textual(left.kind())) return descending ? right.text() < left.text() : left.text() < right.text();
  return descending ? right.number() < left.number() : left.number() < right.number();
}

std::vector<std::string> labels_of(const Session& session, std::size_t student,
                                   const std::vector<plan::InputKey>& inputs) {
  std::vector<std::string> labels;
  for (const plan::InputKey& input : inputs)
    labels.push_back(awaited_label(session, input) + code_to_replace(session, student, input));
  return labels;
}

// « MATH.EF, PHYS.CC et 3 autres »: never a label cut.
std::string as_many(const std::vector<std::string>& labels, std::size_t width) {
  std::string told;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string more = (i == 0 ? "" : ", ") + labels[i];
    const std::size_t left = labels.size() - i - 1;
    const std::string others = left == 0 ? "" : fmt::format(" et {} autre{}", left, left == 1 ? "" : "s");
    if (i > 0 && text::display_width(told + more + others) > width)
      return told + fmt::format(" et {} autre{}", left + 1, left == 0 ? "" : "s");
    told += more;
  }
  return told;
}

}  // namespace

void Shell::list(std::string_view rest) {
  const ListRequest request = list_request(rest);
  if (request.unfinished())
    return refuse(problems::missing_word(std::string(rest), "liste AJ dont S7.moyenne < 10 tri S7.moyenne"), line_);
  Selection selection;
  if (!choose(request.who, selection) || !keep(request.condition, selection) ||
      !sort(request.order, request.descending, selection))
    return;
  const std::size_t total = session_.promotion().size();
  const auto state = [&](std::size_t student) {
    return session_.value(student, selection.cells[selection.awaiting]).state();
  };
  const auto count = [&](auto&& holds) {
    return static_cast<std::size_t>(
        selection.awaited ? std::count_if(selection.students.begin(), selection.students.end(), holds) : 0);
  };
  const std::size_t failing = count([&](std::size_t one) { return state(one) == values::State::EnErreur; });
  const std::size_t known = count([&](std::size_t one) { return !waits(one, selection); }) - failing;
  std::string found =
      fmt::format("  {} sur {}", counted(selection.students.size() - known - failing, "étudiant"), total);
  if (known > 0) found += fmt::format(" · et {} dont le résultat est connu, à qui il manque des notes", known);
  if (failing > 0) found += fmt::format(" · et {} en erreur, à qui il manque des notes (« liste en erreur »)", failing);
  if (!selection.unknown.empty())
    found += fmt::format(" · pas encore connu pour {}, faute de notes", selection.unknown.size());
  show({found});
  if (selection.students.empty()) return;
  Lines lines = rows_of(selection);
  const bool one_each = lines.size() == selection.students.size() + 1;  // else, on a narrow page, a card each
  show_page(std::move(lines), one_each ? "étudiants" : "lignes");
}

bool Shell::waits(std::size_t student, const Selection& selection) const {
  return session_.value(student, selection.cells[selection.awaiting]).state() == values::State::EnAttente;
}

// Who: everyone, those who have a result of the outermost object that has one, or those it waits for (and those whose
// result is known, and who miss marks all the same).
bool Shell::choose(std::string_view who, Selection& selection) {
  const std::vector<semantics::ObjectId> objects =
      with_result(session_, objects_below(session_, session_.curriculum().root()));
  for (std::size_t student = 0; student < session_.promotion().size(); ++student)
    selection.students.push_back(student);
  if (!objects.empty()) {
    if (const auto mean = mean_cell(session_, objects.front())) selection.cells.push_back(*mean);
    selection.cells.push_back(*result_cell(session_, objects.front()));
  }
  if (is_everyone(who)) return true;
  if (text::same_name(who, values::describe(values::State::EnErreur))) return choose_failing(selection);
  std::vector<std::string> known{values::describe(values::State::EnAttente), values::describe(values::State::EnErreur)};
  const auto keep_those = [&](auto&& has) {
    std::vector<std::size_t>& students = selection.students;
    students.erase(
        std::remove_if(students.begin(), students.end(),
                       [&](std::size_t student) { return !has(session_.value(student, selection.cells.back())); }),
        students.end());
    return true;
  };
  if (!objects.empty()) {
    if (text::same_name(who, known.front())) {
      selection.awaited = true;
      selection.awaiting = selection.cells.size() - 1;
      const AwaitedByStudent missing = missing_marks(session_);
      std::erase_if(selection.students,
                    [&](std::size_t student) { return !waits(student, selection) && !missing.contains(student); });
      return true;
    }
    const auto& codes = session_.regulation().codes;
    const semantics::ListId list = session_.type(selection.cells.back()).list;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      if (codes[i].list != list) continue;
      known.push_back(codes[i].name);
      if (!text::same_name(who, codes[i].name) && !text::same_name(who, codes[i].label)) continue;
      return keep_those([&](const values::Value& value) {
        return value.is_code() && value.code() == static_cast<values::CodeId>(i);
      });
    }
  }
  refuse(problems::unknown_group(std::string(who), known), who);
  return false;
}

bool Shell::keep(std::string_view condition, Selection& selection) {
  if (condition.empty()) return true;
  diagnostics::Diagnostics problems;
  const std::string text(condition);
  const std::optional<Question> asked = session_.question(text, problems);
  const auto filtered = asked ? session_.filter(text, problems) : std::nullopt;
  if (!filtered) {
    refuse_typed(problems, condition);
    return false;
  }
  add_compared(session_, asked->expression, selection.cells);
  const auto among = [&](const std::vector<std::size_t>& kept) {
    std::vector<std::size_t> both;
    std::set_intersection(selection.students.begin(), selection.students.end(), kept.begin(), kept.end(),
                          std::back_inserter(both));
    return both;
  };
  selection.unknown = among(filtered->unknown);
  selection.students = among(filtered->students);
  return true;
}

bool Shell::sort(std::string_view order, bool descending, Selection& selection) {
  if (order.empty()) {
    forget_order(selection.students);
    return true;
  }
  if (const bool by_name = is_one_of(order, {"nom", "noms"});
      by_name || is_one_of(order, {"numéro", "numéros", "n°"})) {
    const auto key = [&](std::size_t student) {
      const plan::Student& one = session_.promotion().students[student];
      return text::fold_word(by_name ? one.name + " " + one.first_name : one.number);
    };
    std::stable_sort(selection.students.begin(), selection.students.end(), [&](std::size_t left, std::size_t right) {
      return descending ? key(right) < key(left) : key(left) < key(right);
    });
    return true;
  }
  diagnostics::Diagnostics problems;
  const std::optional<Question> asked = session_.question(std::string(order), problems);
  const auto values = asked ? session_.values_of(*asked, problems) : std::nullopt;
  if (!values) {
    refuse(problems, order);
    return false;
  }
  add_compared(session_, asked->expression, selection.cells);
  std::stable_sort(selection.students.begin(), selection.students.end(), [&](std::size_t left, std::size_t right) {
    return comes_before((*values)[left], (*values)[right], descending);
  });
  return true;
}

Shell::Lines Shell::rows_of(const Selection& selection) {
  std::vector<Row> rows{{""}};
  std::vector<Align> aligns{Align::Left};
  for (const plan::CellKey& cell : selection.cells) {
    rows.front().push_back(session_.label(cell));
    aligns.push_back(session_.type(cell).kind == values::Kind::Number ? Align::Right : Align::Left);
  }
  std::size_t beside = 0;
  for (const plan::CellKey& cell : selection.cells)
    beside += std::max(widest_value, text::display_width(session_.label(cell))) + 2;
  const std::size_t room = std::max(narrowest_name, options_.width > beside + 2 ? options_.width - beside - 2 : 0);
  for (const std::size_t student : selection.students) {
    Row row{text::truncate(session_.student_name(student), room)};
    for (const plan::CellKey& cell : selection.cells)
      row.push_back(words(session_.value(student, cell), cell));
    rows.push_back(std::move(row));
  }
  if (!selection.awaited && !selection.failing) return table(rows, aligns, options_.width);
  std::size_t taken = 4;
  for (const std::string& line : columns(rows, aligns))
    taken = std::max(taken, text::display_width(line) + 2);
  rows.front().emplace_back(selection.failing ? "en erreur" : "attend");
  aligns.push_back(Align::Left);
  const std::size_t left = std::max(narrowest_awaited, options_.width > taken ? options_.width - taken : 0);
  const AwaitedByStudent awaited =
      selection.failing ? AwaitedByStudent{} : awaited_of(session_, {selection.cells[selection.awaiting]});
  for (std::size_t i = 0; i < selection.students.size(); ++i) {
    const std::size_t student = selection.students[i];
    const auto found = awaited.find(student);
    const std::vector<std::string> labels = selection.failing        ? failing_of(student)
                                            : found == awaited.end() ? std::vector<std::string>{}
                                                                     : labels_of(session_, student, found->second);
    rows[i + 1].push_back(as_many(labels, left));
  }
  return table(rows, aligns, options_.width);
}

}  // namespace bareme::repl
