// préparation feuilles DOSSIER: a sheet for each épreuve a mark is awaited in, to be filled and imported: CSV, and XLSX
// where each cell says what it accepts. One workbook a teacher where the maquette names them.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "repl/shell/preparing.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "report/workbook.hpp"
#include "session/waits.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;
using plan::InputKey;
using semantics::ObjectId;

struct Paper {
  ObjectId exam;
  int session = 1;
};
bool operator<(const Paper& left, const Paper& right) {
  return std::pair(left.exam, left.session) < std::pair(right.exam, right.session);
}

struct AwaitedPapers {
  std::map<Paper, std::vector<std::size_t>> papers;
  std::vector<std::string> entries;   // awaited too, which are no mark
  std::vector<std::string> replaced;  // « ANA.EX (ABJ) »: a code is there, which a sheet would not replace
};

// Who a mark is awaited of, whatever reads it: not given at session 1, called at a later one.
AwaitedPapers awaited_papers(const Session& session) {
  AwaitedPapers found;
  for (const auto& [student, inputs] : awaited_of(session, results_of(session)))
    for (const InputKey& input : inputs) {
      const bool mark = input.kind == InputKey::Kind::Mark;
      const bool code = !code_to_replace(session, student, input).empty();
      if (mark && !code) {
        found.papers[{input.object, input.session}].push_back(student);
        continue;
      }
      const std::string label = awaited_from(session, student, input);
      std::vector<std::string>& others = mark ? found.replaced : found.entries;
      if (std::find(others.begin(), others.end(), label) == others.end()) others.push_back(label);
    }
  return found;
}

std::vector<std::string> told_without_sheet(const AwaitedPapers& awaited) {
  std::vector<std::string> lines;
  if (!awaited.entries.empty())
    lines.push_back("  sans feuille, ce ne sont pas des épreuves : " + joined(awaited.entries, ", ") +
                    " (« bareme importer --base … --faits FICHIER »)");
  if (!awaited.replaced.empty())
    lines.push_back("  sans feuille, un code est à remplacer : " + joined(awaited.replaced, ", ") +
                    " (« bareme importer --base … --notes FICHIER --remplacer »)");
  return lines;
}

// A mark in the scale of the épreuve, or a code of the list « note ».
report::Entry entry_of(const Session& session, ObjectId exam, std::size_t column) {
  const semantics::CheckedRegulation& rules = session.regulation();
  const auto text = [&](const values::Number& number) {
    return report::value_text(rules, values::Value::of(number), {});
  };
  report::Entry entry{column, "", "", {}, ""};
  std::optional<values::Number> high = rules.mark_type.high;
  if (rules.mark_maximum)
    if (const values::Value own = session.curriculum().attribute(exam, *rules.mark_maximum); own.is_number())
      high = own.number();
  const auto point = [](std::string number) {
    std::replace(number.begin(), number.end(), ',', '.');
    return number;
  };
  if (rules.mark_type.low) entry.low = point(rules.mark_type.low->exact_text());
  if (high) entry.high = point(high->exact_text());
  entry.hint = rules.mark_type.low && high ? fmt::format("Une note de {} à {}", text(*rules.mark_type.low), text(*high))
                                           : "Une note";
  std::string codes;
  if (const auto list = rules.list_named("note"); list.valid())
    for (const values::CodeId code : rules.code_lists[list.index()].codes) {
      entry.codes.push_back(rules.code(code).name);
      codes += (codes.empty() ? "" : ", ") + rules.code(code).name;
    }
  if (!codes.empty()) entry.hint += ", ou " + codes;
  return entry;
}

std::string title_of(const Session& session, const Paper& paper) {
  const std::string address = exam_label(session, paper.exam);
  return paper.session == 1 ? address : fmt::format("{}@{}", address, paper.session);
}

report::Sheet paper_sheet(const Session& session, const Paper& paper, const std::vector<std::size_t>& students) {
  const std::string title = title_of(session, paper);
  report::Sheet sheet{title, {"numéro", "nom", "prénom", title}, {}, {entry_of(session, paper.exam, 3)}};
  for (const std::size_t one : students) {
    const plan::Student& student = session.promotion().students[one];
    sheet.rows.push_back({student.number, student.name, student.first_name, ""});
  }
  return sheet;
}

// A name any system takes.
std::string file_name(std::string name) {
  for (char& c : name)
    if (std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = '-';
  return name;
}

}  // namespace

void Shell::write_sheets(std::string_view rest) {
  const fs::path folder{std::string(rest)};
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return refuse(problems::unwritable_file(folder.string(), problem.message()), rest);
  std::map<std::string, std::vector<report::Sheet>> books;  // by teacher, else by épreuve
  std::vector<Row> rows;
  const AwaitedPapers awaited = awaited_papers(session_);
  for (const auto& [paper, students] : awaited.papers) {
    const std::string teacher = teacher_of(session_, paper.exam), title = title_of(session_, paper);
    report::Sheet sheet = paper_sheet(session_, paper, students);
    const fs::path csv = folder / (file_name(title) + ".csv");
    if (const std::string failed = report::write_sheets(csv.string(), {sheet}); !failed.empty())
      return refuse(problems::unwritable_file(csv.string(), failed), rest);
    const std::string book = file_name(teacher.empty() ? title : teacher) + ".xlsx";
    rows.push_back({title, counted(students.size(), "étudiant"), csv.filename().string(), book});
    books[book].push_back(std::move(sheet));
  }
  for (const auto& [name, sheets] : books)
    if (const std::string failed = report::write_sheets((folder / name).string(), sheets); !failed.empty())
      return refuse(problems::unwritable_file((folder / name).string(), failed), rest);
  const Lines without = told_without_sheet(awaited);
  if (rows.empty() && without.empty()) return show({"  rien n'est attendu : aucune feuille"});
  if (rows.empty()) return show(without);
  show_page(columns(rows, {Align::Left, Align::Right, Align::Left, Align::Left}), "épreuves");
  show({fmt::format("✓ {} en CSV et {} dans {} : les cases à remplir sont ouvertes, le reste est protégé",
                    counted(rows.size(), "feuille", "aucune"), counted(books.size(), "classeur"), folder.string()),
        "  à importer telles quelles : « bareme importer --base … --notes FEUILLE.csv »"});
  show(without);
  tell_bearing(Bearing::Names);
}

}  // namespace bareme::repl
