// rejouer: what stood on that day against what stands now, by columns; a reason is looked for where they differ.
#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "past/problems.hpp"
#include "session/inside.hpp"
#include "session/letters.hpp"
#include "session/past.hpp"
#include "session/past_choice.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using plan::CellKey;
using plan::NameId;
using semantics::ObjectId;
using semantics::Quantity;
using values::State;
using values::Value;

// « S7.moyenne »: the cell of that name here; none: this règlement has no such thing.
std::optional<CellKey> cell_named(const Session& session, const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const std::string address = dot == std::string::npos ? "" : name.substr(0, dot);
  const std::string quantity = dot == std::string::npos ? name : name.substr(dot + 1);
  for (const ObjectId object : plan::containers_at(session.curriculum(), address)) {
    const auto id = session.regulation().quantity_named(session.curriculum().object(object).level, quantity);
    if (id.valid()) return CellKey{object, id, {}};
  }
  return std::nullopt;
}

bool same_choice(const semantics::CheckedRegulation& rules, const past::Decision& one, const OpenChoice& open) {
  return open.state == State::Present && rules.code(open.code).name == one.code &&
         (one.suite.empty() || !open.next || rules.code(*open.next).name == one.suite);
}

struct Asked {  // a cell some student had
  CellKey cell;
  std::string name;
  bool result = false;
};

class Replayer {
 public:
  Replayer(Session& now, Session* then, const PastJury& past)
      : now_(now), then_(then), past_(past), baseline_(past.baseline) {}

  std::optional<Replay> run(Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.error_count();
    find_cells(diagnostics);
    std::vector<CellKey> cells;
    for (const Asked& one : asked_)
      cells.push_back(one.cell);
    for (const past::Decision& one : baseline_.decisions)
      if (const auto cell = proposition(one.object)) cells.push_back(*cell);
    if (!cells.empty()) now_.evaluate(cells, diagnostics);
    if (diagnostics.error_count() != before) return std::nullopt;
    replay_.students.reserve(baseline_.batch.enrolments.size());
    for (std::size_t row = 0; row < baseline_.batch.enrolments.size(); ++row)
      student(row);
    return std::move(replay_);
  }

 private:
  void find_cells(Diagnostics& diagnostics) {
    for (const past::Result& one : baseline_.results) {
      if (places_.contains(one.cell)) continue;
      const std::string& name = baseline_.batch.names.text(one.cell);
      const auto cell = cell_named(now_, name);
      places_[one.cell] = cell ? static_cast<int>(asked_.size()) : -1;
      if (cell)
        asked_.push_back({*cell, name, now_.regulation().quantity(cell->quantity).role == Quantity::Role::Result});
      else if (then_ == nullptr)
        diagnostics.add(past::problems::unknown_name(one.place, name, baseline_.head.maquette, ""));
      else
        replay_.lost.push_back(name);
    }
    // From the épreuves up: the first that differs is where it comes from.
    order_.resize(asked_.size());
    for (std::size_t i = 0; i < order_.size(); ++i)
      order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return depth(asked_[a].cell.object) > depth(asked_[b].cell.object);
    });
  }

  int depth(ObjectId object) const {
    int deep = 0;
    for (; object.valid(); object = now_.curriculum().object(object).parent)
      ++deep;
    return deep;
  }

  std::optional<CellKey> proposition(const std::string& address) const { return proposition_at(now_, address); }

  bool same(const past::Result* then, const CellKey& cell, const Value& now) {
    if (then == nullptr || then->state == State::SansObjet) return now.state() == State::SansObjet;
    if (then->state != State::Present) return now.state() == then->state;
    if (!now.present()) return false;
    const plan::Datum& datum = then->value;
    if (datum.kind == values::Kind::Code)
      return now.is_code() && now_.regulation().code(now.code()).name == name(datum);
    if (values::is_textual(datum.kind)) return values::is_textual(now.kind()) && now.text() == name(datum);
    if (datum.kind != now.kind()) return false;
    if (datum.kind == values::Kind::Date) return values::Number(now.date().days()) == datum.number;
    static_cast<void>(cell);
    return now.number() == datum.number;
  }
  const std::string& name(const plan::Datum& datum) const { return baseline_.batch.names.text(datum.text); }

  std::string words(const past::Result* then, const CellKey& cell) const {
    if (then == nullptr) return values::describe(State::SansObjet);
    if (then->state != State::Present) return values::describe(then->state);
    if (then->value.kind == values::Kind::Code || values::is_textual(then->value.kind)) return name(then->value);
    if (then->value.kind == values::Kind::Number && now_.type(cell).kind == values::Kind::Number)
      return now_.words(cell, Value::of(then->value.number));
    return plan::describe(then->value, baseline_.batch.names);
  }

  void student(std::size_t row) {
    ReplayedStudent student;
    student.row = row;
    student.number = now_.student_number(row);
    found_.assign(asked_.size(), nullptr);
    for (; next_ < baseline_.results.size() && baseline_.results[next_].student == row; ++next_)
      if (const int place = places_[baseline_.results[next_].cell]; place >= 0)
        found_[static_cast<std::size_t>(place)] = &baseline_.results[next_];
    bool awaited = false;
    for (const std::size_t i : order_) {
      const Asked& one = asked_[i];
      const Value value = now_.value(row, one.cell);
      if (same(found_[i], one.cell, value)) continue;
      awaited = awaited || value.state() == State::EnAttente;
      student.differences.push_back({one.name, words(found_[i], one.cell), now_.words(one.cell, value),
                                     one.result ? PastDifference::Kind::Result : PastDifference::Kind::Value,
                                     one.cell});
    }
    for (; decision_ < baseline_.decisions.size() && baseline_.decisions[decision_].student == row; ++decision_)
      pronounced(baseline_.decisions[decision_], row, student);
    classify(student, awaited);
    if (!student.differences.empty() || !student.choices.empty()) student.name = now_.student_name(row);
    if (student.status == Replayed::Changed || student.status == Replayed::Values) blame(student);
    replay_.students.push_back(std::move(student));
  }

  static void classify(ReplayedStudent& student, bool awaited) {
    const auto has = [&](PastDifference::Kind kind) {
      return std::any_of(student.differences.begin(), student.differences.end(),
                         [&](const PastDifference& one) { return one.kind == kind; });
    };
    using Kind = PastDifference::Kind;
    student.status = awaited                                  ? Replayed::Awaited
                     : has(Kind::Result) || has(Kind::Choice) ? Replayed::Changed
                     : has(Kind::Value)                       ? Replayed::Values
                     : student.choices.empty()                ? Replayed::Same
                                                              : Replayed::Expected;
  }

  // A jury's own choice stands in what is computed from it. What is asked of the règlement is whether it proposes the
  // same as then, and still leaves that choice open.
  void pronounced(const past::Decision& one, std::size_t row, ReplayedStudent& student) {
    const std::string object = one.object.empty() ? "étudiant" : one.object;
    const std::string given = one.code + (one.suite.empty() ? "" : " suite " + one.suite);
    const auto cell = proposition(one.object);
    if (!cell || one.session != baseline_.head.session || one.overtaken) {
      if (cell && one.session == baseline_.head.session)
        student.choices.push_back(fmt::format("{} : {}, dépassé par un acte suivant", object, given));
      return;
    }
    const Value proposed = now_.value(row, *cell);
    const std::string words = now_.words(*cell, proposed);
    const std::string by = one.forced ? "hors règlement" : one.article.empty() ? "" : "art. " + one.article;
    if (!one.proposition.empty() && words != one.proposition) {
      student.differences.push_back({object + ".proposition", one.proposition + " (jury : " + given + ")", words,
                                     PastDifference::Kind::Choice, *cell});
      return;
    }
    if (!one.forced && !is_open_to(now_, one, row, cell->object)) {
      student.differences.push_back(
          {object + ", choix du jury", given, "n'est plus ouvert", PastDifference::Kind::Choice, *cell, one.article});
      return;
    }
    student.choices.push_back(fmt::format("{} : {} → {}{}", object, one.proposition.empty() ? words : one.proposition,
                                          given, by.empty() ? "" : ", " + by));
  }

  // The article of the first result that differs: what refuses it now, else what refused it then, else what gives it.
  void blame(ReplayedStudent& student) {
    using Kind = PastDifference::Kind;
    auto first = std::find_if(student.differences.begin(), student.differences.end(),
                              [](const PastDifference& one) { return one.kind != Kind::Value; });
    if (first == student.differences.end()) return blame_value(student, student.differences.front());
    if (!first->article.empty()) {
      student.article = first->article;
      return;
    }
    const ObjectId object = first->cell.object;
    if (tell(student, now_, object, student.row)) return;
    if (then_ != nullptr) {
      const auto there = then_->curriculum().find(now_.curriculum().address(object));
      const ObjectId same = object == now_.curriculum().root() ? then_->curriculum().root()
                            : there.size() == 1                ? there.front()
                                                               : ObjectId();
      if (same.valid() && tell(student, *then_, same, student.row)) return;
    }
    if (const semantics::Verdict* verdict = verdict_on(Inside::of(now_).grounds(), object))
      student.article = now_.regulation().articles[verdict->article.index()].number;
  }

  static bool tell(ReplayedStudent& student, const Session& session, ObjectId object, std::size_t row) {
    const auto missed = session.first_missed(row, object);
    if (!missed) return false;
    student.article = session.regulation().articles[missed->article.index()].number;
    if (!missed->letter.empty()) student.article += " " + missed->letter;
    student.because = missed->text;
    return true;
  }

  void blame_value(ReplayedStudent& student, const PastDifference& first) {
    const Quantity& quantity = now_.regulation().quantity(first.cell.quantity);
    const int rule = now_.curriculum().rule_for(now_.regulation(), first.cell.quantity, first.cell.object);
    if (rule < 0 || quantity.rules.empty()) return;
    student.article = now_.regulation().articles[quantity.rules[static_cast<std::size_t>(rule)].article.index()].number;
    student.because = first.what;
  }

  Session& now_;
  Session* then_;
  const PastJury& past_;
  const past::Baseline& baseline_;
  Replay replay_;
  std::vector<Asked> asked_;
  std::vector<std::size_t> order_;
  std::unordered_map<NameId, int> places_;
  std::vector<const past::Result*> found_;
  std::size_t next_ = 0, decision_ = 0;
};

}  // namespace

std::optional<CellKey> proposition_at(const Session& session, const std::string& address) {
  for (const ObjectId object : plan::containers_at(session.curriculum(), address))
    for (std::size_t i = 0; i < session.regulation().quantities.size(); ++i) {
      const Quantity& quantity = session.regulation().quantities[i];
      if (quantity.role == Quantity::Role::Proposition && quantity.level == session.curriculum().object(object).level)
        return CellKey{object, semantics::QuantityId(i), {}};
    }
  return std::nullopt;
}

bool is_open_to(const Session& session, const past::Decision& one, std::size_t student, ObjectId object) {
  const auto choices = session.choices(student, object);
  return std::any_of(choices.begin(), choices.end(),
                     [&](const OpenChoice& open) { return same_choice(session.regulation(), one, open); });
}

std::size_t Replay::count(Replayed status) const {
  return static_cast<std::size_t>(std::count_if(students.begin(), students.end(),
                                                [&](const ReplayedStudent& one) { return one.status == status; }));
}

std::optional<Replay> replay(Session& now, Session* then, const PastJury& past, Diagnostics& diagnostics) {
  return Replayer(now, then, past).run(diagnostics);
}

}  // namespace bareme
