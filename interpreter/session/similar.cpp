// Whom the règlement puts in the same case: the same result proposed, for the same letters not met. Looked at before
// any act of a jury, so that those already decided are found too.
#include "session/similar.hpp"

#include <algorithm>

#include "session/inside.hpp"
#include "session/letters.hpp"

namespace bareme {
namespace {

using values::Value;

bool is_act(const semantics::CheckedRegulation& rules, const plan::InputKey& key) {
  return key.kind == plan::InputKey::Kind::Decision || (key.kind == plan::InputKey::Kind::Fact && key.fact.valid() &&
                                                        rules.fact(key.fact).source == semantics::FactSource::Act);
}

// The promotion without what a jury gave.
plan::Promotion before_acts(const semantics::CheckedRegulation& rules, plan::Promotion promotion) {
  std::vector<plan::InputKey> acts;
  for (const auto& [key, column] : promotion.columns())
    if (is_act(rules, key)) acts.push_back(key);
  for (const plan::InputKey& key : acts)
    for (std::size_t student = 0; student < promotion.size(); ++student)
      promotion.forget(key, student);
  return promotion;
}

// What was not met on the way to a result: of the rows read until the one that gave it.
std::string case_of(const std::vector<RowLetters>& rows, const Value& proposed, std::size_t student) {
  std::string text;
  for (const RowLetters& row : rows) {
    text += row.missed(student) + "|";
    if (proposed == Value::of_code(row.code)) break;
  }
  return text;
}

bool decided(const Session::State& state, std::size_t student, semantics::ObjectId object) {
  const auto& columns = state.promotion.columns();
  return std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
    return is_act(*state.regulation, column.first) && column.first.object == object &&
           column.second.tags[student] <= plan::Tag::Code;
  });
}

}  // namespace

std::vector<Case> cases_on(const Session& session, semantics::ObjectId object) {
  const Session::State& state = Inside::of(session);
  const semantics::CheckedRegulation& rules = session.regulation();
  const auto result = result_cell(rules, session.curriculum(), object);
  if (!result) return {};
  const plan::Promotion bare = before_acts(rules, session.promotion());
  const Grounds grounds{&rules, &session.curriculum(), &bare};
  diagnostics::Diagnostics told_at_the_opening;
  const std::vector<Value> proposed =
      bareme::values_of(grounds, session.asked(*result).expression, session.curriculum().root(), {}, state.setting(),
                        told_at_the_opening);
  if (told_at_the_opening.has_errors()) return {};
  const std::vector<RowLetters> rows = letters_of(grounds, state.setting(), *result);
  std::vector<Case> cases;
  for (std::size_t student = 0; student < session.promotion().size(); ++student)
    cases.push_back({proposed[student], case_of(rows, proposed[student], student)});
  return cases;
}

std::vector<Similar> Session::similar(std::size_t student, semantics::ObjectId object) const {
  State& state = *state_;
  std::vector<Similar> found;
  const auto result = result_cell(regulation(), curriculum(), object);
  const std::vector<Case> cases = cases_on(*this, object);
  if (!result || cases.empty()) return found;
  for (std::size_t other = 0; other < promotion().size(); ++other) {
    if (other == student || cases[other].proposed != cases[student].proposed ||
        cases[other].missed != cases[student].missed)
      continue;
    const Value stands = value(other, *result);
    const bool acted = decided(state, other, object);
    // An act on what it contains has already given it another result: its case is settled there.
    if (acted || stands == cases[other].proposed) found.push_back({other, stands, acted});
  }
  return found;
}

}  // namespace bareme
