// verifier-journal: proves the chain of a base's journal, or says the first row that does not hold.
#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "session/session.hpp"

namespace bareme::repl {

Exit verify_journal(const Options& options, Terminal& terminal) {
  const std::string& base = options.arguments.empty() ? options.base : options.arguments.front();
  if (base.empty() || options.arguments.size() > 1)
    return usage(terminal, "il faut une base : « bareme verifier-journal BASE.db »");
  diagnostics::Diagnostics problems;
  const std::optional<JournalReport> report = bareme::verify_journal(base, problems);
  if (!report) {
    show(problems, {}, terminal);
    return exit_of(problems);
  }
  if (problems.has_errors()) {
    show(problems, {}, terminal);
    return DataError;
  }
  terminal.out << fmt::format("✓ {} : journal intact, {}", base, counted(report->rows, "ligne", "aucune"));
  if (report->chained < report->rows)
    terminal.out << fmt::format(" (dont {} d'avant la chaîne)", report->rows - report->chained);
  terminal.out << ".\n";
  if (!report->last.empty()) terminal.out << "  empreinte : " << report->last << "\n";
  return Fine;
}

}  // namespace bareme::repl
