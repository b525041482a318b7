// One value swept: a threshold, a coefficient, a mark. Planned once with that value left open; what does not read it is
// computed once, what does for each value. A mark of one student that moves nobody else is swept as rows of one run.
#include <algorithm>

#include "jury/replay.hpp"
#include "session/act_problems.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "session/variants.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using jury::Scenario;
using plan::Slot;
using values::Number;
using values::Value;

struct Asked {
  std::vector<Value> values;  // each tried
  plan::CellKey result;
  std::optional<plan::CellKey> mean;
  std::optional<std::size_t> student;
};

std::optional<std::vector<Value>> values_between(const Session::Range& range, Diagnostics& diagnostics) {
  const auto number = [](const std::string& text) { return Number::from_fraction(text); };
  const auto low = number(range.from), high = number(range.to), step = number(range.step);
  if (!low || !high || !step || step->sign() <= 0 || *high < *low) {
    diagnostics.add(problems::no_sweep("les bornes et le pas sont trois nombres, du plus petit au plus grand"));
    return std::nullopt;
  }
  constexpr std::int64_t at_most = 1000;
  const std::int64_t count = ((*high - *low) / *step).floor().integer().value_or(at_most) + 1;
  if (count > at_most) {
    diagnostics.add(problems::no_sweep("plus de 1000 valeurs"));
    return std::nullopt;
  }
  std::vector<Value> values;
  for (std::int64_t i = 0; i < count; ++i)
    values.push_back(Value::of(*low + Number(i) * *step));
  return values;
}

// The promotion in columns, one value after another.
class Columns {
 public:
  Columns(Session::State& state, const Scenario& shape, const Asked& asked, Diagnostics& diagnostics)
      : state_(state), shape_(shape), promotion_(state.promotion) {
    plan::Request request = state.setting();
    request.cells = {asked.result};
    if (asked.mean) request.cells.push_back(*asked.mean);
    for (const auto& [key, value] : shape.parameters)
      request.open.insert(key);
    plan_ = plan::plan(*state.regulation, *state.curriculum, request, diagnostics);
    for (const plan::InputKey& key : plan_.inputs)
      if (key.kind == plan::InputKey::Kind::Fact && request.open.contains(plan::parameter_key(key.fact, key.object)))
        open_.push_back(key);
    if (diagnostics.has_errors()) return;
    set(asked.values.front());
    keep_what_stands();
  }

  void compute(const Value& value) {
    set(value);
    results_ = evaluation::evaluate(*state_.regulation, plan_, promotion_, known_, std::move(results_));
  }
  Value value(std::size_t student, const plan::CellKey& cell) const {
    const Slot slot = *plan_.slot(cell);
    const auto kind = state_.regulation->quantity(cell.quantity).type.kind;
    return results_.has(slot) ? results_.value(slot, student, kind) : standing_.value(slot, student, kind);
  }

 private:
  void set(const Value& value) {
    for (const plan::InputKey& key : open_)
      for (std::size_t student = 0; student < promotion_.size(); ++student)
        promotion_.set(key, student, value);
    for (const Scenario::Supposed& one : shape_.inputs)
      for (std::size_t student = one.student.value_or(0);
           student < (one.student ? *one.student + 1 : promotion_.size()); ++student)
        promotion_.set(one.key, student, value);
  }

  // What the value does not touch, where something it touches reads it, or where it was asked.
  void keep_what_stands() {
    plan::Inputs moved(open_.begin(), open_.end());
    for (const Scenario::Supposed& one : shape_.inputs)
      moved.insert(one.key);
    const std::vector<char> touched = plan::depending_on(plan_, moved);
    evaluation::EvaluateOptions first;
    for (std::size_t i = 0; i < touched.size(); ++i)
      for (const Slot operand : plan_.instructions[i].operands)
        if (touched[i] != 0 && operand >= 0 && touched[static_cast<std::size_t>(operand)] == 0)
          first.keep.push_back(operand);
    standing_ = evaluation::evaluate(*state_.regulation, plan_, promotion_, first);
    known_.known.assign(touched.size(), nullptr);
    known_.texts = &standing_.texts;
    for (std::size_t i = 0; i < standing_.slots.size(); ++i)
      if (const auto slot = static_cast<std::size_t>(standing_.slots[i]); touched[slot] == 0)
        known_.known[slot] = &standing_.columns[i];
  }

  Session::State& state_;
  const Scenario& shape_;
  plan::Promotion promotion_;
  plan::Plan plan_;
  std::vector<plan::InputKey> open_;
  evaluation::EvaluateOptions known_;
  evaluation::Results standing_, results_;
};

// None: the value moves other students too, through a rank.
std::optional<std::vector<Swept>> of_one_student(Session::State& state, const Scenario& shape, const Asked& asked) {
  if (!asked.student || !shape.parameters.empty()) return std::nullopt;
  plan::Request request = state.setting();
  request.cells = {asked.result};
  if (asked.mean) request.cells.push_back(*asked.mean);
  const Variants variants(state, *asked.student, request);
  plan::Inputs moved;
  for (const Scenario::Supposed& one : shape.inputs)
    moved.insert(one.key);
  if (variants.move_promotion(moved)) return std::nullopt;
  std::vector<Variants::Try> tries;
  for (const Value& value : asked.values) {
    Variants::Try& one = tries.emplace_back();
    for (const plan::InputKey& key : moved)
      one.emplace_back(key, value);
  }
  const Variants::Answers answers = variants.answers(tries);
  const auto read = [&](std::size_t i, const plan::CellKey& cell) {
    return answers.value(i, *variants.plan().slot(cell), state.regulation->quantity(cell.quantity).type.kind);
  };
  std::vector<Swept> steps;
  for (std::size_t i = 0; i < tries.size(); ++i)
    steps.push_back({asked.values[i], 0, read(i, asked.result), asked.mean ? read(i, *asked.mean) : Value()});
  return steps;
}

template <class Read>
Swept swept_of(const Session::State& state, const Asked& asked, const Value& value, Read read) {
  Swept swept{value, 0, {}, {}};
  if (asked.student) {
    swept.result = read(*asked.student, asked.result);
    if (asked.mean) swept.mean = read(*asked.student, *asked.mean);
  } else {
    for (std::size_t student = 0; student < state.promotion.size(); ++student)
      swept.validated += validating(*state.regulation, read(student, asked.result)) ? 1 : 0;
  }
  return swept;
}

// Where rules cannot be planned whatever the value is: a row that closes a circle is left out by the values that close
// it.
std::optional<std::vector<Swept>> planned_each_time(Session::State& state, const Scenario& shape, const Asked& asked,
                                                    Diagnostics& diagnostics) {
  std::vector<Swept> steps;
  for (const Value& value : asked.values) {
    plan::Request request = state.setting();
    request.cells = {asked.result};
    if (asked.mean) request.cells.push_back(*asked.mean);
    for (const auto& [key, old] : shape.parameters)
      request.parameters[key] = value;
    Scenario posed = shape;
    for (Scenario::Supposed& one : posed.inputs)
      one.value = value;
    const plan::Promotion promotion = jury::suppose(state.promotion, posed);
    Diagnostics found;
    const Computed computed = compute({&*state.regulation, &*state.curriculum, &promotion}, request, found);
    for (const diagnostics::Diagnostic& one : found.all())
      if (found.has_errors()) diagnostics.add(one);
    if (found.has_errors()) return std::nullopt;
    steps.push_back(swept_of(state, asked, value, [&](std::size_t student, const plan::CellKey& cell) {
      return computed.column(cell)->value(student, state.regulation->quantity(cell.quantity).type.kind);
    }));
  }
  return steps;
}

std::optional<std::vector<Swept>> of_everybody(Session::State& state, const Scenario& shape, const Asked& asked,
                                               Diagnostics& diagnostics) {
  Diagnostics warned;
  Columns columns(state, shape, asked, warned);
  if (warned.has_errors()) return planned_each_time(state, shape, asked, diagnostics);
  std::vector<Swept> steps;
  for (const Value& value : asked.values) {
    columns.compute(value);
    steps.push_back(swept_of(state, asked, value, [&](std::size_t student, const plan::CellKey& cell) {
      return columns.value(student, cell);
    }));
  }
  return steps;
}

// What the sweep is read on: what was said, else the first result from the lever up, else the first of the maquette.
std::optional<plan::CellKey> result_swept(const Session& session, const Session::State& state, const Scenario& shape,
                                          const Session::Range& range) {
  const semantics::Curriculum& maquette = *state.curriculum;
  semantics::ObjectId object = shape.inputs.empty() ? semantics::ObjectId{} : shape.inputs.front().key.object;
  if (const std::size_t dot = range.lever.rfind('.'); dot != std::string::npos && !object.valid())
    if (const auto found = maquette.find(range.lever.substr(0, dot)); found.size() == 1) object = found.front();
  if (!range.on.empty()) {
    const auto found = maquette.find(range.on);
    object = found.size() == 1 ? found.front() : semantics::ObjectId{};
  }
  for (; object.valid(); object = maquette.object(object).parent)
    if (auto result = result_cell(session.regulation(), maquette, object)) return result;
  const auto all = results_of(state);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

// « seuil ue » without an object: what stands, when it is the same of all that have it.
Value standing_of(Session& session, const std::string& typed, std::size_t student) {
  Diagnostics unread;  // an attribute is not always a question
  if (const auto stands = session.question(typed, unread)) return session.value(student, *stands);
  const semantics::Curriculum& maquette = session.curriculum();
  std::optional<Value> common;
  for (const semantics::Fact& fact : session.regulation().facts) {
    if (!text::same_name(fact.name, typed)) continue;
    for (std::size_t i = 0; i < maquette.objects.size(); ++i) {
      const semantics::Object& one = maquette.objects[i];
      if (one.level != fact.level || one.filled || one.elsewhere || one.line) continue;
      const auto asked = session.question(maquette.address(semantics::ObjectId(i)) + "." + fact.name, unread);
      if (!asked) return {};
      const Value value = session.value(student, *asked);
      if (common && *common != value) return {};
      common = value;
    }
  }
  return common.value_or(Value());
}

}  // namespace

std::optional<Sweep> Session::sweep(const Range& range, Diagnostics& diagnostics) {
  State& state = *state_;
  const auto values = values_between(range, diagnostics);
  if (!values) return std::nullopt;
  Scenario shape, last;  // what the lever is, known from its first value; the last one is within its bounds too
  if (!suppose(*this, state, range.lever + " = " + range.from, shape, diagnostics) ||
      !suppose(*this, state, range.lever + " = " + range.to, last, diagnostics))
    return std::nullopt;

  Sweep sweep;
  sweep.label = range.lever;
  sweep.type.kind = values::Kind::Number;
  const SupposedOf of = supposed_of(*this, range.lever + " = " + range.from);
  sweep.student = of.student;
  sweep.base = standing_of(*this, of.rest.substr(0, of.rest.rfind(" = ")), of.student.value_or(0));
  const auto result = result_swept(*this, state, shape, range);
  if (!result) {
    diagnostics.add(problems::no_sweep("aucun article ne donne de résultat"));
    return std::nullopt;
  }
  sweep.result = *result;
  const Asked asked{*values, *result, of.student ? mean_of(state, result->object) : std::nullopt, of.student};
  auto steps = of_one_student(state, shape, asked);
  if (!steps) steps = of_everybody(state, shape, asked, diagnostics);
  if (!steps) return std::nullopt;
  sweep.steps = std::move(*steps);
  return sweep;
}

}  // namespace bareme
