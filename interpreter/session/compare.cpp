// Two scenarios side by side, and one value swept: the promotion computed under each, only what is compared.
#include <algorithm>
#include <map>

#include "jury/replay.hpp"
#include "session/act_problems.hpp"
#include "session/letters.hpp"
#include "session/scenarios.hpp"
#include "session/state.hpp"
#include "text/fold.hpp"

namespace bareme {
namespace {

using diagnostics::Diagnostics;
using jury::Scenario;
using values::Value;

// The session stands elsewhere for a while, and comes back.
class Elsewhere {
 public:
  Elsewhere(Session::State& state, const Scenario* scenario) : state_(state) { state_.stand_in(scenario); }
  ~Elsewhere() { state_.replay(); }
  Elsewhere(const Elsewhere&) = delete;
  Elsewhere& operator=(const Elsewhere&) = delete;

 private:
  Session::State& state_;
};

// What the prompt asks next is computed where it stands.
class Recomputed {
 public:
  explicit Recomputed(Session& session) : session_(session) {}
  ~Recomputed() {
    Diagnostics told_at_the_opening;
    session_.evaluate({}, told_at_the_opening);
  }
  Recomputed(const Recomputed&) = delete;
  Recomputed& operator=(const Recomputed&) = delete;

 private:
  Session& session_;
};

bool validating(const semantics::CheckedRegulation& rules, const Value& result) {
  return result.is_code() && rules.code(result.code()).kind == semantics::Code::Kind::Validating;
}

std::vector<plan::CellKey> results_of(const Session::State& state) {
  std::vector<plan::CellKey> cells;
  for (std::size_t i = 1; i < state.curriculum->objects.size(); ++i) {
    const semantics::ObjectId object(i);
    const semantics::Object& one = state.curriculum->object(object);
    if (one.filled || one.elsewhere || one.line) continue;
    if (const auto cell = result_cell(*state.regulation, *state.curriculum, object)) cells.push_back(*cell);
  }
  return cells;
}

std::optional<plan::CellKey> mean_of(const Session::State& state, semantics::ObjectId object) {
  const semantics::QuantityId mean =
      state.regulation->quantity_named(state.curriculum->object(object).level, "moyenne");
  return mean.valid() ? std::optional(plan::CellKey{object, mean, {}}) : std::nullopt;
}

using Table = std::map<std::size_t, std::vector<Value>>;  // of each cell, by its rank, the value of each student

Table values_under(Session& session, const std::vector<plan::CellKey>& cells, Diagnostics& diagnostics) {
  Table table;
  Diagnostics found;
  if (!session.evaluate(cells, found)) {
    for (const diagnostics::Diagnostic& one : found.all())
      diagnostics.add(one);
    return table;
  }
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (std::size_t student = 0; student < session.promotion().size(); ++student)
      table[i].push_back(session.value(student, cells[i]));
  return table;
}

// Not the « sinon »: the letters of the last row are not why.
bool given_by_a_row(const std::vector<RowLetters>& rows, const Value& code) {
  return std::any_of(rows.begin(), rows.end(), [&](const RowLetters& row) { return Value::of_code(row.code) == code; });
}

}  // namespace

std::optional<std::vector<Contrast>> Session::compare(const std::string& from, const std::string& to,
                                                      Diagnostics& diagnostics) {
  State& state = *state_;
  const Recomputed after_all(*this);
  const jury::Scenes known = scenes();
  const auto named = [&](const std::string& name) -> std::optional<const Scenario*> {
    if (text::same_name(name, "base")) return nullptr;
    if (const Scenario* found = known.find(name)) return found;
    std::vector<std::string> names;
    for (const Scenario& scenario : known.all)
      names.push_back(scenario.name);
    diagnostics.add(problems::unknown_scenario(name, names));
    return std::nullopt;
  };
  const auto first = named(from), second = first ? named(to) : std::nullopt;
  if (!second) return std::nullopt;

  std::vector<plan::CellKey> cells = results_of(state);
  const std::size_t results = cells.size();
  std::vector<std::optional<std::size_t>> means;
  for (std::size_t i = 0; i < results; ++i) {
    const auto mean = mean_of(state, cells[i].object);
    means.push_back(mean ? std::optional(cells.size()) : std::nullopt);
    if (mean) cells.push_back(*mean);
  }
  Table before;
  {
    const Elsewhere there(state, *first);
    before = values_under(*this, cells, diagnostics);
  }
  const Elsewhere there(state, *second);
  const Table after = values_under(*this, cells, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;

  std::vector<Contrast> contrasts;
  for (std::size_t i = 0; i < results; ++i) {
    Contrast contrast;
    contrast.result = cells[i];
    std::map<std::string, std::vector<std::size_t>> blocked;
    for (std::size_t student = 0; student < promotion().size(); ++student) {
      const Value &old = before.at(i)[student], &now = after.at(i)[student];
      const bool had = validating(regulation(), old), has = validating(regulation(), now);
      contrast.validated_before += had ? 1 : 0;
      contrast.validated_after += has ? 1 : 0;
      if (old == now) continue;
      const Value mean = means[i] ? before.at(*means[i])[student] : Value();
      (has && !had   ? contrast.gained
       : had && !has ? contrast.lost
                     : contrast.other)
          .push_back({student, old, now, mean});
    }
    if (contrast.gained.empty() && contrast.lost.empty() && contrast.other.empty()) continue;
    const std::vector<RowLetters> rows = letters_of(state, state.grounds(), cells[i]);
    for (std::size_t student = 0; student < promotion().size() && !rows.empty(); ++student)
      if (const Value& now = after.at(i)[student];
          before.at(i)[student] == now && now.is_code() && !validating(regulation(), now) && !given_by_a_row(rows, now))
        if (const std::string missed = rows.back().missed(student); !missed.empty()) blocked[missed].push_back(student);
    for (auto& [letters, students] : blocked)
      contrast.blocked.push_back({letters, std::move(students)});
    contrasts.push_back(std::move(contrast));
  }
  return contrasts;
}

std::optional<Sweep> Session::sweep(const Range& range, Diagnostics& diagnostics) {
  State& state = *state_;
  const Recomputed after_all(*this);
  const auto number = [](const std::string& text) { return values::Number::from_fraction(text); };
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
  Scenario shape, last;  // what the lever is, known from its first value; the last one is within its bounds too
  if (!suppose(*this, state, range.lever + " = " + range.from, shape, diagnostics) ||
      !suppose(*this, state, range.lever + " = " + range.to, last, diagnostics))
    return std::nullopt;

  Sweep sweep;
  sweep.label = range.lever;
  const SupposedOf of = supposed_of(*this, range.lever + " = " + range.from);
  sweep.student = of.student;
  Diagnostics unread;  // an attribute is not always a question
  if (const auto stands = question(of.rest.substr(0, of.rest.rfind(" = ")), unread))
    sweep.base = this->value(of.student.value_or(0), *stands);
  semantics::ObjectId object = shape.inputs.empty() ? semantics::ObjectId{} : shape.inputs.front().key.object;
  if (object.valid() && shape.inputs.front().key.kind == plan::InputKey::Kind::Mark) object = {};
  if (const std::size_t dot = range.lever.rfind('.'); dot != std::string::npos && !object.valid())
    if (const auto found = curriculum().find(range.lever.substr(0, dot)); found.size() == 1) object = found.front();
  if (!range.on.empty()) {
    const auto found = curriculum().find(range.on);
    object = found.size() == 1 ? found.front() : semantics::ObjectId{};
  }
  std::optional<plan::CellKey> result;
  for (; object.valid() && !result; object = curriculum().object(object).parent)
    result = result_cell(regulation(), curriculum(), object);
  if (!result && !results_of(state).empty()) result = results_of(state).front();
  if (!result) {
    diagnostics.add(problems::no_sweep("aucun article ne donne de résultat"));
    return std::nullopt;
  }
  sweep.result = *result;
  const auto mean = mean_of(state, result->object);
  std::vector<plan::CellKey> cells{*result};
  if (mean && sweep.student) cells.push_back(*mean);
  sweep.type.kind = values::Kind::Number;
  for (std::int64_t i = 0; i < count; ++i) {
    const values::Number value = *low + values::Number(i) * *step;
    Scenario scenario = shape;
    for (auto& input : scenario.inputs)
      input.value = Value::of(value);
    for (auto& [key, posed] : scenario.parameters)
      posed = Value::of(value);
    const Elsewhere there(state, &scenario);
    Diagnostics warned;
    if (!evaluate(cells, warned)) return std::nullopt;
    Swept swept{Value::of(value), 0, {}, {}};
    for (std::size_t student = 0; student < promotion().size(); ++student)
      swept.validated += validating(regulation(), this->value(student, *result)) ? 1 : 0;
    if (sweep.student) {
      swept.result = this->value(*sweep.student, *result);
      if (mean) swept.mean = this->value(*sweep.student, *mean);
    }
    sweep.steps.push_back(std::move(swept));
  }
  return sweep;
}

}  // namespace bareme
