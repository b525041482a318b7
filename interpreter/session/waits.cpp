#include "session/waits.hpp"

#include <algorithm>
#include <utility>

#include "session/inside.hpp"

namespace bareme {

using values::State;
using values::Value;

std::vector<std::size_t> students_in(const Session& session, const plan::CellKey& cell, State state) {
  const Session::State& inside = Inside::of(session);
  std::vector<std::size_t> found;
  const plan::Column* column = inside.computed ? inside.computed->column(cell) : nullptr;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    if ((column ? column->state(student) : session.value(student, cell).state()) == state) found.push_back(student);
  return found;
}

MaquetteOrder::MaquetteOrder(const semantics::Curriculum& curriculum) : ranks_(curriculum.objects.size()) {
  number(curriculum, curriculum.root());
}

void MaquetteOrder::number(const semantics::Curriculum& curriculum, semantics::ObjectId object) {
  ranks_[object.index()] = next_++;
  for (const semantics::ObjectId child : curriculum.object(object).children)
    number(curriculum, child);
}

bool MaquetteOrder::operator()(semantics::ObjectId left, semantics::ObjectId right) const {
  return ranks_[left.index()] < ranks_[right.index()];
}

bool MaquetteOrder::operator()(const plan::InputKey& left, const plan::InputKey& right) const {
  return std::pair(ranks_[left.object.index()], left.session) < std::pair(ranks_[right.object.index()], right.session);
}

AwaitedByStudent missing_marks(const Session& session) {
  AwaitedByStudent missing;
  const semantics::CheckedRegulation& regulation = session.regulation();
  const semantics::Curriculum& curriculum = session.curriculum();
  std::vector<plan::InputKey> marks;
  for (std::size_t i = 0; i < curriculum.objects.size(); ++i) {
    if (curriculum.objects[i].level != regulation.lowest || curriculum.objects[i].elsewhere) continue;
    for (std::size_t q = 0; q < regulation.quantities.size(); ++q)
      if (regulation.quantities[q].role == semantics::Quantity::Role::Mark)
        marks.push_back({plan::InputKey::Kind::Mark,
                         semantics::ObjectId(i),
                         {},
                         semantics::QuantityId(q),
                         static_cast<std::uint8_t>(regulation.quantities[q].session)});
  }
  std::stable_sort(marks.begin(), marks.end(), MaquetteOrder(curriculum));
  for (plan::InputKey mark : marks) {
    const plan::CellKey cell{mark.object, std::exchange(mark.quantity, {}), {}};
    for (const std::size_t student : students_in(session, cell, State::EnAttente))
      missing[student].push_back(mark);
  }
  return missing;
}

AwaitedByStudent awaited_of(const Session& session, const std::vector<plan::CellKey>& results) {
  const MaquetteOrder before(session.curriculum());
  AwaitedByStudent all = missing_marks(session);
  std::map<std::size_t, std::vector<plan::CellKey>> waiting;
  for (const plan::CellKey& result : results)
    for (const std::size_t student : students_in(session, result, State::EnAttente))
      waiting[student].push_back(result);
  for (const auto& [student, cells] : waiting) {
    std::vector<plan::InputKey> inputs = std::move(all[student]);
    for (const plan::CellKey& cell : cells)
      for (const plan::InputKey& input : session.awaited(student, cell))
        if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
    std::stable_sort(inputs.begin(), inputs.end(), before);
    if (inputs.empty())
      all.erase(student);
    else
      all[student] = std::move(inputs);
  }
  return all;
}

std::string code_to_replace(const Session& session, std::size_t student, const plan::InputKey& input) {
  if (input.kind != plan::InputKey::Kind::Mark) return "";
  const Value given = session.promotion().given(input, student, values::Kind::Number);
  return given.is_code() ? " (" + session.regulation().code(given.code()).name + ")" : "";
}

std::string awaited_from(const Session& session, std::size_t student, const plan::InputKey& input) {
  return session.input_label(input) + code_to_replace(session, student, input);
}

OpenToChoice open_to_choice(const Session& session) {
  const Session::State& inside = Inside::of(session);
  OpenToChoice open;
  if (!inside.computed) return open;
  for (const plan::ChoiceCells& cells : inside.computed->plan.choices)
    for (const plan::Slot row : cells.rows) {
      const plan::Column& column = inside.computed->results.column(row);
      for (std::size_t student = 0; student < column.size(); ++student) {
        if (column.state(student) != State::Present || column.number(student).sign() == 0) continue;
        std::vector<semantics::ObjectId>& objects = open[student];
        if (objects.empty() || objects.back() != cells.object) objects.push_back(cells.object);
      }
    }
  const MaquetteOrder before(session.curriculum());
  for (auto& [student, objects] : open) {
    std::sort(objects.begin(), objects.end(), before);
    objects.erase(std::unique(objects.begin(), objects.end()), objects.end());
  }
  return open;
}

// What does not wait is no part of why another does: it is read in the columns, and only what waits is gone through.
evaluation::TreeEvaluator& Session::State::evaluator_of_waits(std::size_t student) {
  if (waiting && waiting->student == student) return waiting->evaluator;
  evaluation::World seen = world(student);
  seen.settled = [this, student](const plan::CellKey& cell) -> std::optional<Value> {
    if (!computed) return std::nullopt;
    const auto known = computed->plan.read.find(cell);
    const plan::Column* column = known == computed->plan.read.end() ? nullptr : computed->column(known->second);
    if (column == nullptr || column->state(student) == values::State::EnAttente) return std::nullopt;
    return computed->results.value(known->second, student, regulation->quantity(cell.quantity).type.kind);
  };
  waiting.emplace(Reader{student, evaluation::TreeEvaluator(std::move(seen))});
  return waiting->evaluator;
}

}  // namespace bareme
