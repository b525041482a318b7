// scénario, dans, base, scénarios, oublier, garder: what is supposed, by name. comparer, balayer: what it makes.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/others.hpp"
#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t named_at_most = 8;
constexpr std::size_t bar_width = 20;

// « ██████▌ »: eighths of a column, so that one student more is seen.
std::string bar(std::size_t count, std::size_t whole) {
  static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (whole == 0) return "";
  const std::size_t parts = count * bar_width * 8 / whole;
  std::string text;
  for (std::size_t i = 0; i < parts / 8; ++i)
    text += "█";
  return text + eighths[parts % 8];
}

// The innermost object, of several the one most students move on: where what is supposed was posed.
semantics::ObjectId most_moved(const Session& session, const Scene::Compared& compared) {
  const auto moved = [](const Contrast& one) { return one.gained.size() + one.lost.size() + one.other.size(); };
  const auto level_of = [&](const Contrast& one) { return session.curriculum().object(one.result.object).level; };
  const Contrast* found = &compared.contrasts.front();
  for (const Contrast& one : compared.contrasts)
    if (const auto level = level_of(one), deepest = level_of(*found);
        level > deepest || (level == deepest && moved(one) > moved(*found)))
      found = &one;
  return found->result.object;
}

std::string signed_count(std::size_t before, std::size_t after) {
  return after >= before ? fmt::format("+{}", after - before) : fmt::format("−{}", before - after);
}

}  // namespace

// After what changes the scene: written in the log, or undone.
bool Shell::keep_last() {
  if (keep(session_.log().operations().back().text)) return true;
  diagnostics::Diagnostics ignored;
  session_.undo(1, ignored);
  return false;
}

void Shell::scenario(std::string_view rest) {
  if (rest.empty()) return scenarios();
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos)
    return refuse(problems::missing_word("scénario", "scénario s95 : SH7.seuil ue = 9,5"), rest.empty() ? line_ : rest);
  const std::string name(trimmed(rest.substr(0, colon)));
  const std::string_view poses = trimmed(rest.substr(colon + 1));
  if (name.find(' ') != std::string::npos || name.empty() || poses.empty())
    return refuse(problems::missing_word("scénario", "scénario NOM : CE QUI CHANGE, le nom en un mot"), rest);
  diagnostics::Diagnostics problems;
  if (!session_.define(name, std::string(poses), problems)) return refuse_typed(problems, poses);
  if (keep_last())
    show({fmt::format("  scénario {} : {}   (« dans {} », « comparer {} base »)", name, poses, name, name)});
}

void Shell::enter(std::string_view rest) { go(rest, "dans"); }
void Shell::leave_scenario(std::string_view rest) {
  if (!rest.empty()) return refuse(problems::missing_word("base", "base"), rest);
  go("base", "base");
}

void Shell::go(std::string_view name, const char* verb) {
  if (name.empty()) return refuse(problems::missing_word(verb, "dans NOM"), line_);
  diagnostics::Diagnostics problems;
  if (!bring_kept(name, problems) || !session_.enter(std::string(name), problems))
    return refuse(problems, name.data() == nullptr ? line_ : name);
  keep_last();
}

// One of another session is named again in this one first. False, and told: it cannot be; true: nothing stands in the
// way, even if there is none of that name.
bool Shell::bring_kept(std::string_view name, diagnostics::Diagnostics& problems) {
  if (session_.scenes().find(std::string(name)) != nullptr) return true;
  for (const std::string& kept : log_.kept()) {
    const std::size_t colon = kept.find(" : ");
    if (text::same_name(kept.substr(0, colon), name))
      return session_.define(kept.substr(0, colon), kept.substr(colon + 3), problems) && keep_last();
  }
  return true;
}

void Shell::forget(std::string_view rest) {
  diagnostics::Diagnostics problems;
  if (!session_.forget(std::string(rest), problems)) return refuse(problems, rest.empty() ? line_ : rest);
  if (keep_last()) show({"  " + std::string(rest) + " : oublié"});
}

void Shell::scenarios() {
  const jury::Scenes scenes = session_.scenes();
  Lines lines;
  for (const jury::Scenario& one : scenes.all)
    lines.push_back(
        fmt::format("  {} {} : {}", text::same_name(one.name, scenes.current) ? "▸" : " ", one.name, one.poses));
  for (const std::string& kept : log_.kept())
    lines.push_back("    gardé d'une autre séance · " + kept);
  if (lines.empty()) lines.push_back("  aucun scénario : « scénario s95 : SH7.seuil ue = 9,5 »");
  show(lines);
}

// garder NOM: offered by name to the sessions to come over this base.
void Shell::preserve(std::string_view rest) {
  const jury::Scenes scenes = session_.scenes();
  const jury::Scenario* found = scenes.find(std::string(rest));
  if (found == nullptr) {
    diagnostics::Diagnostics problems;
    session_.forget(std::string(rest), problems);  // says which there are
    return refuse(problems, rest.empty() ? line_ : rest);
  }
  const std::string failed = log_.preserve(found->name + " : " + found->poses);
  if (!failed.empty()) return refuse(problems::log_not_written(failed), line_);
  show({fmt::format("  {} : gardé ; « scénarios » le montrera aux prochaines séances sur cette base", found->name)});
}

// comparer A [B]: from B, the base where nothing is said, to A.
void Shell::compare(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  if (words.empty() || words.size() > 2)
    return refuse(problems::missing_word("comparer", "comparer SCÉNARIO [SCÉNARIO]"), rest.empty() ? line_ : rest);
  const std::string to(words.front()), from(words.size() == 2 ? words.back() : "base");
  diagnostics::Diagnostics problems;
  const bool known = bring_kept(from, problems) && bring_kept(to, problems);
  auto contrasts = known ? session_.compare(from, to, problems) : std::nullopt;
  if (!contrasts) return refuse(problems, rest);
  Lines lines;
  const std::string size = std::to_string(session_.promotion().size());
  std::vector<Row> rows{{"", from, to, "écart"}};
  for (const Contrast& one : *contrasts)
    rows.push_back(
        {session_.curriculum().address(one.result.object), fmt::format("{} / {}", one.validated_before, size),
         fmt::format("{} / {}", one.validated_after, size), signed_count(one.validated_before, one.validated_after)});
  if (contrasts->empty()) {
    lines.push_back(fmt::format("  aucun résultat ne change de {} à {}", from, to));
  } else {
    rows.front().front() = "validés";
    lines = table(rows, {Align::Left, Align::Right, Align::Right, Align::Right}, options_.width);
    for (std::string& line : movers(*contrasts))
      lines.push_back(std::move(line));
  }
  show_supposed(fmt::format("{} contre {}", to, from), lines);
  if (contrasts->empty()) return;
  scene_.compared = Scene::Compared{from, to, *std::move(contrasts)};
  if (!scene_.object || contrast_on(scene_, *scene_.object) == nullptr)
    scene_.object = most_moved(session_, *scene_.compared);
}

// Who gained and who lost, where they did first: of what contains it, the same names would be read again.
Shell::Lines Shell::movers(const std::vector<Contrast>& contrasts) {
  Lines lines;
  for (const Contrast& one : contrasts) {
    const std::string address = session_.curriculum().address(one.result.object);
    const auto named = [&](const std::vector<Mover>& all) {
      std::vector<std::string> names;
      for (std::size_t i = 0; i < all.size() && i < named_at_most; ++i) {
        std::string name = session_.student_name(all[i].student);
        if (const auto mean = mean_cell(session_, one.result.object); mean && all[i].mean.present())
          name += " " + session_.words(*mean, all[i].mean);
        names.push_back(std::move(name));
      }
      if (all.size() > named_at_most) names.push_back(fmt::format("et {}", others(all.size() - named_at_most)));
      return names.empty() ? std::vector<std::string>{"aucun"} : names;
    };
    for (std::string& line : listed(fmt::format("  {} gagnants :", address), named(one.gained), options_.width))
      lines.push_back(std::move(line));
    for (std::string& line : listed(fmt::format("  {} perdants :", address), named(one.lost), options_.width))
      lines.push_back(std::move(line));
    if (!one.other.empty())
      for (std::string& line : listed(fmt::format("  {} autre code :", address), named(one.other), options_.width))
        lines.push_back(std::move(line));
    std::vector<std::string> blocked;
    for (const Contrast::Blocked& by : one.blocked)
      blocked.push_back(fmt::format("{} : {}", by.letters, by.students.size()));
    if (blocked.empty()) continue;
    for (std::string& line : listed(fmt::format("  {} toujours refusés par", address), blocked, options_.width))
      lines.push_back(std::move(line));
  }
  return lines;
}

// balayer P de V à V pas V [sur OBJET]
void Shell::sweep(std::string_view rest) {
  const std::vector<std::string_view> words = words_of(rest);
  const auto place = [&](const char* word) {
    for (std::size_t i = words.size(); i-- > 0;)
      if (text::same_name(words[i], word)) return i;
    return words.size();
  };
  const std::size_t from = place("de"), to = place("à"), step = place("pas"), on = place("sur");
  if (from == 0 || from + 1 >= to || to + 1 >= step || step + 1 >= words.size())
    return refuse(problems::missing_word("balayer", "balayer SH7.seuil ue de 9 à 10,5 pas 0,25 [sur OBJET]"),
                  rest.empty() ? line_ : rest);
  Session::Range range{std::string(between(words[0], words[from - 1])), std::string(words[from + 1]),
                       std::string(words[to + 1]), std::string(words[step + 1]),
                       on + 1 < words.size() ? std::string(words[on + 1]) : ""};
  diagnostics::Diagnostics problems;
  const std::optional<Sweep> sweep = session_.sweep(range, problems);
  if (!sweep) return refuse(problems, rest);
  const std::string object = session_.curriculum().address(sweep->result.object);
  const auto mean = mean_cell(session_, sweep->result.object);
  std::vector<Row> rows;
  for (const Swept& one : sweep->steps) {
    const std::string here = one.value == sweep->base ? "◄ base" : "";
    Row row{report::value_text(session_.regulation(), one.value, sweep->type)};
    if (sweep->student) {
      row.push_back(mean && one.mean.present() ? session_.words(*mean, one.mean) : "");
      row.push_back(this->words(one.result, sweep->result));
    } else {
      row.push_back(std::to_string(one.validated));
      row.push_back(bar(one.validated, session_.promotion().size()));
    }
    row.push_back(here);
    rows.push_back(std::move(row));
  }
  show_supposed("",
                {fmt::format("  {}, selon {}",
                             sweep->student ? session_.student_name(*sweep->student) + " " + object
                                            : object + " : validés sur " + std::to_string(session_.promotion().size()),
                             sweep->label)});
  show_page(columns(rows, {Align::Right, Align::Right, Align::Left, Align::Left}), "valeurs");
}

// Under its mark, whatever the scene.
void Shell::show_supposed(const std::string& what, const Lines& lines) {
  const Lines heading = fitted("  HYPOTHÈSE" + (what.empty() ? "" : " " + discreet(what)));
  constexpr std::size_t mark = std::string_view("  HYPOTHÈSE").size();
  out_ << "  " << paint_.reverse("HYPOTHÈSE") << heading.front().substr(mark) << '\n';
  for (std::size_t i = 1; i < heading.size(); ++i)
    out_ << heading[i] << '\n';
  headed_ = true;
  show(lines);
}

}  // namespace bareme::repl
