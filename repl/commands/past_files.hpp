// The frozen juries a command is given, read and standing in the règlement of their day and in the one they are
// replayed by. What goes wrong is shown on the way, once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "repl/commands/options.hpp"
#include "repl/terminal.hpp"
#include "session/past.hpp"

namespace bareme::repl {

struct ReplayedJury {
  PastJury past;
  std::string path;
  bool in_force = true;  // by the règlement in force then
  Session now, then;     // `then` stands only when they differ
  Replay replay;
  past::Reviews reviews;  // of its differences, by any version
};

// Files ending in .jury, and those below the folders named, in the order of their paths.
std::vector<std::string> jury_files(const std::vector<std::string>& arguments);
// « 2024-2025 », « 2021..2024 » (by the year they begin in); empty: all.
bool in_years(const std::string& asked, const std::string& year);

// Another règlement, options.regulation: the version it modifies is beside it, or among the texts of that day; the
// maquette is of that day when it brings none.
Exit load_rules(Session& session, const Options& options, const PastJury& past, const std::vector<Document>& texts,
                Terminal& terminal);

// One after the other, as they are told: a jury is forgotten before the next. Exit::Fine when all were replayed.
Exit replay_each(const Options& options, Terminal& terminal, const std::function<void(ReplayedJury&)>& tell);

}  // namespace bareme::repl
