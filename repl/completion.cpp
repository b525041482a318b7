#include "repl/completion.hpp"

#include <algorithm>

#include "repl/commands/papers.hpp"
#include "repl/completion_act.hpp"
#include "repl/shell/commands.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/text.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using Takes = ShellCommand::Takes;

bool opens(const std::string& name, const std::string& folded) {
  return text::fold_word(name).compare(0, folded.size(), folded) == 0;
}

class Completer {
 public:
  Completer(const Session& session, std::string_view typed) : session_(session), typed_(typed) {}

  Completion completion() {
    const CommandRead read = read_command(typed_);
    const bool past_command = read.command != nullptr && (!read.rest.empty() || ends_with_blank() || read.word == "?");
    if (!past_command) {
      commands();
      values(last_word());
      if (!trimmed(typed_).empty()) students(trimmed(typed_));
    } else {
      arguments(*read.command, read.rest);
    }
    done_.common = common();
    if (read.command != nullptr) done_.hint = read.command->form;
    return std::move(done_);
  }

 private:
  bool ends_with_blank() const { return !typed_.empty() && typed_.back() == ' '; }

  // From the last blank, sign or parenthesis on.
  std::string_view last_word() const {
    const std::size_t cut = typed_.find_last_of(" \t();=<>+*/");
    return typed_.substr(cut == std::string_view::npos ? 0 : cut + 1);
  }

  // `text` in place of what is typed from `from` on.
  void offer(std::string_view from, const std::string& text, std::string shown) {
    std::string line(typed_.substr(0, static_cast<std::size_t>(from.data() - typed_.data())));
    line += text;
    const bool known = std::any_of(done_.candidates.begin(), done_.candidates.end(),
                                   [&](const auto& one) { return one.line == line; });
    if (!known) done_.candidates.push_back({std::move(line), std::move(shown)});
  }

  void commands() {
    const std::string folded = text::fold_word(trimmed(typed_));
    const std::string_view from = typed_.substr(std::min(typed_.find_first_not_of(' '), typed_.size()));
    for (const ShellCommand& command : shell_commands())
      if (command.name != "?" && !command.act && opens(command.name, folded)) offer(from, command.name, command.form);
  }

  void arguments(const ShellCommand& command, std::string_view rest) {
    if (rest.empty()) rest = typed_.substr(typed_.size());
    switch (command.takes) {
      case Takes::Nothing:
        return command.name == "exporter" ? papers(rest) : void();
      case Takes::Object:
        return objects(rest);
      case Takes::Student:
        return students(rest);
      case Takes::StudentAndValue:
      case Takes::StudentAndPoses:
        if (codes()) return;
        students(rest);
        if (!rest.empty()) values(last_word());
        return;
      case Takes::Condition:
        if (codes()) return;
        for (const char* word : {"dont", "tri", "décroissant"})
          if (opens(word, text::fold_word(last_word())) && (!last_word().empty() || *word == 'd'))
            offer(last_word(), word, word);
        return values(last_word());
      case Takes::Act:
        return act(command, rest);
      case Takes::Anything:
        return values(last_word());
    }
  }

  void papers(std::string_view rest) {
    std::vector<std::string> names = papers_of(session_);
    names.insert(names.begin(), "ecran");
    for (const std::string& name : names)
      if (opens(name, text::fold_word(rest))) offer(rest, name, name);
  }

  // « accorder mor », then an object, « 0,3 points », « motif " ».
  void act(const ShellCommand& command, std::string_view rest) {
    const auto [student, after_name] = named(rest);
    if (!student) return students(rest);
    const std::vector<std::string_view> words = words_of(after_name);
    const bool begun = !words.empty() && !ends_with_blank();  // its last word is being typed
    const std::size_t whole = words.size() - (begun ? 1 : 0);
    const std::string_view word = begun ? words.back() : typed_.substr(typed_.size());
    if (after_name.find('"') != std::string_view::npos) return;
    for (const ActChoice& choice : act_choices(session_, *student, command.name,
                                               {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(whole)}))
      if (opens(choice.text, text::fold_word(word))) offer(word, choice.text, choice.shown);
    done_.spaced = done_.candidates.empty() || done_.candidates.front().line.back() != '"';
  }

  // The longest opening of the words that is one student, once a blank follows it; and what comes after.
  std::pair<std::optional<std::size_t>, std::string_view> named(std::string_view rest) const {
    const std::vector<std::string_view> words = words_of(rest);
    for (std::size_t count = words.size(); count > 0; --count) {
      const std::string_view opening = between(words.front(), words[count - 1]);
      const Found found = session_.find_students(std::string(opening));
      if (!found.one()) continue;
      const std::string_view left = repl::after(rest, opening);
      if (left.empty() && !ends_with_blank()) return {};
      return {found.students.front(), left};
    }
    return {};
  }

  std::string status(std::size_t student) const {
    const auto objects = with_result(session_, objects_below(session_, session_.curriculum().root()));
    if (objects.empty()) return "";
    const plan::CellKey cell = *result_cell(session_, objects.front());
    const values::Value value = session_.value(student, cell);
    return "   " + session_.curriculum().address(cell.object) + " " + report::symbol(session_.regulation(), value) +
           " " + report::value_text(session_.regulation(), value, session_.type(cell));
  }

  // « S7.résultat = », « est A »: the codes of what stands before the sign; false when no sign is there, or no list.
  bool codes() {
    const std::string_view word = last_word();
    std::string_view before = trimmed(typed_.substr(0, typed_.size() - word.size()));
    if (before.ends_with("="))
      before.remove_suffix(1);
    else if (const auto words = words_of(before); !words.empty() && words.back() == "est")
      before.remove_suffix(3);
    else
      return false;
    const std::vector<std::string_view> words = words_of(before);
    if (words.empty()) return false;
    const semantics::ListId list = list_of(words.back());
    if (!list.valid()) return false;
    const std::string folded = text::fold_word(word);
    for (const values::CodeId id : session_.regulation().code_lists[list.index()].codes) {
      const semantics::Code& code = session_.regulation().code(id);
      if (opens(code.name, folded)) offer(word, code.name, session_.described(code));
    }
    return true;
  }
  // The list an address takes its codes from: « S7.résultat », « BDD7.EF » for a mark.
  semantics::ListId list_of(std::string_view address) const {
    const semantics::CheckedRegulation& regulation = session_.regulation();
    for (const ObjectId object : session_.curriculum().find(std::string(address)))
      if (session_.curriculum().object(object).level == regulation.lowest) return regulation.list_named("note");
    const std::size_t dot = address.rfind('.');
    if (dot == std::string_view::npos) return {};
    for (const ObjectId object : session_.curriculum().find(std::string(address.substr(0, dot))))
      if (const auto quantity = regulation.quantity_named(session_.curriculum().object(object).level,
                                                          std::string(address.substr(dot + 1)));
          quantity.valid() && regulation.quantity(quantity).type.kind == values::Kind::Code)
        return regulation.quantity(quantity).type.list;
    return {};
  }

  // A name that designates one student is completed by it, another by the name and the number: what was typed stays.
  void students(std::string_view rest) {
    std::vector<std::size_t> found;
    if (!rest.empty())
      found = ends_with_blank() ? std::vector<std::size_t>{} : session_.find_students(std::string(rest)).students;
    else
      for (std::size_t student = 0; student < session_.promotion().size(); ++student)
        found.push_back(student);
    for (const std::size_t student : found) {
      const plan::Student& who = session_.promotion().students[student];
      if (session_.names_hidden()) {
        offer(rest, session_.student_name(student), session_.student_name(student) + status(student));
        continue;
      }
      const std::string name = who.first_name.empty() ? who.name : who.name + " " + who.first_name;
      const bool alone = session_.find_students(name).one();
      const bool named = !alone && opens(name, text::fold_word(rest));
      offer(rest,
            alone   ? name
            : named ? name + " " + who.number
                    : who.number,
            session_.student_name(student) + status(student));
    }
  }

  void objects(std::string_view rest) {
    const std::string folded = text::fold_word(rest);
    for (const ObjectId object : with_result(session_, objects_below(session_, session_.curriculum().root())))
      if (const std::string address = session_.curriculum().address(object); opens(address, folded))
        offer(rest, address, title(session_, object));
  }

  // « BD » → BDD7, BDD7.EF…; « BDD7.mo » → BDD7.moyenne; « moy » → moyenne.
  void values(std::string_view word) {
    const std::size_t dot = word.rfind('.');
    if (dot != std::string_view::npos)
      for (const ObjectId object : session_.curriculum().find(std::string(word.substr(0, dot))))
        members(object, word, word.substr(dot + 1));
    if (word.empty()) return;
    const std::string folded = text::fold_word(word);
    for (const std::string& address : session_.addresses())
      if (opens(address, folded)) {
        offer(word, address, address);
        done_.spaced = false;
      }
    for (const std::string& name : session_.quantity_names())
      if (opens(name, folded)) quantity(word, name);
  }

  // « résultat » is nobody's: « CING2.résultat », « S7.résultat » are. A word of the student's own, or of a calculation
  // that begins (« moyenne des… »), stands alone.
  void quantity(std::string_view word, const std::string& name) {
    const semantics::CheckedRegulation& regulation = session_.regulation();
    if (regulation.quantity_named(regulation.student, name).valid()) return offer(word, name, name);
    std::size_t offered = 0;
    for (const ObjectId object : with_result(session_, objects_below(session_, session_.curriculum().root()))) {
      constexpr std::size_t enough = 8;
      if (!regulation.quantity_named(session_.curriculum().object(object).level, name).valid()) continue;
      const std::string address = session_.curriculum().address(object) + "." + name;
      if (++offered <= enough) offer(word, address, address);
    }
    if (offered == 0) offer(word, name, name);
  }

  void members(ObjectId object, std::string_view word, std::string_view after_dot) {
    const std::string folded = text::fold_word(after_dot);
    const std::string before(word.substr(0, word.size() - after_dot.size()));
    for (const semantics::Quantity& quantity : session_.regulation().quantities)
      if (quantity.level == session_.curriculum().object(object).level &&
          quantity.role != semantics::Quantity::Role::Local && opens(quantity.name, folded))
        offer(word, before + quantity.name, before + quantity.name);
  }

  std::string common() const {
    if (done_.candidates.empty()) return std::string(typed_);
    std::string shared = done_.candidates.front().line;
    for (const auto& candidate : done_.candidates) {
      const auto differ = std::mismatch(shared.begin(), shared.end(), candidate.line.begin(), candidate.line.end());
      shared.erase(differ.first, shared.end());
    }
    while (!shared.empty() && !text::is_valid_utf8(shared))
      shared.pop_back();  // never half a letter
    return shared.size() < typed_.size() ? std::string(typed_) : shared;
  }

  const Session& session_;
  std::string_view typed_;
  Completion done_;
};

}  // namespace

Completion complete(const Session& session, std::string_view typed) { return Completer(session, typed).completion(); }

}  // namespace bareme::repl
