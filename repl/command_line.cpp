#include "repl/command_line.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "diagnostics/diagnostic.hpp"
#include "repl/command_options.hpp"
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/options.hpp"
#include "repl/help_layout.hpp"
#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

enum class Colour { Auto, Always, Never };

std::string variable(const Terminal& terminal, const std::string& name) {
  if (!terminal.environment) return "";
  return terminal.environment(name).value_or("");  // an empty variable is as if unset
}

bool coloured(Colour asked, bool tty, const Terminal& terminal) {
  if (asked != Colour::Auto) return asked == Colour::Always;
  if (!variable(terminal, "NO_COLOR").empty()) return false;
  if (!variable(terminal, "FORCE_COLOR").empty()) return true;
  return tty && variable(terminal, "TERM") != "dumb";
}

}  // namespace

const Line::Known* Line::asked() const {
  for (const Known& known : known_)
    if (known.app->parsed()) return &known;
  return nullptr;
}

// « aide evaluer » is « evaluer --help ».
const CLI::App* Line::command_asked_about() const {
  if (asked()->command != &help || options_.arguments.size() != 1) return nullptr;
  for (const Known& known : known_)
    if (known.app->check_name(options_.arguments.front())) return known.app;
  return nullptr;
}

// « jury ing2.db » is « jury --base ing2.db ».
void Line::name_the_base() {
  if (asked() == nullptr || asked()->app->get_option_no_throw("--base") == nullptr || !options_.base.empty()) return;
  auto& words = options_.arguments;
  const auto base = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return word.size() > 3 && word.compare(word.size() - 3, 3, ".db") == 0;
  });
  if (base == words.end()) return;
  options_.base = *base;
  words.erase(base);
}

namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames())
      names.push_back("--" + name);
  return names;
}

}  // namespace

// What is wrong with the words themselves; empty when nothing is.
std::string Line::complaint() const {
  const Known* known = asked();
  const std::vector<std::string> left = app_.remaining(true);
  if (!left.empty()) {
    const bool option = left.front().size() > 1 && left.front().front() == '-';
    std::vector<std::string> candidates;
    if (option)
      candidates = option_names(known != nullptr ? *known->app : app_);
    else
      for (const Known& one : known_)
        candidates.push_back(one.app->get_name());
    const std::string what = option             ? "option inconnue : "
                             : known != nullptr ? "argument inattendu : "
                                                : "commande inconnue : ";
    const std::string near = diagnostics::nearest_help(left.front(), candidates);
    return what + diagnostics::guillemets(left.front()) + (near.empty() ? "" : ". Remède : " + near);
  }
  if (known == nullptr) return "il manque une commande";
  return "";
}

namespace {

std::string in_french(const CLI::ParseError& error) {
  const std::string message = error.what();
  const std::string option = message.substr(0, message.find(':'));
  if (error.get_name() == "ArgumentMismatch")
    return message.find("missing") != std::string::npos ? "il manque la valeur de " + option
                                                        : option + " est donné plusieurs fois";
  return "ligne de commande illisible : " + option;
}

std::optional<Colour> colour_named(const std::string& name) {
  if (name == "auto") return Colour::Auto;
  if (name == "toujours" || name == "always") return Colour::Always;
  if (name == "jamais" || name == "never") return Colour::Never;
  return std::nullopt;
}

}  // namespace

Exit Line::run(const std::vector<std::string>& arguments, Terminal& terminal) {
  try {
    app_.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));  // CLI11 takes them last first
  } catch (const CLI::Success& asked_for_help) {
    std::ostringstream help;
    app_.exit(asked_for_help, help, terminal.err);
    terminal.out << laid_out(help.str(), terminal.columns());
    return Exit::Fine;
  } catch (const CLI::ParseError& error) {
    return usage(terminal, in_french(error));
  }
  if (const std::string wrong = complaint(); !wrong.empty()) {
    if (arguments.empty()) terminal.err << laid_out(app_.help(), terminal.columns()) << '\n';
    return usage(terminal, wrong);
  }
  const std::optional<Colour> colour = colour_named(colour_);
  if (!colour)
    return usage(terminal, "--couleur : auto, toujours ou jamais, et non " + diagnostics::guillemets(colour_));
  terminal.out_colour = coloured(*colour, terminal.out_is_tty, terminal);
  terminal.err_colour = coloured(*colour, terminal.err_is_tty, terminal);
  if (const CLI::App* command = command_asked_about()) {
    terminal.out << laid_out(command->help("bareme", CLI::AppFormatMode::Normal), terminal.columns());
    return Exit::Fine;
  }
  name_the_base();
  return asked()->command(options_, terminal);
}

int run(const std::vector<std::string>& arguments, Terminal& terminal) {
  Options options;
  return Line(options).run(arguments, terminal);
}

}  // namespace bareme::repl
