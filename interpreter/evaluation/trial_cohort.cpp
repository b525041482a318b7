#include "evaluation/trial_cohort.hpp"

#include <algorithm>
#include <memory>

#include "evaluation/cohort.hpp"
#include "evaluation/lua_call.hpp"

namespace bareme::evaluation {
namespace {

using semantics::Cohort;
using semantics::Expression;
using semantics::ExpressionPtr;
using values::Value;

// A code of « codes de note » counts for its effect: adding nothing to it is the calculation that says so.
Expression counted(const ExpressionPtr& value) {
  if (value->type.kind != values::Kind::Number) return *value;
  const auto nothing = std::make_shared<const Expression>(
      Expression{semantics::Constant{Value::of(values::Number(0))}, value->type, value->place});
  return {semantics::Arithmetic{semantics::Operator::Add, value, nothing}, value->type, value->place};
}

void put(plan::Column& column, std::size_t row, const Value& value, plan::TextPool& texts) {
  if (!value.present() || value.kind() != values::Kind::Text) return column.set(row, value);
  column.tags[row] = plan::Tag::Code;
  column.cells[row] = texts.id(value.text());
}

plan::Instruction instruction_of(const Cohort& cohort, semantics::TieRule ties) {
  plan::Instruction instruction;
  instruction.op = cohort.allocation ? plan::Op::Allocate : cohort.rank ? plan::Op::Rank : plan::Op::CohortFold;
  instruction.flag = cohort.rank ? static_cast<int>(cohort.ties.value_or(ties)) : static_cast<int>(cohort.operation);
  instruction.count = cohort.without_pending ? 1 : 0;
  for (const semantics::RankKey& key : cohort.keys)
    instruction.ascending.push_back(key.ascending);
  if (cohort.allocation) {
    instruction.flag = static_cast<int>(cohort.allocation->told);
    instruction.about = cohort.allocation->about;
    instruction.wishes = static_cast<int>(cohort.allocation->wishes.size());
    for (const semantics::Opening& opening : cohort.allocation->openings)
      instruction.codes.push_back(opening.code);
  }
  if (cohort.lua) {
    instruction.op = plan::Op::LuaCohort;
    instruction.flag = static_cast<int>(cohort.lua->function.index());
    instruction.about = cohort.lua->reason ? 1 : 0;
    instruction.wishes = static_cast<int>(cohort.lua->arguments.size()) - 1;
    for (const ExpressionPtr& argument : cohort.lua->arguments)
      instruction.kinds.push_back(argument->type.kind);
  }
  return instruction;
}

}  // namespace

// One reader a student, for the time of a question.
class TrialCohort::Readers {
 public:
  explicit Readers(TrialCohort& cohort) : cohort_(cohort) {
    if (cohort.resting_.empty()) {
      students_ = std::vector<TreeEvaluator>(cohort.worlds_.begin(), cohort.worlds_.end());
    } else {
      students_ = std::move(cohort.resting_.back());
      cohort.resting_.pop_back();
    }
  }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;
  ~Readers() { cohort_.resting_.push_back(std::move(students_)); }

  std::vector<TreeEvaluator>& operator*() { return students_; }

 private:
  TrialCohort& cohort_;
  std::vector<TreeEvaluator> students_;
};

TrialCohort::TrialCohort(const World& base, const std::vector<Overlay>& students, std::vector<std::string> names)
    : regulation_(*base.regulation), names_(std::move(names)) {
  for (const Overlay& student : students)
    add(over(base, student));
}

void TrialCohort::add(World world) {
  world.cohort = [this, i = worlds_.size()](const Cohort& cohort, semantics::ObjectId object, semantics::View view) {
    return value(cohort, object, view, i);
  };
  world.others = [this](const Cohort& cohort, semantics::ObjectId object, semantics::View view) {
    return others(cohort, object, view);
  };
  students_.emplace_back(world);
  worlds_.push_back(std::move(world));
}

Value TrialCohort::value(const Cohort& cohort, semantics::ObjectId object, semantics::View view, std::size_t student) {
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const Known& known) {
    return known.object == object && known.view == view && known.cohort == cohort;
  });
  if (found != known_.end()) return found->values[student];
  std::vector<Value> values = values_of(cohort, object, view);  // may ask for others, which are then known
  return known_.emplace_back(Known{cohort, object, view, std::move(values)}).values[student];
}

// Whoever is not surely out of it and misses a key; populations are not told apart.
Others TrialCohort::others(const Cohort& cohort, semantics::ObjectId object, semantics::View view) {
  Others told;
  Readers taken(*this);
  std::vector<TreeEvaluator>& readers = *taken;
  for (std::size_t i = 0; i < readers.size(); ++i) {
    const auto awaited = [&](const ExpressionPtr& read) {
      return read && readers[i].value(*read, object, view).state() == values::State::EnAttente;
    };
    const Value in = cohort.condition ? readers[i].value(*cohort.condition, object, view) : Value::of_truth(true);
    const bool out = in.state() == values::State::SansObjet || (in.present() && !in.truth());
    const bool key = std::any_of(cohort.keys.begin(), cohort.keys.end(),
                                 [&](const semantics::RankKey& one) { return awaited(one.operand); });
    const ExpressionPtr first = cohort.lua ? cohort.lua->arguments.front() : cohort.operand;
    if (!out && (in.state() == values::State::EnAttente || key || awaited(first))) told.awaited.push_back(names_[i]);
    const auto failing = [&] { return readers[i].value(*first, object, view).state() == values::State::EnErreur; };
    if (cohort.lua && !out && (in.state() == values::State::EnErreur || failing())) told.failing.push_back(names_[i]);
  }
  return told;
}

std::vector<Value> TrialCohort::values_of(const Cohort& cohort, semantics::ObjectId object, semantics::View view) {
  Readers taken(*this);
  std::vector<TreeEvaluator>& readers = *taken;
  plan::TextPool texts;
  std::deque<plan::Column> columns;
  std::vector<const plan::Column*> operands;
  const auto column = [&](const auto& value_of_student) {
    plan::Column& made = columns.emplace_back(readers.size());
    for (std::size_t i = 0; i < readers.size(); ++i)
      put(made, i, value_of_student(readers[i]), texts);
    operands.push_back(&made);
  };
  const auto read = [&](const ExpressionPtr& expression, bool number) {
    if (!expression) return operands.push_back(nullptr);
    const Expression wanted = number ? counted(expression) : *expression;
    column([&](TreeEvaluator& student) { return student.value(wanted, object, view); });
  };
  for (const semantics::RankKey& key : cohort.keys)
    read(key.operand, true);
  if (cohort.lua)
    read(cohort.lua->arguments.front(), true);
  else if (!cohort.rank)
    read(cohort.operand, true);
  read(cohort.condition, false);
  if (cohort.allocation) {
    for (const ExpressionPtr& wish : cohort.allocation->wishes)
      read(wish, false);
    for (const semantics::Opening& opening : cohort.allocation->openings)
      read(opening.room, true);
  }
  for (std::size_t i = 1; cohort.lua && i < cohort.lua->arguments.size(); ++i)
    read(cohort.lua->arguments[i], true);
  for (const std::vector<semantics::FactId>* keys : {&regulation_.population_keys, &cohort.same})
    for (const semantics::FactId key : *keys)
      column([&](TreeEvaluator& student) { return student.fact(object, key); });
  const plan::Instruction instruction = instruction_of(cohort, regulation_.ties);
  plan::Column out(readers.size(), cohort_denominator(instruction, operands.front() ? operands[0]->denominator : 1));
  const auto name = [this](std::size_t student) {
    return student < names_.size() ? names_[student] : std::to_string(student + 1);
  };
  run_cohort(regulation_, instruction, operands, name, texts, out);
  values::Kind kind = values::Kind::Number;
  if (cohort.lua)
    kind = cohort.lua->reason ? values::Kind::Text
                              : regulation_.lua_functions[cohort.lua->function.index()].result_type.kind;
  std::vector<Value> values;
  for (std::size_t i = 0; i < readers.size(); ++i)
    values.push_back(value_at(out, i, kind, texts));
  return values;
}

}  // namespace bareme::evaluation
