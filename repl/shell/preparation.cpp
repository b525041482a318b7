// préparation: what a jury still waits for, by épreuve, and the dossiers a choice is open on; in the terminal or, for
// another program, in a file.
#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include <fmt/format.h>

#include "repl/shell/list_failing.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/record_json.hpp"
#include "session/failing.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 8;

struct Awaited {  // an épreuve or an entry, in the order it was first met
  std::string label;
  std::vector<std::size_t> students;
};

struct Preparation {
  std::vector<Awaited> awaited;
  std::size_t incomplete = 0, open = 0;
};

bool has_open_choice(const Session& session, std::size_t student) {
  const auto choices = session.choices(student);
  return std::any_of(choices.begin(), choices.end(),
                     [](const OpenChoice& one) { return one.state == values::State::Present; });
}

class Gathered {
 public:
  explicit Gathered(const Session& session) : session_(session) {
    for (const semantics::ObjectId object : with_result(session, objects_below(session, session.curriculum().root())))
      results_.push_back(*result_cell(session, object));
  }

  Preparation all() {
    for (std::size_t student = 0; student < session_.promotion().size(); ++student) {
      found_.incomplete += of_student(student) ? 1 : 0;
      found_.open += has_open_choice(session_, student) ? 1 : 0;
    }
    return std::move(found_);
  }

 private:
  bool of_student(std::size_t student) {
    bool any = false;
    for (const plan::CellKey& result : results_)
      for (const plan::InputKey& input : session_.awaited(student, result)) {
        std::vector<std::size_t>& students = on(input).students;
        if (students.empty() || students.back() != student) students.push_back(student);
        any = true;
      }
    return any;
  }
  // Two inputs of one name are one line.
  Awaited& on(const plan::InputKey& input) {
    const auto [known, unseen] = by_input_.try_emplace(input, 0);
    if (unseen) {
      const auto [named, fresh] = by_label_.try_emplace(session_.input_label(input), found_.awaited.size());
      if (fresh) found_.awaited.push_back({named->first, {}});
      known->second = named->second;
    }
    return found_.awaited[known->second];
  }

  const Session& session_;
  std::vector<plan::CellKey> results_;
  std::unordered_map<plan::InputKey, std::size_t> by_input_;
  std::unordered_map<std::string, std::size_t> by_label_;
  Preparation found_;
};

std::string preparation_json(const Session& session, const Preparation& found) {
  report::Record record;
  record.add("promotion", session.promotion().name);
  record.count("incomplets", found.incomplete);
  record.count("choix_ouverts", found.open);
  std::vector<report::Record> awaited;
  for (const Awaited& one : found.awaited) {
    std::vector<std::string> numbers;
    for (const std::size_t student : one.students)
      numbers.push_back(session.promotion().students[student].number);
    awaited.push_back({{{"quoi", one.label}, {"numeros", std::move(numbers)}}});
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
  const Preparation found = Gathered(session_).all();
  if (!words.empty()) {
    const std::string file(rest);
    diagnostics::Diagnostics problems;
    if (!session_.evaluate({}, problems)) return refuse(problems, rest);
    if (!write_whole(file, preparation_json(session_, found)))
      return refuse(problems::unwritable_file(file, "le dossier n'existe pas, ou n'accepte pas l'écriture"), rest);
    return show({"✓ " + file});
  }
  Lines lines;
  std::vector<Row> rows;
  for (const Awaited& one : found.awaited) {
    std::string names;
    for (std::size_t i = 0; i < one.students.size() && i < named_at_most; ++i)
      names += (i == 0 ? "" : " ") + session_.student_number(one.students[i]);
    if (one.students.size() > named_at_most) names += fmt::format(" et {} autres", one.students.size() - named_at_most);
    rows.push_back({one.label, std::to_string(one.students.size()), names});
  }
  const std::size_t exams = found.awaited.size();
  lines.push_back(exams == 0 ? "  rien n'est attendu"
                             : fmt::format("  attendu : {} incomplet{}, {} ou entrée{}",
                                           counted(found.incomplete, "dossier"), found.incomplete > 1 ? "s" : "",
                                           counted(exams, "épreuve", "aucune"), exams > 1 ? "s" : ""));
  for (std::string& line : table(rows, {Align::Left, Align::Right, Align::Left}, options_.width, Titles::None))
    lines.push_back(std::move(line));
  for (std::string& line : failing_lines(session_, options_.width))
    lines.push_back(std::move(line));
  if (session_.jury().session)
    lines.push_back(
        fmt::format("  {} où un choix est ouvert au jury : « fiche » les montre", counted(found.open, "dossier")));
  show_page(std::move(lines), "lignes");
}

}  // namespace bareme::repl
