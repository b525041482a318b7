// tester: plays the exemples and the cas, shows what differs (--tout: everything), counts, and says how much of the
// règlement they exercised (--couverture: what they did not).
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "report/coverage.hpp"
#include "session/session.hpp"
#include "session/trial_words.hpp"

namespace bareme::repl {
namespace {

using evaluation::Trial;
using evaluation::TrialCheck;

std::string place(const Session& session, const semantics::Span& span) {
  const diagnostics::SourceText& source = session.sources()[span.source];
  return fmt::format("{}:{}", source.path(), source.position(span.begin).line);
}

void show(const Session& session, const Trial& trial, bool everything, Terminal& terminal) {
  terminal.out << (trial.passed() ? "✓ " : "✗ ") << trial.title << '\n';
  for (const TrialCheck& check : trial.checks) {
    if (check.passed && !everything) continue;
    const TrialWords words = trial_words(session, trial, check);
    terminal.out << fmt::format("  {} {}  {} : ", check.passed ? "✓" : "✗", place(session, check.place), check.label);
    if (check.passed)
      terminal.out << words.obtained << '\n';
    else
      terminal.out << fmt::format("attendu {}, obtenu {}\n", words.expected, words.obtained);
    if (!check.passed && !check.missing.empty())
      terminal.out << "    l'exemple ne pose pas " << joined(check.missing, ", ") << '\n';
    if (!check.passed && !check.why.empty() && check.obtained.state() != values::State::EnAttente)
      terminal.out << "    " << check.why << '\n';
  }
}

std::size_t count(const std::vector<Trial>& trials, Trial::Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(trials.begin(), trials.end(), [&](const Trial& trial) { return trial.kind == kind; }));
}

struct Played {
  std::size_t examples = 0, tables = 0, cases = 0, failed = 0;
  std::string title, coverage;    // of texts read together
  std::vector<std::string> uses;  // what a promotion given with them says of their exceptions
  Played& operator+=(const Played& more) {
    examples += more.examples;
    tables += more.tables;
    cases += more.cases;
    failed += more.failed;
    return *this;
  }
};

// "52 exemples, 3 vérifications de barème, 38 cas"
std::string census(const Played& played) {
  std::string text = counted(played.examples, "exemple");
  if (played.tables != 0) text += ", " + fmt::format("{} vérifie de barème", played.tables);
  return text + (played.cases == 0 ? ", aucun cas" : fmt::format(", {} cas", played.cases));
}

std::string outcome(const Played& played) {
  return census(played) + " : " +
         (played.failed == 0 ? "tout passe"
                             : fmt::format("{} {}", played.failed, played.failed == 1 ? "diffère" : "diffèrent")) +
         ".";
}

// An exception that never serves, or that always does, is a rule written in the wrong place, or a condition that is.
std::vector<std::string> uneven(const std::vector<Session::ExceptionUse>& uses, const Session& session) {
  std::vector<std::string> lines;
  for (const Session::ExceptionUse& use : uses) {
    if (use.cases == 0 || (use.used != 0 && use.used != use.cases)) continue;
    lines.push_back(fmt::format("exception « {} » ({}) : {}, {} cas sur {}", use.label,
                                session.article_name(use.article), use.used == 0 ? "jamais" : "toujours", use.used,
                                use.cases));
  }
  if (lines.empty() && !uses.empty()) lines.emplace_back("chaque exception sert, et aucune ne sert toujours");
  return lines;
}

Exit exceptions_used(Session& session, const Options& options, const std::vector<std::string>& marks,
                     Terminal& terminal, std::vector<std::string>& lines) {
  diagnostics::Diagnostics problems;
  if (session.enrol(tables(options, marks, terminal), which(options), problems)) {
    lines = uneven(session.exception_uses(problems), session);
    const auto& columns = session.promotion().columns();
    const bool facts = std::any_of(columns.begin(), columns.end(),
                                   [](const auto& one) { return one.first.kind == plan::InputKey::Kind::Fact; });
    if (!facts) lines.emplace_back("aucun fait n'est donné (--faits) : une exception qui en lit un n'y sert jamais");
  }
  repl::show(problems, session.sources(), terminal);
  return exit_of(problems);
}

// Fine when the texts could be read, whatever their trials gave.
Exit play(const std::vector<Document>& documents, const std::vector<std::string>& marks, const Options& options,
          Terminal& terminal, Played& played) {
  Session session;
  diagnostics::Diagnostics problems;
  if (session.load(documents, problems, reading())) session.look_for_falls(problems);
  repl::show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  evaluation::Coverage seen;
  const std::vector<Trial> trials = session.test(&seen);
  const evaluation::CoverageReport coverage = session.coverage(seen);
  if (!session.regulation().version.empty()) {  // not of a library
    played.coverage = report::coverage_summary(coverage);
    const bool changes = !session.regulation().earlier_versions.empty();
    if (changes && coverage.articles.empty()) {
      played.coverage = "Couverture : cette version ne change aucun article.";
    } else {
      if (changes) played.coverage += " De ce que cette version change.";
      if (!session.regulation().lua_functions.empty())
        played.coverage += " Les branches des fonctions lua n'y sont pas comptées.";
    }
  }
  played.title = diagnostics::guillemets(session.regulation().title);
  for (const Trial& trial : trials) {
    if (!trial.passed()) ++played.failed;
    if (options.json) continue;
    if (!trial.passed() || options.everything) show(session, trial, options.everything, terminal);
  }
  if (options.json)
    terminal.out << report::trials_json(session.regulation(), session.sources(), trials, coverage);
  else if (options.coverage)
    terminal.out << report::coverage_text(session.regulation(), session.sources(), coverage);
  played.examples += count(trials, Trial::Kind::Example);
  played.tables += count(trials, Trial::Kind::Table);
  played.cases += count(trials, Trial::Kind::Case);
  const bool promotion =
      !marks.empty() || !options.students.empty() || !options.marks.empty() || !options.facts.empty();
  return !promotion ? Exit::Fine : exceptions_used(session, options, marks, terminal, played.uses);
}

}  // namespace

Exit run_trials(const Options& options, Terminal& terminal) {
  const Files files = files_of(options.arguments);
  std::vector<std::string> paths = files.texts;
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  if (paths.empty()) return usage(terminal, "il manque le règlement à tester");
  const std::vector<std::vector<Document>> all = read_together(documents(paths, terminal));
  if (options.json && all.size() > 1) return usage(terminal, "« --json » : un règlement à la fois");
  Played whole;
  Exit worst = Exit::Fine;
  for (const std::vector<Document>& together : all) {
    Played played;
    const Exit exit = play(together, files.tables, options, terminal, played);
    worst = std::max(worst, exit == Exit::Fine && played.failed != 0 ? Exit::Differences : exit);
    if (exit == Exit::Fine && !options.json)
      terminal.out << (all.size() > 1 ? played.title + " : " : "") << outcome(played)
                   << (played.coverage.empty() ? ""
                       : all.size() > 1        ? " "
                                               : "\n")
                   << played.coverage << '\n';
    for (const std::string& line : played.uses)
      if (!options.json) terminal.out << "Sur la promotion : " << line << ".\n";
    whole += played;
  }
  if (all.size() > 1) terminal.out << fmt::format("\n{} textes. {}\n", all.size(), outcome(whole));
  return worst;
}

}  // namespace bareme::repl
