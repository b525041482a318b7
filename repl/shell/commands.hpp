// The words of the jury shell: what may be typed, how it is written, what it does. Read by the shell, its help and its
// completion.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bareme {
class Session;
}

namespace bareme::repl {

class Shell;

struct ShellCommand {
  enum class Takes { Nothing, Object, Student, StudentAndValue, StudentAndPoses, Condition, Act, Anything };
  std::string name;                  // "et si"
  std::vector<std::string> aliases;  // other words for it, English ones among them: accepted, not offered
  void (Shell::*run)(std::string_view);
  Takes takes;
  std::string form;  // "pourquoi ÉTU QUOI [--tout]"
  std::string purpose;
  std::string example;
  bool act = false;      // changes what stands: written whole, never offered nor guessed
  bool whole = false;    // written whole: « p » and « b » stay « pourquoi » and « bilan »
  bool of_page = false;  // about the projected page: what was asked before stays on it
};

const std::vector<ShellCommand>& shell_commands();

// Commands of a jury that writes, or of scenarios: refused by name, so that nobody thinks an act was recorded.
const std::vector<std::string>& later_commands();

// The command a line begins with, and what follows it. No command: `candidates` are those its first word may
// abbreviate.
struct CommandRead {
  const ShellCommand* command = nullptr;
  bool later = false;
  std::string_view word, rest;
  std::vector<std::string> candidates;
};
CommandRead read_command(std::string_view line);

// What a line does one after another: « accorder … ; accorder … ; enregistrer ».
std::vector<std::string_view> commands_of(std::string_view line);
// « points », the name of an act that is a number: what « accorder » gives.
bool is_granted(const Session& session, std::string_view word);
// Does one of them decide, write, or call students? Recalled from the history, such a line is confirmed.
bool decides(std::string_view line);

}  // namespace bareme::repl
