// annuler, rétablir, journal, reprendre: what was done in this session, one line an event.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

std::optional<std::size_t> count_of(std::string_view rest) {
  if (rest.empty()) return 1;
  if (rest.size() > 4 || rest.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  const std::size_t count = std::stoul(std::string(rest));
  return count == 0 ? std::nullopt : std::optional(count);
}

}  // namespace

// Keeps the event in the log; false and told when it could not be: nothing may stand that is not written.
bool Shell::keep(const std::string& event) {
  const std::string failed = log_.write(event, options_.now ? options_.now() : "");
  if (failed.empty()) return true;
  refuse(problems::log_not_written(failed), line_);
  return false;
}

void Shell::undo(std::string_view rest) { move(rest, false); }
void Shell::redo(std::string_view rest) { move(rest, true); }

void Shell::move(std::string_view rest, bool forward) {
  const char* verb = forward ? "rétablir" : "annuler";
  const auto count = count_of(rest);
  if (!count) return refuse(problems::missing_word(verb, std::string(verb) + " [NOMBRE]"), rest);
  diagnostics::Diagnostics problems;
  const std::vector<jury::Operation> moved =
      forward ? session_.redo(*count, problems) : session_.undo(*count, problems);
  if (moved.empty()) return refuse(problems, line_);
  if (!keep(fmt::format("{} {}", verb, moved.size()))) {
    diagnostics::Diagnostics ignored;
    forward ? session_.undo(moved.size(), ignored) : session_.redo(moved.size(), ignored);
    return;
  }
  Lines lines;
  for (const jury::Operation& operation : moved)
    lines.push_back(fmt::format("  {} {} : {}", forward ? "+" : "−", forward ? "rétabli" : "annulé", operation.text));
  if (moved.size() < *count) lines.push_back(fmt::format("    il n'y en avait que {} à {}", moved.size(), verb));
  if (!forward)
    lines.push_back(moved.size() == 1 ? "    (« rétablir » pour le remettre)"
                                      : fmt::format("    (« rétablir {} » pour les remettre)", moved.size()));
  show(lines);
}

// journal [depuis N]
void Shell::journal(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  std::size_t from = 1;
  if (!words.empty()) {
    const auto asked = count_of(words.back());
    if (!asked || words.size() > 2) return refuse(problems::missing_word("journal", "journal [depuis NUMÉRO]"), rest);
    from = *asked;
  }
  if (log_.lines().empty()) return show({"  rien n'a été fait dans cette séance"});
  Lines lines;
  for (std::size_t i = from - 1; i < log_.lines().size(); ++i)
    lines.push_back(fmt::format("  {:>3}  {}", i + 1, log_.lines()[i]));
  show_page(std::move(lines), "lignes");
  if (!log_.path().empty()) show({"  (gardé dans " + log_.path() + ")"});
}

// reprendre [FICHIER]: the acts of a log that were neither undone nor saved, done again one by one.
void Shell::resume(std::string_view rest) {
  SessionLog::Interrupted found;
  if (rest.empty()) {
    const auto interrupted = log_.interrupted();
    if (!interrupted) return refuse(problems::nothing_to_resume(), line_);
    found = *interrupted;
  } else {
    auto lines = lines_of_file(std::string(rest));
    if (!lines) return refuse(problems::unreadable_log(std::string(rest)), rest);
    found.lines = std::move(*lines);
  }
  const std::vector<std::string> again = jury::to_type_again(found.lines, session_.saved_events(found.id));
  const std::size_t before = refused_;
  replaying_ = true;
  for (const std::string& line : again) {
    line_ = line;
    interpret(trimmed(std::string_view(line_)));
  }
  replaying_ = false;
  const std::size_t lost = refused_ - before;
  if (!found.path.empty() && lost == 0) log_.take_up(found.path);
  const std::size_t done = again.size() - lost;
  std::string told = counted(done, "opération", "aucune") + (done > 1 ? " reprises" : " reprise");
  if (lost != 0)
    told += fmt::format(" ; {}, ci-dessus, avec la raison", lost == 1 ? "1 refusée" : fmt::format("{} refusées", lost));
  show({"  " + told});
}

std::size_t Shell::unsaved() const { return session_.log().act_count(); }

}  // namespace bareme::repl
