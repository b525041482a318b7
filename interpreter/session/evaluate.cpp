#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_set>

#include "session/as_closed.hpp"
#include "session/problems.hpp"
#include "session/state.hpp"

namespace bareme {
namespace {

using values::Value;

plan::Request request_of(const std::unordered_set<plan::CellKey, plan::CellKeyHash>& cells, plan::Request request) {
  request.cells.assign(cells.begin(), cells.end());
  // The plan's order must not depend on a hash.
  std::sort(request.cells.begin(), request.cells.end(), [](const plan::CellKey& left, const plan::CellKey& right) {
    return std::tuple(left.object, left.quantity, left.view.session, left.view.declared) <
           std::tuple(right.object, right.quantity, right.view.session, right.view.declared);
  });
  request.choices = true;
  return request;
}

}  // namespace

void Session::ask_as(plan::Jury jury) {
  state_->jury = std::move(jury);
  state_->forget_results();
}

const plan::Jury& Session::jury() const { return state_->jury; }

bool Session::evaluate(const std::vector<plan::CellKey>& cells, Diagnostics& diagnostics, const Progress& progress) {
  State& state = *state_;
  auto wanted = state.cells;
  const std::vector<plan::CellKey>& asked = cells.empty() ? every_cell() : cells;
  wanted.insert(asked.begin(), asked.end());
  if (state.computed && wanted.size() == state.cells.size()) return true;
  evaluation::EvaluateOptions options;
  options.progress = progress;
  const std::size_t before = diagnostics.error_count();
  Computed computed = compute(state.grounds(), request_of(wanted, state.setting()), diagnostics, options);
  if (diagnostics.error_count() != before) return false;
  state.computed = std::move(computed);
  state.cells = std::move(wanted);
  stand_as_closed(*this, state);
  return true;
}

// Marks of épreuves their student does not follow: never used, and never silently so.
void Session::tell_strays(Diagnostics& diagnostics) {
  if (regulation().followed.empty()) return;
  constexpr std::size_t named_at_most = 5;
  std::vector<std::tuple<std::size_t, semantics::ObjectId, std::uint8_t>> strays;
  for (std::size_t student = 0; student < promotion().size(); ++student)
    for (const auto& [key, column] : promotion().columns())
      if (key.kind == plan::InputKey::Kind::Mark && column.value(student, values::Kind::Number).present() &&
          !state_->evaluator(student).followed(key.object))
        strays.emplace_back(student, key.object, key.session);
  if (strays.empty()) return;
  std::sort(strays.begin(), strays.end());  // columns come in no order
  std::vector<std::string> first;
  for (std::size_t i = 0; i < strays.size() && i < named_at_most; ++i) {
    const auto& [student, object, session] = strays[i];
    const std::string& name = promotion().students[student].name;
    first.push_back((name.empty() ? promotion().students[student].number : name) + " " + curriculum().address(object) +
                    (session > 1 ? " session " + std::to_string(session) : ""));
  }
  diagnostics.add(problems::marks_not_followed(strays.size(), first));
}

Value Session::value(std::size_t student, const plan::CellKey& cell) const {
  if (state_->computed)
    if (const auto slot = state_->computed->plan.slot(cell); slot && state_->computed->results.has(*slot))
      return state_->computed->results.value(*slot, student, type(cell).kind);
  return state_->evaluator(student).value(cell.object, cell.quantity, cell.view);
}

Value Session::value(std::size_t student, const Question& question) const {
  if (question.cell) return value(student, *question.cell);
  return state_->evaluator(student).value(*question.expression, curriculum().root());
}

Tally Session::tally(const plan::CellKey& cell) const {
  std::map<values::CodeId, std::size_t> codes;
  std::map<values::State, std::size_t> states;
  for (std::size_t student = 0; student < promotion().size(); ++student) {
    const Value found = value(student, cell);
    if (found.is_code())
      ++codes[found.code()];
    else
      ++states[found.state()];
  }
  Tally tally;
  for (const auto& [code, count] : codes)
    tally.lines.push_back({code, values::State::Present, count});
  for (const auto& [state, count] : states)
    tally.lines.push_back({std::nullopt, state, count});
  return tally;
}

std::vector<OpenChoice> Session::choices(std::size_t student) const {
  std::vector<OpenChoice> all;
  if (!state_->computed) return all;
  for (const plan::ChoiceCells& cells : state_->computed->plan.choices) {
    const semantics::Choice& rules = regulation().choices[cells.choice];
    for (std::size_t i = 0; i < cells.rows.size(); ++i) {
      const Value open = state_->computed->results.column(cells.rows[i]).value(student, values::Kind::Truth);
      if (open.is_truth() && !open.truth()) continue;
      const semantics::ChoiceRow& row = rules.rows[i];
      all.push_back({cells.object, row.code, row.next, row.letter, rules.article, open.state()});
    }
  }
  return all;
}

std::vector<OpenChoice> Session::choices(std::size_t student, semantics::ObjectId object) const {
  std::vector<OpenChoice> all = choices(student);
  all.erase(std::remove_if(all.begin(), all.end(), [&](const OpenChoice& choice) { return choice.object != object; }),
            all.end());
  return all;
}

std::vector<plan::InputKey> Session::awaited(std::size_t student, const plan::CellKey& cell) const {
  if (value(student, cell).state() != values::State::EnAttente) return {};
  return state_->evaluator_of_waits(student).awaited(cell.object, cell.quantity, cell.view);
}

std::optional<evaluation::Prospect> Session::foreseen(std::size_t student, const plan::CellKey& cell) const {
  return state_->evaluator(student).foreseen(cell.object, cell.quantity, cell.view);
}

std::optional<std::vector<Value>> Session::values_of(const Question& question, Diagnostics& diagnostics) {
  std::vector<Value> values;
  if (question.cell) {
    if (!evaluate({*question.cell}, diagnostics)) return std::nullopt;
    for (std::size_t student = 0; student < promotion().size(); ++student)
      values.push_back(value(student, *question.cell));
    return values;
  }
  const std::size_t before = diagnostics.error_count();
  values = bareme::values_of(state_->grounds(), question.expression, curriculum().root(), {}, state_->setting(),
                             diagnostics);
  if (diagnostics.error_count() != before) return std::nullopt;
  return values;
}

std::optional<Session::Filtered> Session::filter(const std::string& condition, Diagnostics& diagnostics) {
  const std::optional<Question> asked = question(condition, diagnostics);
  if (!asked) return std::nullopt;
  if (asked->type.kind != values::Kind::Truth) {
    diagnostics.add(problems::condition_expected(condition));
    return std::nullopt;
  }
  const auto answers = values_of(*asked, diagnostics);
  if (!answers) return std::nullopt;
  Filtered filtered;
  for (std::size_t student = 0; student < answers->size(); ++student) {
    const Value& answer = (*answers)[student];
    if (answer.is_truth() && answer.truth()) filtered.students.push_back(student);
    if (answer.state() == values::State::EnAttente) filtered.unknown.push_back(student);
  }
  return filtered;
}

}  // namespace bareme
