#include "evaluation/evaluate.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "evaluation/program.hpp"

namespace bareme::evaluation {

const plan::Column& Results::column(plan::Slot slot) const { return columns[index_.at(slot)]; }

plan::Column& Results::writable(plan::Slot slot) { return columns[index_.at(slot)]; }

values::Value Results::value(plan::Slot slot, std::size_t student, values::Kind kind) const {
  const plan::Column& kept = column(slot);
  if (values::is_textual(kind) && kept.tags[student] == plan::Tag::Code)
    return values::Value::of_textual(kind, texts.text(static_cast<std::int32_t>(kept.cells[student])));
  return kept.value(student, kind);
}

void Results::keep(plan::Slot slot, std::size_t count) {
  students = count;
  if (!index_.try_emplace(slot, columns.size()).second) return;
  slots.push_back(slot);
  columns.emplace_back(count);
}

namespace {

std::vector<plan::Slot> asked_for(const plan::Plan& plan, const EvaluateOptions& options) {
  std::vector<plan::Slot> slots = options.keep;
  for (const auto& [key, slot] : plan.cells)
    slots.push_back(slot);
  for (const plan::ChoiceCells& choice : plan.choices)
    slots.insert(slots.end(), choice.rows.begin(), choice.rows.end());
  slots.insert(slots.end(), plan.expressions.begin(), plan.expressions.end());
  slots.insert(slots.end(), plan.exact.begin(), plan.exact.end());
  std::erase_if(slots, [&](plan::Slot slot) {
    return slot < 0 || (!options.known.empty() && options.known[static_cast<std::size_t>(slot)] != nullptr);
  });
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  return slots;
}

// A run writes every row of a column; numbers aside it would only add to, so they go with the tags that point at them.
Results with_columns(const plan::Plan& plan, const plan::Promotion& promotion, const EvaluateOptions& options,
                     Results results) {
  const std::vector<plan::Slot> slots = asked_for(plan, options);
  if (results.students != promotion.size() || results.slots != slots) results = {};
  for (plan::Column& column : results.columns)
    if (!column.aside.empty()) column = plan::Column(promotion.size());
  results.students = promotion.size();
  results.texts = options.texts ? *options.texts : promotion.texts;
  for (const plan::Slot slot : slots)
    results.keep(slot, promotion.size());
  return results;
}

}  // namespace

Results evaluate(const semantics::CheckedRegulation& regulation, const plan::Plan& plan,
                 const plan::Promotion& promotion, const EvaluateOptions& options, Results reused) {
  assert(options.batch > 0);
  Results results = with_columns(plan, promotion, options, std::move(reused));
  if (promotion.size() == 0) return results;
  const std::size_t students = promotion.size();
  Program program(regulation, plan, promotion, results, options.known, std::min(options.batch, students));
  const std::size_t total = students * program.stages();
  for (std::size_t stage = 0; stage < program.stages(); ++stage) {
    program.run_cohorts(stage);
    for (std::size_t begin = 0; begin < students && program.has_rows(stage); begin += options.batch) {
      const std::size_t rows = std::min(options.batch, students - begin);
      program.run_batch(stage, begin, rows);
      if (options.progress) options.progress(stage * students + begin + rows, total);
    }
  }
  return results;
}

}  // namespace bareme::evaluation
