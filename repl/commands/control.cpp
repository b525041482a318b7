// controler: an official PV or export held against our recomputation; 1 when they differ. Nothing is written.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "repl/commands/audit.hpp"
#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "report/table.hpp"
#include "session/control.hpp"

namespace bareme::repl {
namespace {

using report::Control;

// A small file of pairings, or the pairings themselves.
std::string pairings(const std::string& columns) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(columns, error)) return columns;
  std::ifstream stream(columns, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string several(std::size_t count, const char* one, const char* more) {
  return fmt::format("{} {}", count, count < 2 ? one : more);
}

// « 12 », « S7 12 » in a sheet, « S7 » where it has no line.
std::string place_of(std::size_t line, const std::string& sheet) {
  const std::string number = line == 0 ? "" : std::to_string(line);
  return sheet.empty() ? number : sheet + (number.empty() ? "" : " " + number);
}

void tell_columns(const Control& control, std::ostream& out) {
  std::vector<std::string> pairs;
  for (const Control::Column& one : control.columns) {
    const std::string pair = one.title == one.compared_with ? one.title : one.title + " = " + one.compared_with;
    if (std::find(pairs.begin(), pairs.end(), pair) == pairs.end()) pairs.push_back(pair);
  }
  out << fmt::format("  comparé : {}\n", joined(pairs, " ; "));
  if (!control.ignored.empty()) out << fmt::format("  non comparé : {}\n", joined(control.ignored, " ; "));
}

void tell_differences(const Control& control, Terminal& terminal) {
  report::Table table{{{"ligne", report::Column::Align::Right},
                       {"étudiant"},
                       {"valeur"},
                       {"la leur", report::Column::Align::Right},
                       {"la nôtre", report::Column::Align::Right},
                       {"cause probable", report::Column::Align::Left, 24}},
                      {},
                      {}};
  for (const Control::Difference& one : control.differences)
    table.rows.push_back({place_of(one.line, one.sheet),
                          one.name.empty() ? one.number : one.name + " (" + one.number + ")", one.compared_with,
                          one.theirs, one.ours,
                          one.because.empty() ? report::cause_words(one.cause)
                                              : fmt::format("{} : {}", report::cause_words(one.cause), one.because)});
  terminal.out << '\n' << report::table_text(table, std::max(terminal.columns(), report::table_width(table)));
}

void tell_counts(const Control& control, std::ostream& out) {
  std::map<Control::Cause, std::size_t> causes;
  for (const Control::Difference& one : control.differences)
    ++causes[one.cause];
  std::vector<std::string> counts;
  for (const auto& [cause, count] : causes)
    counts.push_back(fmt::format("{} {}", report::cause_words(cause), count));
  out << fmt::format("\n  {} : {}\n", several(control.differences.size(), "différence", "différences"),
                     joined(counts, " · "));
}

void tell_people(const Control& control, std::ostream& out) {
  if (control.strangers_count != 0) {
    std::vector<std::string> numbers;
    for (const Control::Stranger& one : control.strangers)
      numbers.push_back(fmt::format("{} (ligne {})", one.number, place_of(one.line, one.sheet)));
    if (control.strangers_count > numbers.size()) numbers.push_back("…");
    out << fmt::format("  {} que nous n'avons pas : {}\n",
                       several(control.strangers_count, "étudiant du fichier", "étudiants du fichier"),
                       joined(numbers, ", "));
  }
  if (!control.absent.empty())
    out << fmt::format("  {} dans le fichier : {}\n",
                       several(control.absent.size(), "de nos étudiants n'est pas", "de nos étudiants ne sont pas"),
                       joined(control.absent, ", "));
  if (control.nobody != 0)
    out << fmt::format("  {} sans numéro d'étudiant, non {}\n", several(control.nobody, "ligne", "lignes"),
                       control.nobody < 2 ? "comparée" : "comparées");
}

void tell(const Control& control, Terminal& terminal) {
  std::ostream& out = terminal.out;
  std::vector<std::string> equal = {several(control.equal, "égale", "égales")};
  if (control.by_export != 0)
    equal.push_back(several(control.by_export, "égale par le code d'export", "égales par le code d'export"));
  if (control.tolerated != 0) equal.push_back(fmt::format("{} à {} près", control.tolerated, control.tolerance));
  if (control.empty != 0) equal.push_back(several(control.empty, "vide des deux côtés", "vides des deux côtés"));
  out << fmt::format("{} {} (lu comme {}{}) contre {} {} : {}, {} : {}\n", control.agrees() ? "✓" : "✗", control.path,
                     control.format, control.tables == 1 ? "" : fmt::format(", {} feuilles", control.tables),
                     control.regulation, control.version, several(control.rows, "ligne", "lignes"),
                     several(control.values, "valeur", "valeurs"), joined(equal, ", "));
  tell_columns(control, out);
  if (!control.differences.empty()) {
    tell_differences(control, terminal);
    tell_counts(control, out);
  }
  tell_people(control, out);
}

}  // namespace

Exit control(const Options& options, Terminal& terminal) {
  if (!options.arithmetic.empty()) {
    if (options.arithmetic != "double") return usage(terminal, "--arithmetique : double");
    Session session;
    const Exit opened = open_promotion(session, options, options.arguments, terminal);
    return opened == Exit::Fine ? audit_arithmetic(session, options, terminal) : opened;
  }
  if (options.arguments.empty())
    return usage(terminal, "il faut dire quel fichier : « bareme controler PV.csv --base B.db »");
  ControlOptions how{pairings(options.columns), std::nullopt};
  if (!options.tolerance.empty()) {
    how.tolerance = values::Number::parse(options.tolerance);
    if (!how.tolerance || how.tolerance->sign() < 0)
      return usage(terminal, "--tolerance : un écart comme 0,01, et non " + diagnostics::guillemets(options.tolerance));
  }
  Session session;
  const std::vector<std::string> files(options.arguments.begin() + 1, options.arguments.end());
  const Exit opened = open_promotion(session, options, files, terminal);
  if (opened != Exit::Fine) return opened;
  diagnostics::Diagnostics problems;
  const auto control = bareme::control(session, options.arguments.front(), how, problems);
  show(problems, session.sources(), terminal);
  if (!control) return exit_of(problems);
  if (options.json)
    terminal.out << report::control_json(*control);
  else
    tell(*control, terminal);
  return control->agrees() ? Exit::Fine : Exit::Differences;
}

}  // namespace bareme::repl
