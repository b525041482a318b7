#include "support/trial_case.hpp"

#include "evaluation/trial_cohort.hpp"

namespace support {

using namespace bareme;  // NOLINT: tests read as the language of the house
using plan::InputKey;
using values::Kind;
using values::Value;

namespace {

Kind kind_of(const InputKey& key, const semantics::CheckedRegulation& regulation) {
  switch (key.kind) {
    case InputKey::Kind::Fact:
      return regulation.fact(key.fact).type.kind;
    case InputKey::Kind::Frozen:
    case InputKey::Kind::Posed:
      return regulation.quantity(key.quantity).type.kind;
    case InputKey::Kind::Decision:
      return Kind::Code;
    case InputKey::Kind::Line:
      return Kind::Truth;
    case InputKey::Kind::Mark:
    case InputKey::Kind::Age:
      break;
  }
  return Kind::Number;
}

// All that was given of a student, as a cas poses it.
evaluation::Overlay posed(const TrialWorld& world, std::size_t student) {
  evaluation::Overlay overlay;
  for (const InputKey& key : world.plan.inputs) {
    const Value value = world.promotion.given(key, student, kind_of(key, world.regulation));
    if (value.state() != values::State::SansObjet) overlay.inputs.emplace(key, value);
  }
  return overlay;
}

}  // namespace

std::optional<std::string> difference_in_a_case(const TrialWorld& world) {
  const evaluation::Results columns = evaluation::evaluate(world.regulation, world.plan, world.promotion);
  evaluation::World base;
  base.regulation = &world.regulation;
  base.curriculum = &world.curriculum;
  base.jury = world.request.jury;
  base.parameters = world.request.parameters;
  std::vector<evaluation::Overlay> students;
  for (std::size_t student = 0; student < world.promotion.size(); ++student)
    students.push_back(posed(world, student));
  evaluation::TrialCohort cohort(base, students, std::vector<std::string>(students.size()));
  for (std::size_t student = 0; student < world.promotion.size(); ++student)
    for (const plan::CellKey& cell : world.request.cells) {
      const Kind kind = world.regulation.quantity(cell.quantity).type.kind;
      const Value column = columns.value(*world.plan.slot(cell), student, kind);
      const Value played = cohort.student(student).value(cell.object, cell.quantity, cell.view);
      if (!(played == column))
        return "student " + std::to_string(student + 1) + ", " + world.name(cell) + ": cas " + show(played) +
               ", column " + show(column);
    }
  return std::nullopt;
}

}  // namespace support
