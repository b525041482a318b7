#include "session/letters.hpp"

namespace bareme {

const semantics::Verdict* verdict_on(const Grounds& grounds, semantics::ObjectId object) {
  for (std::size_t i = 0; i < grounds.regulation->quantities.size(); ++i) {
    const semantics::Quantity& quantity = grounds.regulation->quantities[i];
    if (quantity.role != semantics::Quantity::Role::Proposition ||
        quantity.level != grounds.curriculum->object(object).level)
      continue;
    const int rule = grounds.curriculum->rule_for(*grounds.regulation, semantics::QuantityId(i), object);
    if (rule >= 0) return &quantity.verdicts[static_cast<std::size_t>(rule)];
  }
  return nullptr;
}

std::string RowLetters::missed(std::size_t student) const {
  std::string text;
  for (const auto& [letter, answers] : letters)
    if (answers[student] == values::Value::of_truth(false)) text += (text.empty() ? "" : " et ") + letter + ")";
  return text;
}

std::vector<RowLetters> letters_of(const Grounds& grounds, const plan::Request& setting, const plan::CellKey& result) {
  std::vector<RowLetters> rows;
  const semantics::Verdict* verdict = verdict_on(grounds, result.object);
  if (verdict == nullptr) return rows;
  plan::Request request = setting;
  request.cells.clear();
  request.choices = false;
  for (const semantics::VerdictRow& row : verdict->rows)
    if (const auto* letters = std::get_if<semantics::Letters>(&row.condition->node))
      for (const semantics::Letter& letter : letters->letters)
        request.expressions.push_back({letter.condition, result.object, verdict->heading.view.with(result.view)});
  diagnostics::Diagnostics told_at_the_opening;
  const Computed computed = compute(grounds, request, told_at_the_opening);
  std::size_t next = 0;
  for (const semantics::VerdictRow& row : verdict->rows) {
    rows.push_back({row.code, {}});
    const auto* letters = std::get_if<semantics::Letters>(&row.condition->node);
    if (letters == nullptr || told_at_the_opening.has_errors()) continue;
    for (const semantics::Letter& letter : letters->letters) {
      const plan::Column* column = computed.column(computed.plan.expressions[next++]);
      auto& answers = rows.back().letters.emplace_back(letter.letter, std::vector<values::Value>()).second;
      for (std::size_t student = 0; column != nullptr && student < column->size(); ++student)
        answers.push_back(column->value(student, values::Kind::Truth));
    }
  }
  return rows;
}

}  // namespace bareme
