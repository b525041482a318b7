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
#include "text/fold.hpp"

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

// How many rows of a terminal it takes: what is too long goes on below. Colours take no room.
std::size_t rows_of(const std::string& line, std::size_t columns) {
  std::string seen;
  for (std::size_t at = 0; at < line.size();) {
    const bool colour = line.compare(at, 2, "\x1b[") == 0;
    const std::size_t end = std::min(colour ? line.find('m', at) : line.find('\x1b', at + 1), line.size());
    if (!colour) seen += line.substr(at, end - at);
    at = colour ? std::min(end + 1, line.size()) : end;
  }
  const std::size_t width = text::display_width(seen);
  return columns == 0 || width == 0 ? 1 : (width + columns - 1) / columns;
}

// How many of the first lines have their place in so many rows.
std::size_t fitting(const std::vector<std::string>& lines, std::size_t room, std::size_t columns) {
  std::size_t count = 0;
  for (std::size_t taken = 0; count < lines.size(); ++count)
    if ((taken += rows_of(lines[count], columns)) > room) break;
  return count;
}

// On one screen: what does not fit is counted, not lost.
void show(const std::vector<std::string>& lines, const std::string& title, Terminal& terminal) {
  const std::size_t columns = terminal.columns(), rows = terminal.rows ? terminal.rows() : 0;
  const std::size_t taken = rows_of(title, columns) + 2;  // and the row the cursor stands on, and one that stays free
  const std::size_t room = rows > taken + 1 ? rows - taken : 1;
  if (terminal.out_is_tty) terminal.out << clear_screen;
  terminal.out << title << '\n';
  const bool cut = terminal.rows && fitting(lines, room, columns) < lines.size();
  const std::size_t shown = cut ? fitting(lines, room - 1, columns) : lines.size();
  for (std::size_t i = 0; i < shown; ++i)
    terminal.out << lines[i] << '\n';
  if (cut) terminal.out << fmt::format("… {} lignes de plus : bareme verifier\n", lines.size() - shown);
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
