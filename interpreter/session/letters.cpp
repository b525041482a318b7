#include "session/letters.hpp"

namespace bareme {

const semantics::Verdict* verdict_on(const Session::State& state, semantics::ObjectId object) {
  for (std::size_t i = 0; i < state.regulation->quantities.size(); ++i) {
    const semantics::Quantity& quantity = state.regulation->quantities[i];
    if (quantity.role != semantics::Quantity::Role::Proposition ||
        quantity.level != state.curriculum->object(object).level)
      continue;
    const int rule = state.curriculum->rule_for(*state.regulation, semantics::QuantityId(i), object);
    if (rule >= 0) return &quantity.verdicts[static_cast<std::size_t>(rule)];
  }
  return nullptr;
}

std::string RowLetters::missed(std::size_t student) const {
  std::string text;
  for (const auto& [letter, answers] : letters)
    if (answers[student] == values::Value::of_truth(false))
      text += (text.empty() ? "" : " et ") + std::string{letter} + ")";
  return text;
}

std::vector<RowLetters> letters_of(const Session::State& state, const Grounds& grounds, const plan::CellKey& result) {
  std::vector<RowLetters> rows;
  const semantics::Verdict* verdict = verdict_on(state, result.object);
  if (verdict == nullptr) return rows;
  for (const semantics::VerdictRow& row : verdict->rows) {
    rows.push_back({row.code, {}});
    const auto* letters = std::get_if<semantics::Letters>(&row.condition->node);
    if (letters == nullptr) continue;
    for (const semantics::Letter& letter : letters->letters) {
      diagnostics::Diagnostics told_at_the_opening;
      auto answers = values_of(grounds, letter.condition, result.object, verdict->heading.view.with(result.view),
                               state.setting(), told_at_the_opening);
      if (!told_at_the_opening.has_errors()) rows.back().letters.emplace_back(letter.letter, std::move(answers));
    }
  }
  return rows;
}

}  // namespace bareme
