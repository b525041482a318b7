// objectif: what each lever would have to be, alone, with the value just below shown failing.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

constexpr std::size_t pairs_told = 9;

// What the goal is about: « moyenne » of a verdict, what a condition compares; nothing where it is neither.
std::string title_of(const Session& session, const std::optional<plan::CellKey>& mean) {
  if (!mean) return "";
  const std::string& name = session.regulation().quantity(mean->quantity).name;
  return text::same_name(name.substr(0, name.find(' ')), "moyenne") ? "moyenne" : name;
}

// « 8,36 → 9,99 ✗ »
std::string failing(const std::string& value, const std::string& then) {
  return value + (then.empty() ? "" : " → " + then) + " ✗";
}

}  // namespace

void Shell::objective(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "objectif");
  if (!asked) return;
  std::string_view goal = asked->rest, lever;
  const std::vector<std::string_view> words = words_of(goal);
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (text::same_name(words[i], "par")) {
      lever = between(words[i + 1], words.back());
      goal = i == 0 ? std::string_view() : between(words.front(), words[i - 1]);
      break;
    }
  diagnostics::Diagnostics problems;
  const std::optional<Objective> found =
      session_.objective(asked->student, std::string(goal), std::string(lever), problems);
  if (!found) {
    const bool of_lever = !lever.empty() && problems.all().front().code() == "J260";
    return refuse(problems, of_lever ? lever : asked->rest.empty() ? std::string_view(line_) : asked->rest);
  }
  show_supposed(session_.student_name(asked->student) + " : " + found->goal.label +
                    (found->code.empty() ? "" : " " + found->code),
                objective_lines(*found, lever));
}

Shell::Lines Shell::objective_lines(const Objective& found, std::string_view lever) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  if (found.met) return {"  c'est déjà le cas"};
  Lines lines;
  if (found.pair) return pair_lines(*found.pair, found.mean);
  if (found.rows.empty()) {
    const bool two = text::fold_name(lever).find(" et ") != std::string::npos;
    lines.push_back(found.of_promotion ? "  les autres étudiants y ont part : aucune note n'est essayée seule"
                    : lever.empty()    ? "  impossible par une seule note, ou par des points de jury"
                    : two              ? "  impossible par " + std::string(lever) + " ensemble"
                                       : "  impossible par " + std::string(lever) + " seul");
  } else {
    std::vector<Row> rows{{"levier", "actuel", "minimum", title_of(session_, found.mean), "juste avant"}};
    std::vector<std::string> rounded;
    for (const Objective::Row& one : found.rows) {
      const auto mean = [&](const values::Value& value) {
        return found.mean && value.present() ? session_.words(*found.mean, value) : std::string();
      };
      const auto text = [&](const values::Value& value) { return report::value_text(regulation, value, one.type); };
      rows.push_back({session_.input_label(one.input), text(one.before), text(one.after), mean(one.mean),
                      (one.exact ? "! " : "") + (one.below ? failing(text(*one.below), mean(one.mean_below))
                                                           : std::string("rien de moins"))});
      if (one.exact)
        rounded.push_back(fmt::format("{} : {}", session_.input_label(one.input), exact_words(*one.exact)));
    }
    lines = table(rows, {Align::Left, Align::Right, Align::Right, Align::Right, Align::Left}, options_.width);
    for (std::string& line : noted("atteint par l'arrondi ; avant", rounded))
      lines.push_back(std::move(line));
    for (const Objective::Interval& one : found.intervals)
      lines.push_back(fmt::format("  atteint de {} à {}",
                                  report::value_text(regulation, one.from, found.rows.front().type),
                                  report::value_text(regulation, one.to, found.rows.front().type)));
    return lines;
  }
  for (const evaluation::WhyNot::Lack& lack : found.lacks) {
    std::string line = "  - " + lack.text;
    if (lack.article.valid())
      line += fmt::format(" [art. {}{}]", regulation.articles[lack.article.index()].number,
                          lack.letter.empty() ? "" : " " + evaluation::cited(lack.letter));
    lines.push_back(line);
  }
  return lines;
}

// « MAN7.EF  DROIT7.EF  moyenne  juste avant »: a few of the pairs, spread over them; all of them on « encore ».
Shell::Lines Shell::pair_lines(const Objective::Pair& pair, const std::optional<plan::CellKey>& mean) {
  const auto told = [&](std::size_t shown) {
    std::vector<Row> rows{
        {session_.input_label(pair.first), session_.input_label(pair.second), title_of(session_, mean), "juste avant"}};
    for (std::size_t i = 0; i < shown; ++i)
      rows.push_back(pair_row(pair, pair.points[shown == 1 ? 0 : i * (pair.points.size() - 1) / (shown - 1)], mean));
    return repl::table(rows, {Align::Right, Align::Right, Align::Right, Align::Left}, options_.width);
  };
  const std::size_t shown = std::min(pairs_told, pair.points.size());
  Lines lines = told(shown);
  if (shown == pair.points.size()) return lines;
  offer(told(pair.points.size()));
  lines.push_back(fmt::format("  {} couples en tout ; tous les montrer : encore", pair.points.size()));
  return lines;
}

Row Shell::pair_row(const Objective::Pair& pair, const Objective::Pair::Point& point,
                    const std::optional<plan::CellKey>& mean) const {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const auto of = [&](const values::Value& value) {
    return mean && value.present() ? session_.words(*mean, value) : std::string();
  };
  std::string before;
  const auto told = [&](const plan::InputKey& input, const std::optional<values::Value>& below,
                        const semantics::Type& type, const values::Value& then) {
    if (below)
      before += (before.empty() ? "" : " · ") + session_.input_label(input) + " " +
                failing(report::value_text(regulation, *below, type), of(then));
  };
  told(pair.first, point.first_below, pair.first_type, point.mean_first_below);
  told(pair.second, point.second_below, pair.second_type, point.mean_second_below);
  if (point.exact) before = fmt::format("! {} avant arrondi · ", exact_words(*point.exact)) + before;
  return {report::value_text(regulation, point.first, pair.first_type),
          report::value_text(regulation, point.second, pair.second_type), of(point.mean), before};
}

// « ! atteint par l'arrondi ; avant : MATH.EF : 9,995 »
Shell::Lines Shell::noted(const std::string& what, const std::vector<std::string>& items) const {
  const std::string text = "! " + what + " : " + joined(items, " · ");
  Lines lines;
  if (items.empty()) return lines;
  for (const std::string& line : wrapped(text, options_.width - std::min<std::size_t>(options_.width, 4)))
    lines.push_back((lines.empty() ? "  " : "    ") + line);
  return lines;
}

// « 9,9971… »: cut, never rounded up to what it does not reach.
std::string Shell::exact_words(const values::Value& value) const {
  return report::value_text(session_.regulation(), value, {});
}

}  // namespace bareme::repl
