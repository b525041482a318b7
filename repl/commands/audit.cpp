#include "repl/commands/audit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "repl/wording.hpp"
#include "report/control.hpp"
#include "report/table.hpp"
#include "session/spreadsheet.hpp"

namespace bareme::repl {
namespace {

report::Control as_control(const Session& session, const std::vector<DecidedOtherwise>& found) {
  report::Control control;
  control.path = "arithmétique d'un tableur", control.format = "double";
  control.regulation = session.regulation().title, control.version = session.regulation().version;
  control.regulation_fingerprint = session.fingerprints().regulation;
  control.promotion = session.promotion().name;
  control.rows = session.promotion().size();
  for (const DecidedOtherwise& one : found) {
    const plan::Student& who = session.promotion().students[one.student];
    control.differences.push_back({0, who.number, who.name + (who.first_name.empty() ? "" : " " + who.first_name),
                                   session.label(one.cell), session.label(one.cell),
                                   session.words(one.cell, one.spreadsheet), session.words(one.cell, one.exact),
                                   report::Control::Cause::Rounding, one.because});
  }
  return control;
}

}  // namespace

Exit audit_arithmetic(Session& session, const Options& options, Terminal& terminal) {
  const std::vector<DecidedOtherwise> found = decided_otherwise(session);
  if (options.json) {
    terminal.out << report::control_json(as_control(session, found));
    return found.empty() ? Exit::Fine : Exit::Differences;
  }
  const auto verdicts = static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const DecidedOtherwise& one) { return one.exact.is_code(); }));
  terminal.out << fmt::format("{} {} ; un tableur trouverait autrement : {}, {}\n", found.empty() ? "✓" : "✗",
                              counted(session.promotion().size(), "étudiant"), counted(verdicts, "résultat"),
                              counted(found.size() - verdicts, "moyenne", "aucune"));
  if (found.empty()) return Exit::Fine;
  report::Table table{{{"étudiant"},
                       {"valeur"},
                       {"tableur", report::Column::Align::Right},
                       {"exacte", report::Column::Align::Right},
                       {"parce que", report::Column::Align::Left, 24}},
                      {},
                      {}};
  for (const DecidedOtherwise& one : found)
    table.rows.push_back({session.student_name(one.student), session.label(one.cell),
                          session.words(one.cell, one.spreadsheet), session.words(one.cell, one.exact), one.because});
  terminal.out << '\n'
               << report::table_text(table, std::max(terminal.columns(), report::table_width(table)))
               << "\n  C'est un audit : seule la valeur exacte décide.\n";
  return Exit::Differences;
}

}  // namespace bareme::repl
