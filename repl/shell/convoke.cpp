// convoquer: who sits which épreuve at the next session, as acts of the jury; the list by épreuve, in the terminal or
// in a file.
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/record_json.hpp"
#include "report/table.hpp"
#include "report/workbook.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 8;

std::string exam_names(const Session& session, const Called& called) {
  std::string names;
  for (const semantics::ObjectId exam : called.exams)
    names += (names.empty() ? "" : ", ") + session.curriculum().address(exam);
  return names;
}

// « tous », « tous selon … », nothing: everybody; else a student and what follows.
bool everybody(std::string_view first) {
  return first.empty() || text::same_name(first, "tous") || text::same_name(first, "selon");
}

}  // namespace

void Shell::convoke(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (!words.empty() && text::same_name(words.front(), "liste")) {
    const std::string_view path = after(rest, words.front());
    return path.empty() ? show_called() : write_called(path);
  }
  std::optional<std::size_t> student;
  std::string_view order = rest;
  if (!everybody(words.empty() ? std::string_view() : words.front())) {
    const std::optional<Asked> asked = student_and_rest(rest, "convoquer");
    if (!asked) return;
    student = asked->student;
    order = asked->rest;
  } else if (!words.empty() && text::same_name(words.front(), "tous")) {
    order = after(rest, words.front());
  }
  diagnostics::Diagnostics problems;
  const std::optional<Calling> calling = session_.convoke(student, std::string(order), problems);
  if (!calling) return refuse(problems, order.empty() ? std::string_view(line_) : order);
  for (std::size_t i = 0; i < calling->lines.size(); ++i) {
    if (keep(calling->lines[i])) continue;
    diagnostics::Diagnostics ignored;
    session_.undo(calling->lines.size() - i, ignored);
    return;
  }
  Lines lines;
  for (const Called& one : calling->called)
    lines.push_back(fmt::format("  + {} : convoqué en session {} : {}", session_.student_name(one.student), one.session,
                                exam_names(session_, one)));
  if (replaying_) return show(lines);
  std::vector<std::string> remarks;
  if (calling->called.empty()) remarks.push_back("personne de plus à convoquer");
  if (calling->already != 0) remarks.push_back(counted(calling->already, "convocation") + " déjà là");
  if (calling->waiting != 0)
    remarks.push_back(counted(calling->waiting, "étudiant") + " en attente : on ne sait pas encore");
  if (!student && !calling->rule.empty() && !calling->called.empty())
    remarks.push_back(counted(calling->called.size(), "étudiant") + " que « " + calling->rule +
                      " » retient, parmi ceux que l'objet refuse");
  show_page(std::move(lines), "étudiants");
  if (!remarks.empty()) show({"  " + joined(remarks, " ; ")});
  if (!calling->called.empty()) show({"  (« convoquer liste » : par épreuve ; « enregistrer » : dans la base)"});
}

namespace {

using ByExam = std::map<std::pair<int, semantics::ObjectId>, std::vector<std::size_t>>;

ByExam by_exam(const Session& session) {
  ByExam found;
  for (const Called& one : session.convoked())
    for (const semantics::ObjectId exam : one.exams)
      found[{one.session, exam}].push_back(one.student);
  return found;
}

}  // namespace

// By épreuve, in the order of the maquette.
void Shell::show_called() {
  const ByExam called = by_exam(session_);
  if (called.empty()) return show({"  aucune convocation"});
  std::vector<Row> rows;
  for (const auto& [exam, students] : called) {
    std::string names;
    for (std::size_t i = 0; i < students.size() && i < named_at_most; ++i)
      names += (i == 0 ? "" : " · ") + session_.student_name(students[i]);
    if (students.size() > named_at_most) names += fmt::format(" et {}", others(students.size() - named_at_most));
    rows.push_back({session_.curriculum().address(exam.second), fmt::format("session {}", exam.first),
                    std::to_string(students.size()), names});
  }
  show_page(columns(rows, {Align::Left, Align::Left, Align::Right, Align::Left}), "épreuves");
}

namespace {

std::string called_json(const Session& session) {
  std::vector<report::Record> rows;
  for (const auto& [exam, students] : by_exam(session))
    for (const std::size_t one : students)
      rows.push_back({{{"numero", session.promotion().students[one].number},
                       {"epreuve", session.curriculum().address(exam.second)},
                       {"session", static_cast<std::int64_t>(exam.first)}}});
  report::Record record;
  record.add("promotion", session.promotion().name);
  record.add("convoques", std::move(rows));
  return report::record_json("convocations", record);
}

}  // namespace

// A row a student and an épreuve: what a service sends letters from.
void Shell::write_called(std::string_view path) {
  const std::string file(path);
  if (text::fold_word(std::filesystem::path(file).extension().string()) == ".json") {
    if (!write_whole(file, called_json(session_)))
      return refuse(problems::unwritable_file(file, "le dossier n'existe pas, ou n'accepte pas l'écriture"), path);
    show({"✓ " + file});
    return tell_bearing(Bearing::Numbers);
  }
  report::Sheet sheet{"Convocations", {"numéro", "nom", "prénom", "épreuve", "libellé", "session"}, {}, {}};
  const semantics::Curriculum& curriculum = session_.curriculum();
  for (const auto& [exam, students] : by_exam(session_))
    for (const std::size_t one : students) {
      const plan::Student& student = session_.promotion().students[one];
      std::string label;
      for (semantics::ObjectId at = exam.second; at.valid() && label.empty(); at = curriculum.object(at).parent)
        label = curriculum.object(at).label;
      sheet.rows.push_back({student.number, student.name, student.first_name, curriculum.address(exam.second), label,
                            std::to_string(exam.first)});
    }
  const std::string failed = report::write_sheets(file, {sheet});
  if (!failed.empty()) return refuse(problems::unwritable_file(file, failed), path);
  show({fmt::format("✓ {} : {}", file, counted(sheet.rows.size(), "convocation", "aucune"))});
  tell_bearing(Bearing::Names);
}

}  // namespace bareme::repl
