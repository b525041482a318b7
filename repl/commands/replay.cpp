// rejouer: who of past juries would be decided otherwise, by which article. Never writes.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/past_files.hpp"
#include "repl/commands/past_page.hpp"
#include "repl/wording.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 5;

struct Counts {
  std::size_t juries = 0, students = 0, same = 0, changed = 0, values = 0, expected = 0, awaited = 0, accepted = 0,
              orphans = 0;

  void add(const Replay& replay) {
    ++juries;
    students += replay.students.size();
    same += replay.count(Replayed::Same);
    changed += replay.count(Replayed::Changed);
    values += replay.count(Replayed::Values);
    expected += replay.count(Replayed::Expected);
    awaited += replay.count(Replayed::Awaited);
    accepted += replay.count(Replayed::Accepted);
    orphans += replay.orphans.size();
  }
  std::string text() const {
    std::string told = fmt::format("identiques {} · changées {} · valeurs seules {} · attendues {} · en attente {}",
                                   same, changed, values, expected, awaited);
    if (accepted != 0) told += fmt::format(" · acceptées {}", accepted);
    return told;
  }
  bool unexpected() const { return changed + values + awaited + orphans != 0; }
};

// What a reader wants first: results; values only where nothing else changed.
std::string described(const ReplayedStudent& student) {
  std::vector<std::string> parts;
  for (const PastDifference& one : student.differences)
    if (one.kind != PastDifference::Kind::Value || student.status == Replayed::Values) parts.push_back(told(one));
  if (parts.empty())
    for (const PastDifference& one : student.differences)
      parts.push_back(told(one));
  constexpr std::size_t at_most = 4;
  const std::size_t more = parts.size() > at_most ? parts.size() - at_most : 0;
  parts.resize(parts.size() - more);
  return joined(parts, " · ") + (more != 0 ? fmt::format(" · et {} autre{}", more, more == 1 ? "" : "s") : "");
}

const char* word_of(Replayed status, bool several) {
  switch (status) {
    case Replayed::Changed:
      return several ? "changées" : "changée";
    case Replayed::Values:
      return several ? "dont seules des valeurs changent" : "dont seules des valeurs changent";
    case Replayed::Awaited:
      return "en attente";
    case Replayed::Expected:
      return several ? "attendues" : "attendue";
    case Replayed::Accepted:
      return several ? "acceptées" : "acceptée";
    case Replayed::Same:
      break;
  }
  return several ? "identiques" : "identique";
}

// « 3 changées par art. 4.3.1 b : moyenne >= seuil ue », then who.
void tell_group(Replayed status, const std::vector<const ReplayedStudent*>& group, bool everybody, std::ostream& out) {
  const ReplayedStudent& first = *group.front();
  out << fmt::format("  {} {}", group.size(), word_of(status, group.size() > 1));
  if (!first.article.empty()) out << " par art. " << first.article;
  if (!first.article.empty() && !first.because.empty() && status == Replayed::Changed) out << " : " << first.because;
  out << '\n';
  const std::size_t shown = everybody ? group.size() : std::min(group.size(), named_at_most);
  for (std::size_t i = 0; i < shown; ++i) {
    out << fmt::format("    {} : {}\n", group[i]->name, described(*group[i]));
    if (group[i]->refused) out << "      refusée" << (group[i]->reason.empty() ? "" : " : " + group[i]->reason) << '\n';
  }
  if (shown < group.size()) out << fmt::format("    et {} (« --tout »)\n", counted(group.size() - shown, "autre"));
}

void tell_groups(const Replay& replay, Replayed status, bool everybody, std::ostream& out) {
  std::map<std::string, std::vector<const ReplayedStudent*>> groups;
  for (const ReplayedStudent& student : replay.students)
    if (student.status == status) groups[student.article].push_back(&student);
  std::vector<std::vector<const ReplayedStudent*>> ordered;
  for (auto& [article, group] : groups)
    ordered.push_back(std::move(group));
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const auto& group : ordered)
    tell_group(status, group, everybody, out);
}

void tell_choices(const Replay& replay, std::ostream& out) {
  for (const ReplayedStudent& student : replay.students)
    if (student.status == Replayed::Expected)
      out << fmt::format("    {} : {}\n", student.name, joined(student.choices, " · "));
}

void tell(const ReplayedJury& jury, const Options& options, Terminal& terminal) {
  const semantics::CheckedRegulation& rules = jury.now.regulation();
  Counts counts;
  counts.add(jury.replay);
  terminal.out << fmt::format("{} · {} · par « {} » {}{}\n", jury.past.title(), counted(counts.students, "étudiant"),
                              rules.title, rules.version, jury.in_force ? ", en vigueur alors" : "")
               << "  " << counts.text() << '\n';
  if (!jury.replay.lost.empty()) {
    std::vector<std::string> named = jury.replay.lost;
    const std::size_t more = named.size() > named_at_most ? named.size() - named_at_most : 0;
    named.resize(named.size() - more);
    terminal.out << fmt::format("  ⚠ ce règlement ne connaît plus : {}{}\n", joined(named, ", "),
                                more != 0 ? " et " + counted(more, "autre") : "");
  }
  for (const Replayed status : {Replayed::Changed, Replayed::Values, Replayed::Awaited})
    tell_groups(jury.replay, status, options.everything, terminal.out);
  for (const ReplayedStudent& student : jury.replay.students)
    if (student.status == Replayed::Accepted && options.everything)
      terminal.out << fmt::format("    {} acceptée : {} (motif : {})\n", student.name, described(student),
                                  student.reason);
  for (const std::string& orphan : jury.replay.orphans)
    terminal.out << fmt::format("  ✗ acceptée, et n'est plus ce qui est montré : {} ; « bareme revoir » de nouveau\n",
                                orphan);
  if (counts.expected != 0 && options.everything) {
    terminal.out << fmt::format("  {} {} : le choix du jury, encore ouvert\n", counts.expected,
                                word_of(Replayed::Expected, counts.expected > 1));
    tell_choices(jury.replay, terminal.out);
  }
}

}  // namespace

Exit replay_juries(const Options& options, Terminal& terminal) {
  Counts all;
  report::ReplayPage page;
  const Exit worst = replay_each(options, terminal, [&](ReplayedJury& jury) {
    if (all.juries != 0 && !options.json) terminal.out << '\n';
    all.add(jury.replay);
    if (options.json)
      page.juries.push_back(jury_page(jury));
    else
      tell(jury, options, terminal);
  });
  if (options.json && worst == Exit::Fine) terminal.out << report::replay_json(page);
  if (all.juries > 1 && !options.json)
    terminal.out << fmt::format("\n{} · {} : {}\n", counted(all.juries, "jury"), counted(all.students, "étudiant"),
                                all.text());
  if (worst != Exit::Fine) return worst;
  return all.unexpected() ? Exit::Differences : Exit::Fine;
}

}  // namespace bareme::repl
