// Who and what a line speaks of.
#include <algorithm>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

// « fontaine » is a word of « de La Fontaine Jean (E002) »; « font » only of three letters or more begins one.
bool is_name_word(const std::string& student, std::string_view word) {
  constexpr std::size_t telling = 3;
  const std::string folded = text::fold_word(word);
  std::string name = text::fold_word(student);
  for (char& c : name)
    if (c == '-' || c == '\'' || c == '(' || c == ')') c = ' ';
  for (const std::string_view own : words_of(name))
    if (own == folded || (folded.size() >= telling && own.substr(0, folded.size()) == folded)) return true;
  return false;
}

// The longest opening of the words that names students, in bytes; empty when none does.
std::string_view naming(const Session& session, const std::vector<std::string_view>& words) {
  for (std::size_t count = words.size(); count > 0; --count) {
    const std::string_view opening = between(words.front(), words[count - 1]);
    const Found found = session.find_students(std::string(opening));
    if (found.students.empty()) continue;
    const std::string name = session.student_name(found.students.front());
    if (std::all_of(words.begin() + 1, words.begin() + static_cast<std::ptrdiff_t>(count),
                    [&](std::string_view word) { return is_name_word(name, word); }))
      return opening;
  }
  return {};
}

std::string_view before_dot(std::string_view word) { return word.substr(0, std::min(word.find('.'), word.size())); }

bool is_whole(const plan::Student& student, std::string_view typed) {
  return text::same_name(typed, student.number) || text::same_name(typed, student.name + " " + student.first_name);
}

bool begins_with_word(const std::string& name, const std::string& folded) {
  const std::string own = text::fold_name(name);
  return own == folded || own.compare(0, folded.size() + 1, folded + " ") == 0;
}

}  // namespace

bool Shell::names_the_maquette(std::string_view word) const {
  const std::string folded = text::fold_name(word.substr(0, std::min(word.find_first_of(".=<>("), word.size())));
  if (folded.empty()) return false;
  const auto named = [&](const std::string& name) { return begins_with_word(name, folded); };
  const std::vector<std::string> addresses = session_.addresses(), quantities = session_.quantity_names();
  const auto& facts = session_.regulation().facts;
  return std::any_of(addresses.begin(), addresses.end(), named) ||
         std::any_of(quantities.begin(), quantities.end(), named) ||
         std::any_of(facts.begin(), facts.end(), [&](const semantics::Fact& fact) { return named(fact.name); });
}

bool Shell::tells_somebody(std::string_view text) const {
  const std::vector<std::string_view> words = words_of(text);
  const std::vector<std::string_view> own = line_.empty() ? words : words_of(trimmed(std::string_view(line_)));
  if (words.empty() || own.empty() || !naming(session_, {own.front()}).empty()) return false;
  return std::any_of(
      session_.promotion().students.begin(), session_.promotion().students.end(), [&](const plan::Student& student) {
        return text::same_name(words.front(), student.number) || text::same_name(words.front(), student.name);
      });
}

// « Élève 12 », names hidden, whatever the règlement calls « élève ».
bool Shell::begins_with_label(const std::vector<std::string_view>& words) const {
  return session_.names_hidden() && words.size() > 1 && text::same_name(words.front(), "élève") &&
         session_.find_students(std::string(between(words[0], words[1]))).one();
}

std::optional<Shell::Asked> Shell::student_and_rest(std::string_view text, const char* command) {
  const std::vector<std::string_view> words = words_of(text);
  if (words.empty() && focus_) return Asked{*focus_, text, false};
  if (words.empty()) {
    refuse(problems::no_student_in_view(command), line_);
    return std::nullopt;
  }
  const bool of_maquette = !begins_with_label(words) && names_the_maquette(words.front());
  if (of_maquette && focus_) return Asked{*focus_, text, false};
  std::string_view name = naming(session_, words);
  std::string_view rest = name.empty() ? text : after(text, name);
  const std::string_view dotted = before_dot(words.front());
  if (name.empty() && dotted.size() < words.front().size() &&
      !session_.find_students(std::string(dotted)).students.empty()) {
    name = dotted;
    rest = trimmed(text.substr(dotted.size() + 1));
  }
  if (name.empty() && of_maquette) {
    refuse(problems::no_student_in_view(command), words.front());
    return std::nullopt;
  }
  if (name.empty()) name = words.front();
  diagnostics::Diagnostics problems;
  const std::optional<std::size_t> student = session_.student(std::string(name), problems);
  if (!student) {
    refuse(problems, name);
    return std::nullopt;
  }
  focus_ = student;
  return Asked{*student, rest, is_whole(session_.promotion().students[*student], name)};
}

std::optional<semantics::ObjectId> Shell::object(std::string_view text) {
  const std::vector<semantics::ObjectId> found = session_.curriculum().find(std::string(text));
  if (found.size() == 1) {
    scene_.object = found.front();
    return found.front();
  }
  std::vector<std::string> known;
  for (const semantics::ObjectId one : with_result(session_, objects_below(session_, session_.curriculum().root())))
    known.push_back(session_.curriculum().address(one));
  refuse(problems::unknown_object(std::string(text), known.empty() ? session_.addresses() : known), text);
  return std::nullopt;
}

// « S7 validé »: an object, a blank, and the rest of a name of what it has; with the dot that is missing.
std::string Shell::remedy_of(std::string_view typed) const {
  const std::vector<std::string_view> words = words_of(typed);
  const std::vector<std::string> quantities = session_.quantity_names();
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (session_.curriculum().find(std::string(words[i])).size() != 1) continue;
    for (const std::string& quantity : quantities)
      if (text::same_name(quantity, words[i + 1]))
        return "mettre un point entre l'objet et ce qu'on en demande : « " + std::string(words[i]) + "." + quantity +
               " »";
  }
  for (const std::string_view word : words) {
    const std::string folded = text::fold_word(word.substr(0, word.find_first_of("=<>")));
    if (folded == "nom" || folded == "prenom")
      return "un étudiant se cherche par son nom seul : « fiche MARTIN », ou « MARTIN »";
  }
  return "";
}

void Shell::refuse_typed(const diagnostics::Diagnostics& diagnostics, std::string_view at) {
  const std::string remedy = remedy_of(at);
  if (remedy.empty() || diagnostics.all().empty()) return refuse(diagnostics, at);
  const diagnostics::Diagnostic& found = diagnostics.all().front();
  refuse(diagnostics::Diagnostic(found.code(), found.place(), found.message()).mark(found.mark()).help(remedy), at);
}

}  // namespace bareme::repl
