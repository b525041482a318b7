// préparation: what a jury still waits for, by épreuve, and the dossiers a choice is open on; in the terminal or, for
// another program, in a file.
#include <algorithm>
#include <filesystem>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "repl/shell/list_failing.hpp"
#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/preparing.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/record_json.hpp"
#include "session/failing.hpp"
#include "session/waits.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 8, objects_at_most = 4, name_width = 40;

struct Awaited {  // an épreuve or an entry, in the order of the maquette
  plan::InputKey input;
  std::string label, teacher;
  std::vector<std::size_t> students;
};

struct Preparation {
  std::vector<Awaited> awaited;
  std::size_t incomplete = 0;
  OpenToChoice open;
};

// Two inputs of one name are one line; who has a code to be replaced, another.
std::vector<Awaited> by_name(const Session& session, const AwaitedByStudent& awaited) {
  std::vector<Awaited> found;
  std::unordered_map<plan::InputKey, std::string> labels;
  std::unordered_map<std::string, std::size_t> by_label;
  for (const auto& [student, inputs] : awaited)
    for (const plan::InputKey& input : inputs) {
      const auto [known, unseen] = labels.try_emplace(input);
      if (unseen) known->second = awaited_label(session, input);
      const std::string label = known->second + code_to_replace(session, student, input);
      const auto [named, fresh] = by_label.try_emplace(label, found.size());
      if (fresh) found.push_back({input, label, teacher_of(session, input.object), {}});
      std::vector<std::size_t>& students = found[named->second].students;
      if (students.empty() || students.back() != student) students.push_back(student);
    }
  const MaquetteOrder before(session.curriculum());
  std::stable_sort(found.begin(), found.end(),
                   [&](const Awaited& left, const Awaited& right) { return before(left.input, right.input); });
  return found;
}

// What the jury has pronounced, in this session or before: examined no more.
class Pronounced {
 public:
  explicit Pronounced(const Session& session) : session_(session) {
    for (const Taken& one : session.taken())
      said_.insert(key(one.student, one.object));
    for (const jury::Act& act : session.log().acts())
      if (act.kind == jury::Act::Kind::Decision) said_.insert(key(act.student, act.object));
  }
  bool operator()(std::size_t student, semantics::ObjectId object) const {
    return said_.contains(key(student, object));
  }

 private:
  static std::string key(const std::string& number, const std::string& address) { return number + '\n' + address; }
  std::string key(std::size_t student, semantics::ObjectId object) const {
    const semantics::Curriculum& curriculum = session_.curriculum();
    return key(session_.promotion().students[student].number,
               object == curriculum.root() ? "" : curriculum.address(object));
  }
  const Session& session_;
  std::unordered_set<std::string> said_;
};

OpenToChoice still_open(const Session& session) {
  const Pronounced pronounced(session);
  OpenToChoice open = open_to_choice(session);
  for (auto one = open.begin(); one != open.end();) {
    const std::size_t student = one->first;
    std::erase_if(one->second, [&](semantics::ObjectId object) { return pronounced(student, object); });
    one = session.is_closed(student) || one->second.empty() ? open.erase(one) : std::next(one);
  }
  return open;
}

Preparation gathered(const Session& session) {
  AwaitedByStudent awaited = awaited_of(session, results_of(session));
  std::erase_if(awaited, [&](const auto& one) { return session.is_closed(one.first); });
  return {by_name(session, awaited), awaited.size(), still_open(session)};
}

std::string preparation_json(const Session& session, const Preparation& found) {
  report::Record record;
  record.add("promotion", session.promotion().name);
  record.count("incomplets", found.incomplete);
  record.count("choix_ouverts", found.open.size());
  std::vector<report::Record> awaited;
  for (const Awaited& one : found.awaited) {
    std::vector<std::string> numbers;
    for (const std::size_t student : one.students)
      numbers.push_back(session.promotion().students[student].number);
    report::Record record_of_one{{{"quoi", one.label}, {"numeros", std::move(numbers)}}};
    if (!one.teacher.empty()) record_of_one.add("enseignant", one.teacher);
    awaited.push_back(std::move(record_of_one));
  }
  record.add("attendus", std::move(awaited));
  std::vector<report::Record> stopped;
  for (const Failure& failure : failures(session, session.every_cell())) {
    std::vector<std::string> numbers;
    for (const std::size_t student : failure.students)
      numbers.push_back(session.promotion().students[student].number);
    stopped.push_back({{{"quoi", failure.why}, {"numeros", std::move(numbers)}}});
  }
  if (!stopped.empty()) record.add("en_erreur", std::move(stopped));
  return report::record_json("préparation", record);
}

bool is_json(std::string_view path) {
  return text::fold_word(std::filesystem::path(path).extension().string()) == ".json";
}

}  // namespace

// préparation [feuilles DOSSIER | FICHIER.json]
void Shell::prepare(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (!words.empty() && text::same_name(words.front(), "feuilles")) {
    const std::string_view folder = after(rest, words.front());
    if (folder.empty()) return refuse(problems::missing_word("feuilles", "préparation feuilles saisie"), rest);
    return write_sheets(folder);
  }
  if (!words.empty() && !is_json(rest))
    return refuse(problems::missing_word("préparation", "préparation [feuilles DOSSIER | FICHIER.json]"), rest);
  diagnostics::Diagnostics problems;
  if (!session_.evaluate({}, problems)) return refuse(problems, rest.empty() ? line_ : rest);
  const Preparation found = gathered(session_);
  if (!words.empty()) {
    const std::string file(rest);
    if (!write_whole(file, preparation_json(session_, found)))
      return refuse(problems::unwritable_file(file, "le dossier n'existe pas, ou n'accepte pas l'écriture"), rest);
    show({"✓ " + file});
    return tell_bearing(Bearing::Numbers);
  }
  const std::size_t exams = found.awaited.size();
  Lines lines{exams == 0 ? "  rien n'est attendu"
                         : fmt::format("  attendu : {} incomplet{}, {} ou entrée{}",
                                       counted(found.incomplete, "dossier"), found.incomplete > 1 ? "s" : "",
                                       counted(exams, "épreuve", "aucune"), exams > 1 ? "s" : "")};
  const bool taught =
      std::any_of(found.awaited.begin(), found.awaited.end(), [](const Awaited& one) { return !one.teacher.empty(); });
  std::vector<Row> rows;
  for (const Awaited& one : found.awaited) {
    std::vector<std::size_t> students = one.students;
    forget_order(students);
    std::string names;
    for (std::size_t i = 0; i < students.size() && i < named_at_most; ++i)
      names += (i == 0 ? "" : " ") + session_.student_number(students[i]);
    if (students.size() > named_at_most) names += fmt::format(" et {}", others(students.size() - named_at_most));
    Row row{one.label, std::to_string(students.size()), names};
    if (taught) row.insert(row.begin() + 1, one.teacher);
    rows.push_back(std::move(row));
  }
  std::vector<Align> aligns{Align::Left, Align::Right, Align::Left};
  if (taught) aligns.insert(aligns.begin(), Align::Left);
  for (std::string& line : table(rows, aligns, options_.width, Titles::None))
    lines.push_back(std::move(line));
  for (std::string& line : failing_lines(session_, options_.width))
    lines.push_back(std::move(line));
  if (session_.jury().session)
    for (std::string& line : dossiers_to_examine(found.open))
      lines.push_back(std::move(line));
  show_page(std::move(lines), "lignes");
}

// « Wu Y (E010)  CING2 ✗ AJ · SH7 ✗ AJ »: whose fate the jury may choose, and on what.
Shell::Lines Shell::dossiers_to_examine(const OpenToChoice& open) {
  if (open.empty()) return {"  aucun dossier où un choix est ouvert au jury"};
  std::vector<std::size_t> students;
  for (const auto& [student, objects] : open)
    students.push_back(student);
  forget_order(students);
  std::vector<Row> rows;
  for (const std::size_t student : students) {
    std::vector<std::string> where;
    for (const semantics::ObjectId object : open.at(student))
      if (const auto cell = result_cell(session_, object))
        where.push_back(session_.curriculum().address(object) + " " + words(session_.value(student, *cell), *cell));
    if (where.size() > objects_at_most) {
      const std::string left = " et " + others(where.size() - objects_at_most);
      where.resize(objects_at_most);
      where.back() += left;
    }
    rows.push_back({text::truncate(session_.student_name(student), name_width), joined(where, " · ")});
  }
  Lines lines{fmt::format("  à examiner : {} où un choix est ouvert au jury (« fiche {} » dit lequel)",
                          counted(open.size(), "dossier"), session_.student_number(students.front()))};
  for (std::string& line : table(rows, {Align::Left, Align::Left}, options_.width, Titles::None))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace bareme::repl
