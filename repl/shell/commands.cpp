#include "repl/shell/commands.hpp"

#include <algorithm>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

// How many of the line's words `name` is, case, accents and plural apart; 0 when the line does not begin with it.
std::size_t words_matching(const std::string& name, const std::vector<std::string_view>& line) {
  const std::vector<std::string_view> words = words_of(name);
  if (words.size() > line.size()) return 0;
  return text::same_name(name, between(line.front(), line[words.size() - 1])) ? words.size() : 0;
}

bool abbreviates(const std::string& typed, const std::string& name) {
  return text::fold_word(name).compare(0, typed.size(), typed) == 0;
}

// « pourquoi pas » is written whole: what begins it abbreviates « pourquoi ».
bool begins_with_another(const std::string& name) {
  return std::any_of(shell_commands().begin(), shell_commands().end(), [&](const ShellCommand& command) {
    return command.name.size() < name.size() && name.starts_with(command.name + " ");
  });
}

const ShellCommand* whole_command(const std::vector<std::string_view>& words, std::size_t& count) {
  for (const ShellCommand& command : shell_commands()) {
    count = words_matching(command.name, words);
    for (const std::string& alias : command.aliases)
      count = std::max(count, words_matching(alias, words));
    if (count > 0) return &command;
  }
  return nullptr;
}

}  // namespace

CommandRead read_command(std::string_view line) {
  CommandRead read;
  const std::vector<std::string_view> words = words_of(line);
  if (words.empty()) return read;
  read.word = words.front();
  if (line.front() == '?') {  // « ?J204 » as well
    read.word = line.substr(0, 1);
    read.command = &*std::find_if(shell_commands().begin(), shell_commands().end(),
                                  [](const ShellCommand& command) { return command.name == "?"; });
    read.rest = trimmed(line.substr(1));
    return read;
  }
  for (const std::string& later : later_commands())
    if (const std::size_t count = words_matching(later, words); count > 0) {
      read.later = true;
      read.word = between(words.front(), words[count - 1]);
    }
  std::size_t count = 0;
  if (!read.later) read.command = whole_command(words, count);
  if (read.command != nullptr) read.word = between(words.front(), words[count - 1]);
  if (!read.later && read.command == nullptr) {
    const std::string typed = text::fold_word(words.front());
    for (const ShellCommand& command : shell_commands())
      if (!command.act && !command.whole && abbreviates(typed, command.name) && !begins_with_another(command.name)) {
        read.command = &command;
        read.candidates.push_back(command.name);
      }
    if (read.candidates.size() != 1)
      read.command = nullptr;
    else
      read.candidates.clear();
  }
  read.rest = after(line, read.word);
  return read;
}

// « accorder … ; accorder … ; enregistrer »: a « ; » outside quotes before a word that acts begins another command;
// others belong to what is typed (« et si … ; … »).
std::vector<std::string_view> commands_of(std::string_view line) {
  std::vector<std::string_view> commands;
  bool quoted = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] != ';' || quoted) continue;
    const CommandRead next = read_command(trimmed(line.substr(i + 1)));
    if (next.command == nullptr || !next.command->act) continue;
    commands.push_back(trimmed(line.substr(begin, i - begin)));
    begin = i + 1;
  }
  commands.push_back(trimmed(line.substr(begin)));
  return commands;
}

bool decides(std::string_view line) {
  static constexpr const char* acts[] = {"accorder",  "décider",  "ajourner", "enregistrer",
                                         "convoquer", "clôturer", "rouvrir"};
  const std::vector<std::string_view> commands = commands_of(trimmed(line));
  return std::any_of(commands.begin(), commands.end(), [](std::string_view one) {
    const std::string word(read_command(one).word);
    return std::any_of(std::begin(acts), std::end(acts), [&](const char* act) { return text::same_name(word, act); });
  });
}

bool Shell::answer(const std::string& line) {
  line_ = text::nfc(line);  // an é typed as e and its accent is the same é
  if (options_.measure) options_.width = options_.measure();
  headed_ = false;
  tell_meanwhile();
  if (confirming_) {
    confirm(trimmed(std::string_view(line_)));
    out_.flush();
    refresh_screen();
    return true;
  }
  for (const std::string_view typed : commands_of(trimmed(std::string_view(line_))))
    if (!typed.empty() && typed.front() != '#') interpret(typed);
  out_.flush();
  refresh_screen();
  return !leaving_;
}

// What the projected page keeps of the command before this one.
void Shell::about_to(const ShellCommand& command) {
  if (!command.of_page) forget_supposed();
  if (command.act && !replaying_) scene_.before = standings(session_);
}

void Shell::forget_supposed() {
  scene_.supposed.clear();
  scene_.supposed_changes.clear();
  scene_.compared.reset();
}

namespace {

// « accorder R11 INF 0,5 points motif "…" », of what follows « points ».
std::string granting(std::string_view word, std::string_view rest) {
  std::string form = "accorder " + std::string(rest);
  const std::size_t motive = form.find(" motif ");
  if (form.find(std::string(word)) == std::string::npos)
    form.insert(motive == std::string::npos ? form.size() : motive, " " + std::string(word));
  return motive == std::string::npos ? form + " motif \"…\"" : form;
}

}  // namespace

bool is_granted(const Session& session, std::string_view word) {
  const auto& facts = session.regulation().facts;
  bool any = false;
  const bool named = std::any_of(facts.begin(), facts.end(), [&](const semantics::Fact& fact) {
    const bool act = fact.source == semantics::FactSource::Act && fact.type.kind == values::Kind::Number;
    any = any || act;
    return act && text::same_name(fact.name, word);
  });
  return named || (any && text::same_name(word, "points"));
}

// A command; else an expression about the student in view; else a student, who is then shown.
void Shell::interpret(std::string_view line) {
  const CommandRead read = read_command(line);
  if (read.later) return refuse(problems::not_yet(std::string(read.word)), read.word);
  if (read.command != nullptr) {
    about_to(*read.command);
    return (this->*read.command->run)(read.rest);
  }
  forget_supposed();
  if (const auto words = words_of(line); words.size() == 2 && begins_with_label(words)) return sheet(line);
  if (const std::string_view rest = after(line, read.word); is_granted(session_, read.word) && tells_somebody(rest))
    return refuse(problems::act_without_its_verb(std::string(read.word), granting(read.word, rest)), read.word);
  if (!names_the_maquette(read.word) && tells_somebody(after(line, read.word))) return refuse_word(read);
  if (names_the_maquette(read.word) || line.find_first_of("=<>+*/().") != std::string_view::npos) return compute(line);
  if (session_.find_students(std::string(line)).one()) return sheet(line);
  refuse_word(read);
}

void Shell::refuse_word(const CommandRead& read) {
  if (read.candidates.size() > 1)
    return refuse(problems::ambiguous_command(std::string(read.word), read.candidates), read.word);
  std::vector<std::string> names;
  for (const ShellCommand& command : shell_commands())
    if (!command.act) names.push_back(command.name);
  for (const plan::Student& student : session_.promotion().students)
    names.push_back(student.name);
  refuse(problems::unknown_command(std::string(read.word), names), read.word);
}

}  // namespace bareme::repl
