// The command line as CLI11 reads it: the commands, their options, what is said of them. command_line.cpp reads what
// was typed, command_options.cpp describes what may be.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"

namespace bareme::repl {

using Command = Exit (*)(const Options&, Terminal&);

// Everything CLI11 would say of its own is said here, in French.
class Line {
 public:
  explicit Line(Options& options) : options_(options) { describe(); }

  Exit run(const std::vector<std::string>& arguments, Terminal& terminal);

 private:
  struct Known {
    CLI::App* app;
    Command command;
  };

  void describe();
  CLI::App* add(const char* name, std::vector<const char*> aliases, const char* description, Command command,
                const char* examples);
  void translate(CLI::App& app);
  void add_regulation_and_promotion(CLI::App* app);
  void add_jury(CLI::App* app);
  void add_formats(CLI::App* app);
  void describe_after();
  void describe_papers();    // command_options_papers.cpp
  void describe_personal();  // command_options_personal.cpp
  void describe_past();      // command_options_past.cpp
  void add_base_and_promotion(CLI::App* app);
  void add_report(CLI::App* app);
  void add_files(CLI::App* app, const char* name, std::vector<std::string>& into, const char* description);
  const Known* asked() const;
  const CLI::App* command_asked_about() const;
  void name_the_base();
  std::string complaint() const;

  CLI::App app_{"Barème applique un règlement des études : moyennes, résultats proposés au jury, et pourquoi."};
  Options& options_;
  std::string colour_ = "auto";
  std::vector<Known> known_;
};

}  // namespace bareme::repl
