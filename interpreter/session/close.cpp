// clôturer: what the last jury of a year leaves to each student, in every view, into the base; rouvrir.
#include <algorithm>

#include "session/act_problems.hpp"
#include "session/after.hpp"
#include "session/closing_cells.hpp"
#include "session/closing_problems.hpp"
#include "session/comparison.hpp"
#include "session/saving.hpp"
#include "session/waits.hpp"

namespace bareme {
namespace {

using semantics::ObjectId;
using semantics::Quantity;
using values::State;
using values::Value;

std::string iso_date(const Session& session, const ClosingOptions& options) {
  return session.jury().date ? session.jury().date->iso() : options.date;
}

records::ClosedValue closed_value(const semantics::CheckedRegulation& rules, const semantics::Curriculum& maquette,
                                  const plan::CellKey& cell, const Value& value) {
  records::ClosedValue closed;
  closed.object = stored_address(rules, maquette, cell.object);
  closed.quantity = rules.quantity(cell.quantity).name;
  closed.state = value.present() ? "present" : value.state() == State::Impossible ? "impossible" : "sans objet";
  if (!value.present()) return closed;
  closed.value.kind = value.kind();
  closed.value.number = value.number();
  if (value.is_code()) closed.word = rules.code(value.code()).name;
  if (values::is_textual(value.kind())) closed.word = value.text();
  return closed;
}

std::vector<records::ClosedValue> values_left(const Session& session, std::size_t student,
                                              const std::vector<plan::CellKey>& cells,
                                              const std::vector<NamedView>& views) {
  const semantics::CheckedRegulation& rules = session.regulation();
  std::vector<records::ClosedValue> left;
  for (const plan::CellKey& cell : cells) {
    const Value plain = session.value(student, cell);
    if (kept_by_a_closing(plain)) left.push_back(closed_value(rules, session.curriculum(), cell, plain));
    for (const NamedView& one : views) {
      const Value seen = session.value(student, {cell.object, cell.quantity, one.view});
      const bool same = kept_by_a_closing(seen) ? seen == plain : !kept_by_a_closing(plain);
      if (same) continue;
      records::ClosedValue closed = closed_value(rules, session.curriculum(), cell, seen);
      closed.session = one.session;
      closed.view = one.name;
      left.push_back(std::move(closed));
    }
  }
  return left;
}

// The objects of this maquette a verdict speaks of, the student too where the diploma is in question.
std::vector<plan::CellKey> verdicts(const Session& session) {
  std::vector<plan::CellKey> cells;
  const semantics::Curriculum& maquette = session.curriculum();
  for (std::size_t i = 0; i < maquette.objects.size(); ++i) {
    if (maquette.objects[i].elsewhere || maquette.objects[i].line) continue;
    const auto cell = result_cell(session.regulation(), maquette, ObjectId(i));
    if (cell && !(ObjectId(i) == maquette.root() && session.is_moot(*cell))) cells.push_back(*cell);
  }
  return cells;
}

std::string awaited_words(const Session& session, std::size_t student, const plan::CellKey& cell) {
  constexpr std::size_t named_at_most = 4;
  const auto awaited = session.awaited(student, cell);
  std::string words;
  for (std::size_t i = 0; i < awaited.size() && i < named_at_most; ++i)
    words += (i == 0 ? " de " : ", ") + awaited_from(session, student, awaited[i]);
  return words + (awaited.size() > named_at_most ? "…" : "");
}

bool decided(const Session& session, std::size_t student, ObjectId object) {
  const std::string& number = session.promotion().students[student].number;
  const std::string address = object == session.curriculum().root() ? "" : session.curriculum().address(object);
  return std::any_of(session.taken().begin(), session.taken().end(),
                     [&](const Taken& one) { return one.student == number && one.object == address; });
}

// An object the jury may give a « suite » to, and has not.
std::vector<ObjectId> to_be_followed(const Session& session, std::size_t student) {
  std::vector<ObjectId> objects;
  for (const OpenChoice& choice : session.choices(student)) {
    const bool open = choice.next && choice.state == State::Present;
    if (open && !decided(session, student, choice.object) &&
        std::find(objects.begin(), objects.end(), choice.object) == objects.end())
      objects.push_back(choice.object);
  }
  return objects;
}

}  // namespace

bool Session::is_closed(std::size_t student) const {
  return state_->closed.count(promotion().students[student].number) != 0;
}

std::size_t open_students(const Session& session) {
  std::size_t open = 0;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    open += session.is_closed(student) ? 0 : 1;
  return open;
}

std::vector<Undecided> Session::undecided() {
  std::vector<Undecided> all;
  const std::vector<plan::CellKey> cells = verdicts(*this);
  for (std::size_t student = 0; student < promotion().size(); ++student) {
    if (is_closed(student)) continue;
    Undecided one{student, {}};
    for (const plan::CellKey& cell : cells) {
      const Value result = value(student, cell);
      if (result.state() != values::State::EnAttente && result.state() != values::State::EnErreur) continue;
      const std::string object = cell.object == curriculum().root() ? "l'étudiant" : curriculum().address(cell.object);
      one.why.push_back(object + " " + values::describe(result.state()) + awaited_words(*this, student, cell));
    }
    for (const ObjectId object : to_be_followed(*this, student)) {
      const std::string name = object == curriculum().root() ? "l'étudiant" : curriculum().address(object);
      const auto cell = result_cell(regulation(), curriculum(), object);
      one.why.push_back(name + " " + (cell ? words(*cell, value(student, *cell)) : "") + " : la suite est à décider");
    }
    if (!one.why.empty()) all.push_back(std::move(one));
  }
  return all;
}

std::optional<ClosingReport> Session::close(const ClosingOptions& options, Diagnostics& diagnostics) try {
  State& state = *state_;
  if (!problems::may_close(*this, options, diagnostics)) return std::nullopt;
  std::vector<bool> left_open(promotion().size());
  ClosingReport report;
  for (const std::string& text : options.students) {
    const auto found = student(text, diagnostics);
    if (!found) return std::nullopt;
    left_open[*found] = true;
  }
  if (!options.students.empty() && options.motive.empty()) {
    diagnostics.add(problems::exception_without_motive("sauf"));
    return std::nullopt;
  }
  if (!jury().session) ask_as({regulation().sessions, jury().date});
  if (!compute_all(diagnostics)) return std::nullopt;
  for (Undecided& one : undecided())
    if (!left_open[one.student]) report.undecided.push_back(std::move(one));
  if (!report.undecided.empty()) {
    diagnostics.add(problems::undecided_students(report.undecided.size()));
    return report;
  }
  const std::vector<plan::CellKey> cells = cells_to_close(*this);
  const std::vector<NamedView> views = views_of(regulation());
  std::vector<plan::CellKey> seen = cells;
  for (const NamedView& one : views)
    for (const plan::CellKey& cell : cells)
      seen.push_back({cell.object, cell.quantity, one.view});
  if (!evaluate(seen, diagnostics)) return std::nullopt;

  records::Closing closing;
  for (std::size_t student = 0; student < promotion().size(); ++student) {
    const std::string& number = promotion().students[student].number;
    if (is_closed(student))
      ++report.already;
    else if (left_open[student])
      closing.left_open.push_back(number);
    else
      closing.students.push_back({number, values_left(*this, student, cells, views)});
  }
  if (closing.students.empty()) {
    diagnostics.add(problems::nothing_to_close(report.already));
    return std::nullopt;
  }
  closing.motive = options.motive;
  closing.date = iso_date(*this, options);
  closing.fingerprint = state.base_regulation;
  records::Base base = records::Base::open_for_writing(state.base);
  const records::Closed closed =
      base.close(closing, selected(state), {options.author, options.moment}, [&](const records::Base& now) {
        report.changed = changed_since(*this, state, now);
        return report.changed.empty();
      });
  if (closed.id == 0) {
    diagnostics.add(problems::base_changed(report.changed.size()));
    return report;
  }
  report.closing = closed.id;
  report.students = closing.students.size();
  report.values = closed.values;
  report.left_open = closing.left_open;
  for (const NamedView& one : views)
    report.views.push_back(one.name.empty() ? "session " + std::to_string(one.session) : one.name);
  report.backup = closed.backup;
  report.mark = closed.mark;
  report.content = closed.content;
  state.closed = closed_of(base, selected(state));
  state.journal_seen = base.journal_rows();
  return report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

std::optional<ClosingReport> Session::reopen(const ClosingOptions& options, Diagnostics& diagnostics) try {
  State& state = *state_;
  if (!problems::may_close(*this, options, diagnostics)) return std::nullopt;
  if (options.motive.empty()) {
    diagnostics.add(problems::exception_without_motive("rouvrir"));
    return std::nullopt;
  }
  records::Reopening reopening;
  for (const std::string& text : options.students) {
    const auto found = student(text, diagnostics);
    if (!found) return std::nullopt;
    if (is_closed(*found)) reopening.students.push_back(promotion().students[*found].number);
  }
  if (options.students.empty()) reopening.students.assign(state.closed.begin(), state.closed.end());
  if (reopening.students.empty()) {
    diagnostics.add(problems::nothing_to_reopen());
    return std::nullopt;
  }
  reopening.motive = options.motive;
  reopening.date = iso_date(*this, options);
  reopening.fingerprint = state.base_regulation;
  records::Base base = records::Base::open_for_writing(state.base);
  const records::Closed opened = base.reopen(reopening, selected(state), {options.author, options.moment});
  ClosingReport report;
  report.closing = opened.id;
  report.students = reopening.students.size();
  report.backup = opened.backup;
  report.mark = opened.mark;
  state.closed = closed_of(base, selected(state));
  state.journal_seen = base.journal_rows();
  return report;
} catch (const records::BaseProblem& problem) {
  diagnostics.add(problems::told(problem));
  return std::nullopt;
}

}  // namespace bareme
