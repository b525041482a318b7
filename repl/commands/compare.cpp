// comparer: two versions, article by article, and what the second would have changed for the dossiers of past juries or
// of a base. Writes nothing but the picture one asks for.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "repl/commands/commands.hpp"
#include "repl/commands/compare_maquettes.hpp"
#include "repl/commands/opening.hpp"
#include "repl/commands/past_files.hpp"
#include "repl/commands/past_page.hpp"
#include "repl/wording.hpp"
#include "repl/written_file.hpp"
#include "report/flow_svg.hpp"
#include "report/table.hpp"
#include "session/past_compare.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 5;

// Lines of one side the other has not, in the order of both: what a reader of two texts would underline.
struct Line {
  char mark;
  std::string text;
};
std::vector<Line> differing(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  const std::size_t rows = before.size() + 1, columns = after.size() + 1;
  std::vector<std::size_t> common(rows * columns, 0);  // lines in common from (i, j) on
  for (std::size_t i = before.size(); i-- > 0;)
    for (std::size_t j = after.size(); j-- > 0;)
      common[i * columns + j] = before[i] == after[j]
                                    ? common[(i + 1) * columns + j + 1] + 1
                                    : std::max(common[(i + 1) * columns + j], common[i * columns + j + 1]);
  std::vector<Line> lines;
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i;
      ++j;
    } else if (j == after.size() ||
               (i < before.size() && common[(i + 1) * columns + j] >= common[i * columns + j + 1])) {
      lines.push_back({'-', before[i++]});
    } else {
      lines.push_back({'+', after[j++]});
    }
  }
  return lines;
}

void tell_texts(const std::vector<TextChange>& changes, std::ostream& out) {
  if (changes.empty()) {
    out << "Rien ne change dans le texte.\n";
    return;
  }
  out << fmt::format("Dans le texte, {} :\n", counted(changes.size(), "changement"));
  for (const TextChange& change : changes) {
    const char* what = change.before.empty() ? " (ajouté)" : change.after.empty() ? " (supprimé)" : "";
    out << "  " << change.name << what << '\n';
    for (const Line& line : differing(change.before, change.after))
      out << "    " << (line.mark == '-' ? "− " : "+ ") << trimmed(line.text) << '\n';
  }
}

// What is summed over all the juries given.
struct Level {
  std::size_t objects = 0, before = 0, after = 0;
  std::map<std::pair<std::string, std::string>, std::size_t> flow;
};
struct Sums {
  std::size_t juries = 0, students = 0;
  std::map<Replayed, std::size_t> statuses;
  std::vector<std::pair<std::string, Level>> levels;     // the lowest first
  std::map<std::string, std::vector<std::string>> whom;  // of each change, who it decides otherwise
  std::size_t choices_alone = 0;                         // whose results are the same, and not what the jury may choose
  std::map<std::string, std::vector<std::string>> choices;  // of each article, for whom
  report::ReplayPage page;

  Level& level(const std::string& name) {
    for (auto& [known, level] : levels)
      if (known == name) return level;
    return levels.emplace_back(name, Level{}).second;
  }
};

class Comparing {
 public:
  Comparing(const Options& options, Terminal& terminal) : options_(options), terminal_(terminal) {}

  Exit run() {
    if (options_.arguments.size() < 2)
      return usage(terminal_, "il faut deux règlements : « bareme comparer A.bareme B.bareme JURYS »");
    first_.regulation = options_.arguments[0];
    second_.regulation = options_.arguments[1];
    arguments_ = options_.arguments;
    std::vector<std::string> maquettes = options_.maquettes;
    for (std::string& more : take_maquettes(arguments_))
      maquettes.push_back(std::move(more));
    SharedMaquettes shared = share_maquettes(first_.regulation, second_.regulation, maquettes, terminal_);
    first_.maquettes = std::move(shared.first);
    second_.maquettes = std::move(shared.second);
    Session before, after;
    if (const Exit loaded = load_alone(before, first_, second_); loaded != Exit::Fine) return loaded;
    if (const Exit loaded = load_alone(after, second_, first_); loaded != Exit::Fine) return loaded;
    changes_ = text_changes(before, after);
    names_ = {before.regulation().version, after.regulation().version};
    if (!options_.json) {
      const std::string title = before.regulation().title, renamed = after.regulation().title;
      terminal_.out << fmt::format("« {} » {} → {}{}\n\n", title, names_.first,
                                   renamed == title ? "" : "« " + renamed + " » ", names_.second);
      tell_texts(changes_, terminal_.out);
    }
    Exit worst = Exit::Fine;
    for (const std::string& file : jury_files({arguments_.begin() + 2, arguments_.end()}))
      worst = std::max(worst, compare_file(file));
    if (!options_.base.empty()) worst = std::max(worst, compare_base());
    if (worst != Exit::Fine) return worst;
    return tell();
  }

 private:
  // The version one modifies may be the other.
  Exit load_alone(Session& session, const Options& own, const Options& other) {
    std::vector<std::string> paths{own.regulation};
    paths.insert(paths.end(), own.maquettes.begin(), own.maquettes.end());
    diagnostics::Diagnostics problems;
    session.load(documents(paths, terminal_), problems, reading_among(documents({other.regulation}, terminal_)));
    return problems.has_errors() ? told(problems, session.sources()) : Exit::Fine;
  }

  Exit told(const diagnostics::Diagnostics& problems, const diagnostics::Sources& sources) {
    show(problems, sources, terminal_);
    return exit_of(problems);
  }

  Exit compare_file(const std::string& file) {
    diagnostics::Sources sources;
    diagnostics::Diagnostics problems;
    const auto past = read_past_jury({file}, sources, problems);
    if (!past) return told(problems, sources);
    if (!in_years(options_.year, past->baseline.head.year)) return Exit::Fine;
    const auto texts = texts_beside(*past, problems);
    if (!texts) return told(problems, sources);
    return compare(*past, *texts, sources, file);
  }

  Exit compare_base() {
    diagnostics::Diagnostics problems;
    Which which = bareme::repl::which(options_);
    const std::vector<Which> all = promotions_of(options_.base, which, problems);
    if (problems.has_errors()) return told(problems, {});
    for (const Which& one : all) {
      Session session;
      if (!session.open(options_.base, one, problems)) return told(problems, session.sources());
      const auto frozen = freeze(session, {}, problems);
      diagnostics::Sources sources;
      const auto past = frozen ? read_past_jury({frozen->name, frozen->text}, sources, problems) : std::nullopt;
      if (!past) return told(problems, session.sources());
      if (const Exit exit = compare(*past, frozen->texts, sources, options_.base); exit != Exit::Fine) return exit;
    }
    return Exit::Fine;
  }

  Exit compare(const PastJury& past, const std::vector<Document>& texts, const diagnostics::Sources& sources,
               const std::string& path) {
    ReplayedJury jury{past, path, false, {}, {}, {}, {}};
    if (const Exit loaded = load_rules(jury.then, first_, past, texts, terminal_); loaded != Exit::Fine) return loaded;
    if (const Exit loaded = load_rules(jury.now, second_, past, texts, terminal_); loaded != Exit::Fine) return loaded;
    diagnostics::Diagnostics problems;
    std::vector<std::string> lost;
    if (!stand(jury.then, past, false, lost, problems) || !stand(jury.now, past, false, lost, problems))
      return told(problems, sources);
    auto decided = as_decided_by(jury.then, past, problems);
    if (!decided) return told(problems, jury.then.sources());
    auto replayed = replay(jury.now, &jury.then, *decided, problems);
    if (!replayed) return told(problems, jury.now.sources());
    jury.replay = std::move(*replayed);
    jury.replay.lost.insert(jury.replay.lost.begin(), lost.begin(), lost.end());
    add(jury);
    return Exit::Fine;
  }

  void add(const ReplayedJury& jury) {
    ++sums_.juries;
    sums_.students += jury.replay.students.size();
    report::ReplayPage::Jury page = jury_page(jury);
    for (const ReplayedStudent& student : jury.replay.students) {
      const bool choices = add_choices(jury, student, page.students[student.row]);
      if (choices && is_same_for(student.status))
        ++sums_.choices_alone;
      else
        ++sums_.statuses[student.status];
      if (student.status == Replayed::Same || student.status == Replayed::Expected) continue;
      std::vector<std::string> by = responsible(changes_, jury.then, jury.now, student);
      for (const std::string& change : by)
        sums_.whom[change].push_back(described(student));
      if (by.empty()) sums_.whom[""].push_back(described(student));
      page.students[student.row].responsible = std::move(by);
    }
    for (const ResultCounts& counts : result_counts(jury.then, jury.now)) {
      Level& level = sums_.level(counts.level);
      level.objects += counts.objects;
      level.before += counts.before;
      level.after += counts.after;
      for (const auto& [ends, count] : counts.flow)
        level.flow[ends] += count;
    }
    sums_.page.juries.push_back(std::move(page));
  }

  static bool is_same_for(Replayed status) {
    return status == Replayed::Same || status == Replayed::Expected || status == Replayed::Values;
  }

  // « MER, choix du jury : ADJ → n'est plus ouvert »: what the jury pronounced is among the differences.
  static bool is_told(const ReplayedStudent& student, const ChoiceChange& choice) {
    return std::any_of(student.differences.begin(), student.differences.end(), [&](const PastDifference& one) {
      return one.kind == PastDifference::Kind::Choice && one.before == choice.option &&
             one.what.rfind((choice.object.empty() ? "étudiant" : choice.object) + ",", 0) == 0;
    });
  }

  // A choice that opens or closes is what a council votes, though no result is another.
  bool add_choices(const ReplayedJury& jury, const ReplayedStudent& student, report::ReplayPage::Student& page) {
    std::map<std::string, std::vector<std::string>> told;
    for (const ChoiceChange& one : choice_changes(jury.then, jury.now, student.row)) {
      if (is_told(student, one)) continue;
      const std::string object = one.object.empty() ? "l'étudiant" : one.object;
      told[one.article].push_back(fmt::format("{}, {} : {}{}", object, one.option, one.opens ? "s'ouvre" : "se ferme",
                                              one.awaited ? " (en attente)" : ""));
      page.options.push_back({object, one.option, one.opens ? "ouvert" : "fermé", one.article});
    }
    for (const auto& [article, options] : told)
      sums_.choices[article].push_back(
          fmt::format("{} : {}", jury.now.student_name(student.row), joined(options, " · ")));
    return !told.empty();
  }

  static std::string described(const ReplayedStudent& student) {
    std::vector<std::string> parts;
    for (const PastDifference& one : student.differences)
      if (one.kind != PastDifference::Kind::Value || student.status == Replayed::Values)
        parts.push_back(bareme::told(one));
    constexpr std::size_t at_most = 3;
    const std::size_t more = parts.size() > at_most ? parts.size() - at_most : 0;
    parts.resize(parts.size() - more);
    return fmt::format("{} : {}{}", student.name, joined(parts, " · "),
                       more != 0 ? " · et " + counted(more, "autre") : "");
  }

  Exit tell() {
    std::vector<report::ComparedText> texts;
    std::vector<report::ComparedLevel> levels;
    for (const TextChange& change : changes_)
      texts.push_back({change.name, change.before, change.after});
    for (const auto& [name, level] : sums_.levels)
      levels.push_back({name, level.objects, level.before, level.after, ribbons(level)});
    if (options_.json)
      terminal_.out << report::compare_json(names_.first, names_.second, texts, levels, sums_.page);
    else if (sums_.juries != 0)
      tell_students();
    if (!options_.picture.empty()) return draw();
    return Exit::Fine;
  }

  std::size_t count(Replayed status) const {
    const auto found = sums_.statuses.find(status);
    return found == sums_.statuses.end() ? 0 : found->second;
  }

  void tell_students() {
    std::ostream& out = terminal_.out;
    out << fmt::format(
        "\nPour {} de {} : identiques {} · changées {} · choix du jury seuls {} · valeurs seules {} · attendues {} · "
        "en "
        "attente {}\n",
        counted(sums_.students, "étudiant"), counted(sums_.juries, "jury"), count(Replayed::Same),
        count(Replayed::Changed), sums_.choices_alone, count(Replayed::Values), count(Replayed::Expected),
        count(Replayed::Awaited));
    for (const TextChange& change : changes_)
      if (const auto found = sums_.whom.find(change.name); found != sums_.whom.end())
        tell_whom("par " + change.name, found->second);
    if (const auto found = sums_.whom.find(""); found != sums_.whom.end())
      tell_whom("sans qu'aucun changement du texte s'y lise (un rang, un effectif)", found->second);
    for (const auto& [article, whom] : sums_.choices)
      tell_whom("au choix du jury, " + article, whom);
    report::Table table;
    table.columns = {{"validés"}, {names_.first}, {names_.second}, {"écart"}};
    for (const auto& [name, level] : sums_.levels) {
      const auto cell = [&, &one = level](std::size_t validated) {
        return fmt::format("{} / {} ({})", validated, one.objects, report::percentage(validated, one.objects));
      };
      const long long gap = static_cast<long long>(level.after) - static_cast<long long>(level.before);
      table.rows.push_back({name, cell(level.before), cell(level.after),
                            gap == 0 ? "=" : fmt::format("{}{}", gap > 0 ? "+" : "−", gap > 0 ? gap : -gap)});
    }
    out << '\n' << report::table_text(table, terminal_.out_is_tty ? terminal_.columns() : unlimited);
    if (sums_.levels.empty()) return;
    out << '\n';
    for (const report::Flow::Ribbon& ribbon : ribbons(sums_.levels.back().second))
      if (ribbon.from != ribbon.to)
        out << fmt::format("  {} : {} → {} : {}\n", sums_.levels.back().first, ribbon.from, ribbon.to, ribbon.count);
  }

  void tell_whom(const std::string& by, const std::vector<std::string>& whom) {
    terminal_.out << fmt::format("  {} {}\n", whom.size(), by);
    const std::size_t shown = options_.everything ? whom.size() : std::min(whom.size(), named_at_most);
    for (std::size_t i = 0; i < shown; ++i)
      terminal_.out << "    " << whom[i] << '\n';
    if (shown < whom.size()) terminal_.out << fmt::format("    et {} autres (« --tout »)\n", whom.size() - shown);
  }

  static std::vector<report::Flow::Ribbon> ribbons(const Level& level) {
    std::vector<report::Flow::Ribbon> all;
    for (const auto& [ends, count] : level.flow)
      all.push_back({ends.first, ends.second, count});
    return all;
  }

  // Of the highest level that has a result: the year, or the diploma.
  Exit draw() {
    if (sums_.levels.empty())
      return usage(terminal_, "--svg : aucun verdict à dessiner, il faut des jurys ou une base");
    const auto& [name, level] = sums_.levels.back();
    report::Flow flow{fmt::format("Résultats, niveau {}", name), "", names_.first, names_.second, {}, ribbons(level)};
    std::map<std::string, std::size_t> weights;
    std::size_t moved = 0;
    for (const report::Flow::Ribbon& ribbon : flow.ribbons) {
      weights[ribbon.from] += ribbon.count;
      weights[ribbon.to] += 0;
      moved += ribbon.from == ribbon.to ? 0 : ribbon.count;
    }
    for (const auto& [code, weight] : weights)
      flow.codes.push_back(code);
    std::stable_sort(flow.codes.begin(), flow.codes.end(),
                     [&](const auto& a, const auto& b) { return weights[a] > weights[b]; });
    flow.remark = fmt::format("{}, {} autrement", counted(level.objects, "décision", "aucune"), moved);
    if (!write_whole(options_.picture, report::flow_svg(flow))) {
      terminal_.err << fmt::format("bareme : écriture impossible : {}\n", options_.picture);
      return Exit::DataError;
    }
    terminal_.err << fmt::format("✓ {}\n", options_.picture);
    return Exit::Fine;
  }

  const Options& options_;
  Terminal& terminal_;
  Options first_, second_;
  std::vector<std::string> arguments_;  // less the maquettes among them
  std::pair<std::string, std::string> names_;
  std::vector<TextChange> changes_;
  Sums sums_;
};

}  // namespace

Exit compare_versions(const Options& options, Terminal& terminal) { return Comparing(options, terminal).run(); }

}  // namespace bareme::repl
