#include "repl/commands/follow.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

constexpr int between_looks = 300;  // milliseconds: a save is seen at once, and a whole folder costs nothing to look at
constexpr const char* clear_screen = "\x1b[H\x1b[2J\x1b[3J";

// What a save changes: the texts and the Lua there are, when each was written and how long it is.
std::string looks(const std::vector<std::string>& paths) {
  std::vector<std::string> seen;
  const auto add = [&](const fs::directory_entry& entry) {
    std::error_code error;
    const std::string extension = entry.path().extension().string();
    if (extension != ".bareme" && extension != ".lua") return;
    const auto written = entry.last_write_time(error).time_since_epoch().count();
    seen.push_back(fmt::format("{} {} {}", entry.path().string(), written, entry.file_size(error)));
  };
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      for (fs::recursive_directory_iterator entry(path, fs::directory_options::skip_permission_denied, error), end;
           !error && entry != end; entry.increment(error))
        add(*entry);
    } else {
      const fs::path folder = fs::path(path).parent_path();
      for (fs::directory_iterator entry(folder.empty() ? "." : folder, error), end; !error && entry != end;
           entry.increment(error))
        add(*entry);
    }
  }
  std::sort(seen.begin(), seen.end());
  std::string all;
  for (const std::string& one : seen)
    all += one + '\n';
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.push_back(line);
  while (!lines.empty() && lines.back().empty())
    lines.pop_back();
  return lines;
}

// The trials are played only of texts that are sound: what is wrong comes first.
Exit check(const Options& options, const Terminal& terminal, std::vector<std::string>& lines) {
  std::istringstream nothing;
  std::ostringstream problems, found, played, told_already;
  Terminal quiet{nothing, found, problems};
  quiet.width = terminal.columns();
  quiet.out_colour = terminal.out_colour;
  quiet.err_colour = terminal.out_colour;
  Exit exit = verify_once(options, true, quiet);
  if (exit == Exit::Fine) {
    Terminal trials{nothing, played, told_already};
    trials.width = terminal.columns();
    trials.out_colour = terminal.out_colour;
    exit = run_trials(options, trials);
  }
  lines = lines_of(problems.str());
  if (!lines.empty() && !(found.str() + played.str()).empty()) lines.emplace_back();
  for (const std::string& line : lines_of(found.str() + played.str()))
    lines.push_back(line);
  return exit;
}

// On one screen: what does not fit is counted, not lost.
void show(const std::vector<std::string>& lines, const std::string& title, Terminal& terminal) {
  const bool screen = terminal.out_is_tty;
  const std::size_t rows = terminal.rows ? terminal.rows() : lines.size() + 3;
  const std::size_t room = rows > 4 ? rows - 3 : 1;
  if (screen) terminal.out << clear_screen;
  terminal.out << title << '\n';
  const bool cut = lines.size() > room;
  for (std::size_t i = 0; i < (cut ? room - 1 : lines.size()); ++i)
    terminal.out << lines[i] << '\n';
  if (cut) terminal.out << fmt::format("… {} lignes de plus : bareme verifier\n", lines.size() - room + 1);
  terminal.out << std::flush;
}

// False: there is nothing more to wait for.
bool wait_for_a_save(const std::vector<std::string>& paths, const std::string& before, Terminal& terminal) {
  if (!terminal.in_is_tty) {
    std::string line;
    return static_cast<bool>(std::getline(terminal.in, line));
  }
  while (looks(paths) == before) {
    pollfd key{STDIN_FILENO, POLLIN, 0};
    if (poll(&key, 1, between_looks) <= 0) continue;
    std::string line;
    if (!std::getline(terminal.in, line)) return false;
    return true;  // Enter: once more
  }
  return true;
}

}  // namespace

Exit follow(const Options& options, Terminal& terminal) {
  std::vector<std::string> paths = options.arguments;
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  if (paths.empty()) return usage(terminal, "il manque le fichier à vérifier");
  std::string before;
  Exit exit = Exit::Fine;
  do {
    before = looks(paths);
    std::vector<std::string> lines;
    exit = check(options, terminal, lines);
    const std::string moment = terminal.now ? " · " + terminal.now() : "";
    show(lines, fmt::format("── {}{} · Ctrl-C pour finir", paths.front(), moment), terminal);
  } while (wait_for_a_save(paths, before, terminal));
  return exit;
}

}  // namespace bareme::repl
