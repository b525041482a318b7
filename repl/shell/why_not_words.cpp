#include "repl/shell/why_not_words.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "repl/shell/text.hpp"
#include "repl/wording.hpp"
#include "report/value_text.hpp"
#include "report/why_not_json.hpp"

namespace bareme::repl {
namespace {

using evaluation::WhyNot;
using Lines = std::vector<std::string>;

class Answer {
 public:
  Answer(const Session& session, const Refusal& refusal, std::size_t width)
      : session_(session), refusal_(refusal), why_(refusal.why), width_(width) {}

  Lines told() {
    head();
    if (why_.met()) return std::move(lines_);
    ways();
    levers();
    return std::move(lines_);
  }

 private:
  void head() {
    const semantics::CheckedRegulation& regulation = session_.regulation();
    const values::Value shown = why_.met() ? values::Value::of_truth(true) : why_.holds;
    const std::string symbol = report::symbol(regulation, shown);
    const std::string& label = refusal_.question.label;
    if (refusal_.goal.empty()) {
      const bool no = why_.holds.is_truth();
      put("", symbol + " " + label +
                  (why_.met() ? " : c'est le cas"
                   : no       ? " : ce n'est pas le cas"
                              : std::string(" : ") + values::describe(why_.holds.state())));
      return;
    }
    const std::string found = session_.words(refusal_.found, refusal_.question.type);
    // « non validé, et non validé » would say nothing
    const bool words = refusal_.found.is_code() && (found + refusal_.goal).find(' ') != std::string::npos;
    const auto said = [&](const std::string& code) { return words ? diagnostics::guillemets(code) : code; };
    put("", symbol + " " + label + " " + said(found) +
                (why_.met() ? " : c'est le cas" : ", et non " + said(refusal_.goal)));
  }

  std::string lack(const WhyNot::Lack& lack) const {
    if (!lack.article.valid()) return lack.text;
    const std::string letter = lack.letter.empty() ? "" : " " + evaluation::cited(lack.letter);
    return fmt::format("{}  [art. {}{}]", lack.text, session_.regulation().articles[lack.article.index()].number,
                       letter);
  }

  void ways() {
    if (why_.ways.empty()) {
      put("  ", "aucun changement de ses notes ni de ses entrées ne le donnerait");
      return;
    }
    const bool one = why_.ways.size() == 1;
    put("  ", what_it_takes() + (one ? alone(why_.ways.front()) ? "que cela change :" : "que tout cela change :"
                                     : "que change l'un de ces groupes :"));
    std::size_t number = 0;
    for (const std::vector<std::size_t>& way : why_.ways) {
      std::string opening = one ? "  - " : fmt::format("  {}. ", ++number);
      for (const std::size_t index : way)
        put(std::exchange(opening, one ? "  - " : "     et "), lack(why_.lacks[index]));
    }
    if (why_.other_ways > 0)
      put("  ", fmt::format("et {} autre{}{}", why_.other_ways, why_.other_ways == 1 ? "" : "s",
                            why_.more_ways ? " au moins" : ""));
    else if (why_.more_ways)
      put("  ", "et d'autres, trop nombreux pour être tous cherchés");
  }

  static bool alone(const std::vector<std::size_t>& way) { return way.size() == 1; }

  // Several conditions have to turn each time, and one mark does it: it turns them together, or goes another way, by a
  // compensation. Then what is told is enough; nothing says it is needed.
  bool asks_more_than_a_mark() const {
    return !why_.levers.empty() && !why_.ways.empty() && std::none_of(why_.ways.begin(), why_.ways.end(), alone);
  }

  std::string what_it_takes() const { return asks_more_than_a_mark() ? "il suffirait " : "il faudrait "; }

  std::string opening_of_levers() const {
    if (!asks_more_than_a_mark()) return "une seule suffirait";
    const bool marks = std::all_of(why_.levers.begin(), why_.levers.end(), [](const WhyNot::Lever& lever) {
      return lever.input.kind == plan::InputKey::Kind::Mark;
    });
    return marks ? "une seule de ces notes suffirait aussi" : "une seule de ces valeurs suffirait aussi";
  }

  void levers() {
    if (why_.of_promotion) return put("  ", "aucune note n'a été essayée seule : les autres étudiants comptent aussi");
    if (why_.levers.empty() && why_.ways.empty()) return;
    if (why_.levers.empty()) return put("  ", "aucune note seule n'y suffirait");
    put("  ", opening_of_levers() + ", le reste inchangé (calcul refait) :");
    std::vector<Row> rows;
    for (const WhyNot::Lever& lever : why_.levers) {
      const auto words = [&](const values::Value& value) { return session_.words(value, lever.type); };
      rows.push_back({session_.input_label(lever.input), words(lever.before), "→", words(lever.after),
                      lever.short_of ? fmt::format("({} ne suffit pas)", words(*lever.short_of)) : ""});
    }
    for (std::string& line : columns(rows, {Align::Left, Align::Right, Align::Left, Align::Left, Align::Left}, "    "))
      lines_.push_back(std::move(line));
    if (why_.other_levers > 0)
      put("    ", fmt::format("et {} autre{}", why_.other_levers, why_.other_levers == 1 ? "" : "s"));
  }

  void put(const std::string& opening, const std::string& text) {
    const std::string hanging(opening.size(), ' ');
    std::string start = opening;
    for (const std::string& line : wrapped(text, width_ > opening.size() + 20 ? width_ - opening.size() : 20))
      lines_.push_back(std::exchange(start, hanging) + line);
  }

  const Session& session_;
  const Refusal& refusal_;
  const WhyNot& why_;
  std::size_t width_;
  Lines lines_;
};

}  // namespace

Lines why_not_lines(const Session& session, const Refusal& refusal, std::size_t width) {
  return Answer(session, refusal, width).told();
}

std::string why_not_document(const Session& session, const Refusal& refusal) {
  report::WhyNotHead head{refusal.question.label, refusal.goal, refusal.found, refusal.question.type, {}};
  for (const WhyNot::Lever& lever : refusal.why.levers)
    head.levers.push_back(session.input_label(lever.input));
  return report::why_not_json(session.regulation(), head, refusal.why);
}

}  // namespace bareme::repl
