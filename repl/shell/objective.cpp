// objectif: what each lever would have to be, alone, with the value just below shown failing.
#include <fmt/format.h>

#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {

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
  if (!found) return refuse(problems, asked->rest.empty() ? std::string_view(line_) : asked->rest);
  show_supposed(session_.student_name(asked->student) + " : " + found->goal.label +
                    (found->code.empty() ? "" : " " + found->code),
                objective_lines(*found, lever));
}

Shell::Lines Shell::objective_lines(const Objective& found, std::string_view lever) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  if (found.met) return {"  c'est déjà le cas"};
  Lines lines;
  if (found.rows.empty()) {
    lines.push_back(found.of_promotion ? "  les autres étudiants y ont part : aucune note n'est essayée seule"
                    : lever.empty()    ? "  impossible par une seule note, ou par des points de jury"
                                       : "  impossible par " + std::string(lever) + " seul");
  } else {
    std::vector<Row> rows{{"levier", "actuel", "minimum", "moyenne", "juste avant"}};
    for (const Objective::Row& one : found.rows) {
      const auto mean = [&](const values::Value& value) {
        return found.mean && value.present() ? session_.words(*found.mean, value) : std::string();
      };
      const auto text = [&](const values::Value& value) { return report::value_text(regulation, value, one.type); };
      rows.push_back({session_.input_label(one.input), text(one.before), text(one.after), mean(one.mean),
                      one.below ? fmt::format("{} → {} ✗", text(*one.below), mean(one.mean_below)) : "rien de moins"});
    }
    lines = table(rows, {Align::Left, Align::Right, Align::Right, Align::Right, Align::Left}, options_.width);
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
                          lack.letter != 0 ? std::string(" ") + lack.letter : "");
    lines.push_back(line);
  }
  return lines;
}

}  // namespace bareme::repl
