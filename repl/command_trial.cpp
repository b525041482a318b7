// tester: plays the exemples and the cas, shows what differs (--tout: everything), counts, and says how much of the
// règlement they exercised (--couverture: what they did not).
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands.hpp"
#include "repl/opening.hpp"
#include "repl/wording.hpp"
#include "report/coverage.hpp"
#include "session.hpp"

namespace bareme::repl {
namespace {

using evaluation::Trial;
using evaluation::TrialCheck;

std::string awaited(const Trial& trial, const std::vector<plan::InputKey>& keys) {
  std::vector<std::string> labels;
  for (const plan::InputKey& key : keys)
    labels.push_back(trial.curriculum->address(key.object) +
                     (key.session > 1 ? fmt::format(" session {}", key.session) : ""));
  return labels.empty() ? "" : " de " + joined(labels, ", ");
}

std::string choices(const Session& session, const std::vector<semantics::ChoicePair>& pairs) {
  std::vector<std::string> texts;
  for (const semantics::ChoicePair& pair : pairs)
    texts.push_back(session.regulation().code(pair.code).name +
                    (pair.next ? " " + session.regulation().code(*pair.next).name : ""));
  return texts.empty() ? "aucun choix" : "(" + joined(texts, " ; ") + ")";
}

struct Said {
  std::string expected, obtained;
};

Said said(const Session& session, const Trial& trial, const TrialCheck& check) {
  using Kind = semantics::Expected::Kind;
  if (check.kind == Kind::Choices)
    return {choices(session, check.expected_choices), choices(session, check.obtained_choices)};
  std::string obtained =
      session.words(check.obtained, check.type) + (trial.curriculum != nullptr ? awaited(trial, check.awaited) : "");
  if (check.kind == Kind::Awaiting)
    return {check.expected_awaited.valid() ? "en attente de " + trial.curriculum->address(check.expected_awaited)
                                           : std::string("en attente"),
            obtained};
  return {session.words(check.expected, check.type), obtained};
}

std::string place(const Session& session, const semantics::Span& span) {
  const diagnostics::SourceText& source = session.sources()[span.source];
  return fmt::format("{}:{}", source.path(), source.position(span.begin).line);
}

void show(const Session& session, const Trial& trial, bool everything, Terminal& terminal) {
  terminal.out << (trial.passed() ? "✓ " : "✗ ") << trial.title << '\n';
  for (const TrialCheck& check : trial.checks) {
    if (check.passed && !everything) continue;
    const Said words = said(session, trial, check);
    terminal.out << fmt::format("  {} {}  {} : ", check.passed ? "✓" : "✗", place(session, check.place), check.label);
    if (check.passed)
      terminal.out << words.obtained << '\n';
    else
      terminal.out << fmt::format("attendu {}, obtenu {}\n", words.expected, words.obtained);
    if (!check.passed && !check.missing.empty())
      terminal.out << "    l'exemple ne pose pas " << joined(check.missing, ", ") << '\n';
  }
}

std::size_t count(const std::vector<Trial>& trials, Trial::Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(trials.begin(), trials.end(), [&](const Trial& trial) { return trial.kind == kind; }));
}

// "52 exemples, 3 vérifications de barème, 38 cas"
std::string census(const std::vector<Trial>& trials) {
  const std::size_t tables = count(trials, Trial::Kind::Table), cases = count(trials, Trial::Kind::Case);
  std::string text = counted(count(trials, Trial::Kind::Example), "exemple");
  if (tables != 0) text += ", " + fmt::format("{} vérifie de barème", tables);
  return text + (cases == 0 ? ", aucun cas" : fmt::format(", {} cas", cases));
}

}  // namespace

Exit run_trials(const Options& options, Terminal& terminal) {
  std::vector<std::string> paths = options.arguments;
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  if (paths.empty()) return usage(terminal, "il manque le règlement à tester");
  Session session;
  diagnostics::Diagnostics problems;
  session.load(documents(paths, terminal), problems);
  repl::show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  evaluation::Coverage seen;
  const std::vector<Trial> trials = session.test(&seen);
  const evaluation::CoverageReport coverage = evaluation::coverage_of(session.regulation(), seen);
  std::size_t failed = 0;
  for (const Trial& trial : trials) {
    if (!trial.passed()) ++failed;
    if (options.json) continue;
    if (!trial.passed() || options.everything) show(session, trial, options.everything, terminal);
  }
  if (options.json) {
    terminal.out << report::trials_json(session.regulation(), session.sources(), trials, coverage);
    return failed == 0 ? Exit::Fine : Exit::Differences;
  }
  if (options.coverage) terminal.out << report::coverage_text(session.regulation(), session.sources(), coverage);
  terminal.out << fmt::format(
      "{} : {}.\n", census(trials),
      failed == 0 ? "tout passe" : fmt::format("{} {}", failed, failed == 1 ? "diffère" : "diffèrent"));
  terminal.out << report::coverage_summary(coverage) << '\n';
  return failed == 0 ? Exit::Fine : Exit::Differences;
}

}  // namespace bareme::repl
