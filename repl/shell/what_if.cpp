// et si: a hypothesis about one student, shown and forgotten. Every line it makes begins with HYPOTHÈSE.
#include <algorithm>

#include <fmt/format.h>

#include "repl/shell/outline.hpp"
#include "repl/shell/problems.hpp"
#include "repl/shell/shell.hpp"
#include "report/value_text.hpp"
#include "text/fold.hpp"

namespace bareme::repl {
namespace {

using semantics::ObjectId;
using semantics::Quantity;
using values::Value;
using Role = Quantity::Role;
using Kind = evaluation::Trace::Kind;
using Lines = std::vector<std::string>;

constexpr const char* mark = "HYPOTHÈSE";
constexpr std::size_t mark_width = 13;  // with the blanks around it
constexpr std::size_t narrowest = 30;

// What a proposition, a verdict's kind and a mark kept say is said by the result and by what was posed.
bool tells_nothing_new(const Session& session, const Change& change, const Hypothesis& hypothesis) {
  const Quantity& quantity = session.regulation().quantity(change.cell.quantity);
  if (quantity.role == Role::Proposition || quantity.role == Role::Validated || quantity.role == Role::Decision)
    return true;
  if (session.curriculum().object(change.cell.object).filled)
    return true;  // its container has the same code, and its own rounding
  if (quantity.level != session.regulation().lowest) return false;
  return std::any_of(hypothesis.posed.begin(), hypothesis.posed.end(), [&](const PosedInput& posed) {
    return posed.before == change.before && posed.after == change.after;
  });
}

// « moyenne 9,77 ≥ 10, manque 0,23 » where a verdict taken in another view compares another value than the one shown on
// the same line: « manque 0,23 » beside « moyenne 5,55 » would be read as an error.
std::string what_it_lacks(const Session& session, const Hypothesis& hypothesis, ObjectId object,
                          const evaluation::Trace& letter) {
  for (const Change& change : hypothesis.changes) {
    if (change.cell.object != object || letter.remark.empty()) continue;
    const std::string name = session.regulation().quantity(change.cell.quantity).name + " ";
    const std::string shown = name + session.words(change.cell, change.after) + " ";
    if (letter.label.rfind(name, 0) == 0 && letter.label.rfind(shown, 0) != 0)
      return letter.label + ", " + letter.remark;
  }
  return letter.remark;
}

// « : a) manque 0,19 ; c) PRJ », what stands between this result and a better one; nothing of a result that is no
// refusal.
std::string blocking(const Session& session, const Hypothesis& hypothesis, const Verdict& verdict) {
  const Value& result = verdict.why.value;
  const Value no = Value::of_truth(false);
  if (!result.is_code() || session.regulation().code(result.code()).kind != semantics::Code::Kind::Refusing) return "";
  const evaluation::Trace* missed = &verdict.why;  // the row that was missed, where there are several
  for (const evaluation::Trace& child : verdict.why.children)
    if (child.kind == Kind::Row && child.decisive && child.value == no) missed = &child;
  std::string told = missed->kind == Kind::Row ? missed->remark : "";
  for (const evaluation::Trace& letter : missed->children)
    if (letter.kind == Kind::Letter && letter.value == no) {
      const std::string lacks = what_it_lacks(session, hypothesis, verdict.cell.object, letter);
      told += fmt::format("{}{}){}{}", told.empty() ? "" : " ; ", letter.letter, lacks.empty() ? "" : " ", lacks);
    }
  return told.empty() ? "" : " : " + told;
}

// What changes, object by object, from the épreuves up to the year.
class Changes {
 public:
  Changes(const Session& session, const Hypothesis& hypothesis) : session_(session), hypothesis_(hypothesis) {
    for (const Change& change : hypothesis.changes)
      if (!tells_nothing_new(session, change, hypothesis)) of(change.cell.object).said.push_back(told(change));
    for (Changed& changed : objects_)
      if (const Verdict* verdict = verdict_on(changed.object);
          verdict && !moved(verdict->cell) && !posed(verdict->cell))
        changed.said.push_back("résultat toujours " + words(verdict->why.value, verdict->cell) +
                               blocking(session, hypothesis, *verdict));
  }

  // « UE72  moyenne 9,72 → 9,81   résultat toujours ✗ AJ : a) manque 0,19 », continued under itself.
  Lines lines(std::size_t width) const {
    std::size_t names = 0;
    for (const Changed& changed : objects_)
      names = std::max(names, text::display_width(name(changed.object)) + 2);
    const std::size_t room = std::max(narrowest, width > names ? width - names : 0);
    Lines lines;
    for (const Changed& changed : objects_) {
      std::string opening = text::pad_right(name(changed.object), names);
      for (const std::string& line : side_by_side(changed.said, room))
        lines.push_back(std::exchange(opening, std::string(names, ' ')) + line);
    }
    return lines;
  }

 private:
  struct Changed {
    ObjectId object;
    Lines said;
  };

  Changed& of(ObjectId object) {
    if (objects_.empty() || objects_.back().object != object) objects_.push_back({object, {}});
    return objects_.back();
  }
  std::string name(ObjectId object) const {
    return object == session_.curriculum().root() ? "" : session_.curriculum().address(object);
  }
  const Verdict* verdict_on(ObjectId object) const {
    for (const Verdict& verdict : hypothesis_.verdicts)
      if (verdict.cell.object == object) return &verdict;
    return nullptr;
  }
  bool moved(const plan::CellKey& cell) const {
    return std::any_of(hypothesis_.changes.begin(), hypothesis_.changes.end(),
                       [&](const Change& change) { return change.cell == cell; });
  }
  bool posed(const plan::CellKey& cell) const {
    return std::any_of(hypothesis_.posed.begin(), hypothesis_.posed.end(), [&](const PosedInput& one) {
      return one.cell && one.cell->object == cell.object && one.cell->quantity == cell.quantity;
    });
  }
  std::string words(const Value& value, const plan::CellKey& cell) const {
    const char* symbol = report::symbol(session_.regulation(), value);
    const bool marked = value.is_code() || !value.present();
    return (marked && *symbol != '\0' ? std::string(symbol) + " " : "") + session_.words(cell, value);
  }
  std::string told(const Change& change) const {
    const Quantity& quantity = session_.regulation().quantity(change.cell.quantity);
    std::string text =
        fmt::format("{} {} → {}", quantity.name, words(change.before, change.cell), words(change.after, change.cell));
    if (change.article.valid()) {
      const std::string number = session_.regulation().articles[change.article.index()].number;
      text += change.because.empty() ? fmt::format(" (art. {})", number)
                                     : fmt::format(" (art. {} : {})", number, change.because);
    }
    if (quantity.role == Role::Result)
      if (const Verdict* verdict = verdict_on(change.cell.object)) text += blocking(session_, hypothesis_, *verdict);
    return text;
  }
  static Lines side_by_side(const Lines& pieces, std::size_t width) {
    Lines lines;
    for (const std::string& piece : pieces)
      if (!lines.empty() && text::display_width(lines.back()) + 3 + text::display_width(piece) <= width)
        lines.back() += "   " + piece;
      else
        for (std::string& line : wrapped(piece, width))
          lines.push_back(std::move(line));
    return lines;
  }

  const Session& session_;
  const Hypothesis& hypothesis_;
  std::vector<Changed> objects_;
};

constexpr std::size_t others_told = 8;

// « Ben (E012)  rang 4 → 5   S7.résultat ADM → AJ »: those whose decision changes first.
Lines others_of(const Session& session, const Hypothesis& hypothesis, std::size_t width) {
  if (hypothesis.for_all && session.promotion().size() > 1)
    return {"un paramètre vaut pour tous : ce qui change pour les autres n'est pas montré"};
  std::vector<const Effect*> others;
  for (const Effect& effect : hypothesis.others)
    others.push_back(&effect);
  std::stable_partition(others.begin(), others.end(), [&](const Effect* effect) {
    return std::any_of(effect->changes.begin(), effect->changes.end(), [&](const Change& change) {
      return session.regulation().quantity(change.cell.quantity).role == Role::Result;
    });
  });
  Lines lines;
  if (others.empty()) return lines;
  lines.push_back(others.size() == 1 ? "et pour 1 autre étudiant :"
                                     : fmt::format("et pour {} autres étudiants :", others.size()));
  for (std::size_t i = 0; i < others.size() && i < others_told; ++i) {
    std::string told = session.student_name(others[i]->student) + " :";
    for (const Change& change : others[i]->changes)
      told += fmt::format("{} {} {} → {}", told.back() == ':' ? "" : " ;", session.label(change.cell),
                          session.words(change.cell, change.before), session.words(change.cell, change.after));
    for (std::string& line : wrapped(told, width))
      lines.push_back(std::move(line));
  }
  if (others.size() > others_told) lines.push_back(fmt::format("… et {} de plus", others.size() - others_told));
  return lines;
}

}  // namespace

void Shell::what_if(std::string_view rest) {
  const std::optional<Asked> asked = student_and_rest(rest, "et si");
  if (!asked) return;
  if (asked->rest.empty()) return refuse(problems::missing_word("et si", "et si ÉTUDIANT NOTE = VALEUR"), line_);
  diagnostics::Diagnostics problems;
  const std::optional<Hypothesis> hypothesis = session_.what_if(asked->student, std::string(asked->rest), problems);
  if (!hypothesis) return refuse_hypothesis(problems, asked->rest);
  scene_.supposed = supposed_words(session_, asked->student, *hypothesis);
  scene_.supposed_changes = hypothesis->changes;
  for (const std::string& line : this->hypothesis(asked->student, *hypothesis))
    out_ << "  " << paint_.reverse(mark) << "  " << paint_.marks(line) << '\n';
}

// « … = 10,5 et DROIT7.EF = 11 »: two hypotheses, joined as conditions are.
void Shell::refuse_hypothesis(const diagnostics::Diagnostics& problems, std::string_view typed) {
  const std::vector<std::string_view> words = words_of(typed);
  const bool joined = std::any_of(words.begin(), words.end(), [](std::string_view word) { return word == "et"; });
  if (!joined || std::count(typed.begin(), typed.end(), '=') < 2) return refuse_typed(problems, typed);
  refuse(problems::joined_hypotheses(), typed);
}

Shell::Lines Shell::changes_of(const Hypothesis& hypothesis, std::size_t width) const {
  return Changes(session_, hypothesis).lines(width);
}

Shell::Lines Shell::hypothesis(std::size_t student, const Hypothesis& hypothesis) {
  const semantics::CheckedRegulation& regulation = session_.regulation();
  const std::size_t room = std::max(narrowest, options_.width > mark_width ? options_.width - mark_width : 0);
  Lines lines;
  for (const PosedInput& posed : hypothesis.posed) {
    const std::string told = fmt::format("{} : {} {} → {}", session_.student_name(student), posed.label,
                                         report::value_text(regulation, posed.before, posed.type),
                                         report::value_text(regulation, posed.after, posed.type));
    for (std::string& line : wrapped(told, room))
      lines.push_back(std::move(line));
  }
  Lines changes = changes_of(hypothesis, room);
  if (changes.empty()) changes.push_back("rien d'autre ne change");
  lines.insert(lines.end(), changes.begin(), changes.end());
  for (std::string& line : others_of(session_, hypothesis, room))
    lines.push_back(std::move(line));
  return lines;
}

}  // namespace bareme::repl
