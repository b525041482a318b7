#include "evaluation/trial.hpp"

#include <algorithm>
#include <memory>

#include "evaluation/explain.hpp"
#include "evaluation/overlay.hpp"
#include "evaluation/trial_cohort.hpp"
#include "evaluation/wording.hpp"

namespace bareme::evaluation {
namespace {

using semantics::CheckedRegulation;
using semantics::ChoicePair;
using semantics::Expected;

World world_of(const CheckedRegulation& regulation, const semantics::Curriculum& curriculum, const Overlay& overlay,
               Coverage* coverage) {
  World world;
  world.regulation = &regulation;
  world.curriculum = &curriculum;
  world.coverage = coverage;
  return over(std::move(world), overlay);
}

std::vector<ChoicePair> open_choices(TreeEvaluator& evaluator, const CheckedRegulation& regulation,
                                     semantics::ObjectId object) {
  std::vector<ChoicePair> open;
  for (const TreeEvaluator::OpenChoice& choice : evaluator.choices(object)) {
    if (choice.state != values::State::Present) continue;
    const semantics::ChoiceRow& row = regulation.choices[choice.choice].rows[choice.row];
    const ChoicePair pair{row.code, row.next};
    if (std::find(open.begin(), open.end(), pair) == open.end()) open.push_back(pair);
  }
  return open;
}

bool same_choices(const std::vector<ChoicePair>& left, const std::vector<ChoicePair>& right) {
  return left.size() == right.size() && std::is_permutation(left.begin(), left.end(), right.begin());
}

bool is_awaited(const std::vector<plan::InputKey>& awaited, const Expected& expected) {
  return !expected.awaited.valid() || std::any_of(awaited.begin(), awaited.end(), [&](const plan::InputKey& key) {
    return key.object == expected.awaited && (!expected.awaited_fact.valid() || key.fact == expected.awaited_fact);
  });
}

TrialCheck check_one(TreeEvaluator& evaluator, const CheckedRegulation& regulation, const Expected& expected) {
  TrialCheck check;
  check.label = expected.label;
  check.place = expected.place;
  check.kind = expected.kind;
  if (expected.kind == Expected::Kind::Choices) {
    check.expected_choices = expected.choices;
    check.obtained_choices = open_choices(evaluator, regulation, expected.object);
    check.passed = same_choices(check.expected_choices, check.obtained_choices);
    return check;
  }
  const bool awaiting = expected.kind == Expected::Kind::Awaiting;
  check.type = regulation.quantity(expected.quantity).type;
  check.expected = awaiting ? values::Value::absent(values::State::EnAttente) : expected.value;
  check.expected_awaited = expected.awaited;
  check.expected_awaited_fact = expected.awaited_fact;
  check.obtained = evaluator.value(expected.object, expected.quantity, expected.view);
  if (check.obtained.state() == values::State::EnAttente)
    check.awaited = evaluator.awaited(expected.object, expected.quantity, expected.view);
  if (check.obtained.state() == values::State::EnAttente && check.awaited.empty())
    check.why = evaluator.why_absent(expected.object, expected.quantity, expected.view);
  check.passed = check.obtained == check.expected && (!awaiting || is_awaited(check.awaited, expected));
  check.missing = evaluator.missing();
  return check;
}

// The condition of a `vérifie` reads the argument of its barème: it is applied as a barème of its own to each entry.
CheckedRegulation with_condition_as_table(CheckedRegulation regulation, const semantics::TableExample& example) {
  semantics::ScaleTable table = regulation.tables[example.table.index()];
  table.body = example.condition;
  table.output.clear();
  table.result_type = example.condition->type;
  regulation.tables.push_back(std::move(table));
  return regulation;
}

semantics::Curriculum student_alone(const CheckedRegulation& regulation) {
  semantics::Curriculum curriculum;
  semantics::Object student;
  student.level = regulation.student;
  curriculum.objects.push_back(std::move(student));
  return curriculum;
}

TrialCheck check_entry(TreeEvaluator& evaluator, const CheckedRegulation& regulation,
                       const semantics::TableExample& example, const semantics::TableExample::Entry& entry) {
  const semantics::ScaleTable& table = regulation.tables.back();
  semantics::Apply applied{semantics::TableId(regulation.tables.size() - 1), {}};
  for (std::size_t i = 0; i < entry.arguments.size(); ++i)
    applied.arguments.push_back(std::make_shared<semantics::Expression>(
        semantics::Expression{semantics::Constant{entry.arguments[i]}, table.arguments[i].type, example.place}));
  const semantics::Expression apply{std::move(applied), table.result_type, example.place};
  TrialCheck check;
  check.label = entry.label;
  check.place = example.place;
  check.type = table.result_type;
  check.expected = example.expected;
  check.obtained = evaluator.value(apply, semantics::ObjectId(0));
  check.passed = check.obtained == check.expected;
  return check;
}

TrialCheck check_call(const CheckedRegulation& regulation, const semantics::TableExample& example, Coverage* coverage) {
  const semantics::Curriculum curriculum = student_alone(regulation);
  TreeEvaluator evaluator(world_of(regulation, curriculum, {}, coverage));
  TrialCheck check;
  check.label = phrase(regulation, *example.call);
  check.place = example.place;
  check.type = example.call->type;
  check.expected = example.expected;
  check.obtained = evaluator.value(*example.call, semantics::ObjectId(0));
  check.passed = check.obtained == check.expected;
  if (!check.passed && !check.obtained.present())
    check.why = evaluator.explain(*example.call, semantics::ObjectId(0)).remark;
  return check;
}

}  // namespace

bool Trial::passed() const {
  return std::all_of(checks.begin(), checks.end(), [](const TrialCheck& check) { return check.passed; });
}

Trial run(const CheckedRegulation& regulation, const semantics::CheckedExample& example, Coverage* coverage) {
  Overlay overlay;
  for (const semantics::Posed& posed : example.given)
    pose(overlay, posed, regulation, example.curriculum);
  World world = world_of(regulation, example.curriculum, overlay, coverage);
  world.strict = true;
  Trial trial{Trial::Kind::Example, example.title, example.place, &example.curriculum, {}};
  for (const Expected& expected : example.expected) {
    TreeEvaluator evaluator(world);  // a new one a line: what it misses is its own
    trial.checks.push_back(check_one(evaluator, regulation, expected));
  }
  return trial;
}

Trial run(const CheckedRegulation& regulation, const semantics::TableExample& example, Coverage* coverage) {
  if (example.call)
    return {Trial::Kind::Example, example.title, example.place, nullptr, {check_call(regulation, example, coverage)}};
  const CheckedRegulation extended = with_condition_as_table(regulation, example);
  const semantics::Curriculum curriculum = student_alone(extended);
  TreeEvaluator evaluator(world_of(extended, curriculum, {}, coverage));
  Trial trial{Trial::Kind::Table, example.title, example.place, nullptr, {}};
  for (const semantics::TableExample::Entry& entry : example.entries)
    trial.checks.push_back(check_entry(evaluator, extended, example, entry));
  return trial;
}

namespace {

// Posed for one of them, or, before any is named, for all; what is expected of one is computed over those named so far.
void run_cohort(const semantics::CheckedCase& steps, const World& base, Trial& trial) {
  Overlay shared;
  std::vector<Overlay> students;
  for (const semantics::CheckedCase::Step& step : steps.steps) {
    if (step.student) students.resize(std::max(students.size(), *step.student + 1), shared);
    for (const semantics::Posed& posed : step.posed)
      pose(step.student ? students[*step.student] : shared, posed, *base.regulation, *base.curriculum);
    if (step.expected.empty()) continue;
    TrialCohort cohort(base, students, steps.students);
    for (const Expected& expected : step.expected) {
      TrialCheck check = check_one(cohort.student(*step.student), *base.regulation, expected);
      check.label = steps.students[*step.student] + ", " + check.label;
      trial.checks.push_back(std::move(check));
    }
  }
}

}  // namespace

Trial run(const CheckedRegulation& regulation, const semantics::Curriculum& maquette,
          const semantics::CheckedCase& steps, Coverage* coverage) {
  const semantics::Curriculum& curriculum = steps.widened ? *steps.widened : maquette;
  Trial trial{Trial::Kind::Case, steps.title, steps.place, &curriculum, {}};
  if (!steps.students.empty()) {
    run_cohort(steps, world_of(regulation, curriculum, {}, coverage), trial);
    return trial;
  }
  Overlay overlay;
  for (const semantics::CheckedCase::Step& step : steps.steps) {
    for (const semantics::Posed& posed : step.posed)
      pose(overlay, posed, regulation, curriculum);
    TreeEvaluator evaluator(world_of(regulation, curriculum, overlay, coverage));
    for (const Expected& expected : step.expected)
      trial.checks.push_back(check_one(evaluator, regulation, expected));
  }
  return trial;
}

}  // namespace bareme::evaluation
