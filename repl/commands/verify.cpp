// vérifier: reads everything, says everything that is wrong, then what was found in one line.
#include <algorithm>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/follow.hpp"
#include "repl/commands/opening.hpp"
#include "repl/wording.hpp"
#include "session/session.hpp"

namespace bareme::repl {

namespace {

// « ✓ » says that the text is well made, not that it decides what its examples say.
std::string not_played(std::size_t trials) {
  if (trials == 0) return "";
  return trials == 1 ? " (non joué : bareme tester)" : " (non joués : bareme tester)";
}

// « UE51 (118, et non 102) »
std::string gap_words(const semantics::KnownGap::Found& found) {
  const std::string values =
      fmt::format("{}, et non {}{}", found.left, found.sign == "=" ? "" : found.sign + " ", found.right);
  return found.object.empty() ? values : fmt::format("{} ({})", found.object, values);
}

// What the document itself says otherwise, each time: a gap that is known is not a gap that is closed.
void show_gaps(const Session& session, Terminal& terminal) {
  for (const semantics::KnownGap& gap : session.known_gaps()) {
    if (gap.found.empty()) continue;
    std::vector<std::string> words;
    for (const semantics::KnownGap::Found& found : gap.found)
      words.push_back(gap_words(found));
    const diagnostics::SourceText& source = session.sources()[gap.place.source];
    terminal.out << fmt::format("écart connu, {}:{} : {}\n   {}\n", source.path(),
                                source.position(gap.place.begin).line, joined(words, " ; "), gap.motive);
  }
}

// `played`: their trials are shown next.
Exit verify_together(const std::vector<Document>& documents, const Reading& reading, bool played, Terminal& terminal) {
  Session session;
  diagnostics::Diagnostics problems;
  if (session.load(documents, problems, reading)) session.verify(problems);
  show(problems, session.sources(), terminal);
  if (problems.has_errors()) return exit_of(problems);
  const semantics::CheckedRegulation& regulation = session.regulation();
  if (regulation.version.empty()) {
    terminal.out << fmt::format("✓ bibliothèque {} : {}.\n", diagnostics::guillemets(regulation.title),
                                counted(session.example_count(), "exemple"));
    return Exit::Fine;
  }
  terminal.out << fmt::format("✓ {}, version {} : {}, {}, {}, {}{}.\n", diagnostics::guillemets(regulation.title),
                              regulation.version, counted(session.article_count(), "article"),
                              counted(session.maquette_titles().size(), "maquette", "aucune"),
                              counted(session.example_count(), "exemple"),
                              session.case_count() == 0 ? "aucun cas" : fmt::format("{} cas", session.case_count()),
                              played ? "" : not_played(session.example_count() + session.case_count()));
  show_gaps(session, terminal);
  return Exit::Fine;
}

}  // namespace

Exit verify(const Options& options, Terminal& terminal) {
  return options.follow ? follow(options, terminal) : verify_once(options, false, terminal);
}

Exit verify_once(const Options& options, bool played, Terminal& terminal) {
  std::vector<std::string> paths = options.arguments;
  paths.insert(paths.end(), options.maquettes.begin(), options.maquettes.end());
  if (paths.empty()) return usage(terminal, "il manque le fichier à vérifier");
  Exit worst = Exit::Fine;
  const std::vector<Document> all = documents(paths, terminal);
  const Reading reading = reading_among(all);
  for (const std::vector<Document>& together : read_together(all))
    worst = std::max(worst, verify_together(together, reading, played, terminal));
  return worst;
}

}  // namespace bareme::repl
