#include "session/variants.hpp"

#include <numeric>

namespace bareme {

using plan::Column;
using plan::Slot;
using values::Value;

Variants::Variants(Session::State& state, std::size_t student, plan::Request request) : regulation_(*state.regulation) {
  diagnostics::Diagnostics told_at_the_opening;
  plan_ = plan::plan(regulation_, *state.curriculum, request, told_at_the_opening);
  alone_.add(state.promotion.students[student]);
  alone_.texts = state.promotion.texts;
  for (const plan::InputKey& key : plan_.inputs)
    if (const Column* column = state.promotion.find(key)) {
      Column& own = alone_.column(key);
      own.denominator = column->denominator;
      own.tags = {column->tags[student]};
      own.cells = {column->cells[student]};
      if (own.tags[0] == plan::Tag::Aside) own.cells[0] = 0, own.aside = {column->number(student)};
    }
  compute_standing(state, student);
}

// A rank is read of the whole promotion, then stands.
void Variants::compute_standing(Session::State& state, std::size_t student) {
  evaluation::EvaluateOptions options;
  for (std::size_t i = 0; i < plan_.instructions.size(); ++i)
    if (plan::reads_promotion(plan_.instructions[i].op)) options.keep.push_back(static_cast<Slot>(i));
  std::vector<Column> ranks(options.keep.size(), Column(1));
  evaluation::EvaluateOptions of_one;
  evaluation::Results whole;
  if (!options.keep.empty()) {
    whole = evaluation::evaluate(regulation_, plan_, state.promotion, options);
    of_one.known.assign(plan_.instructions.size(), nullptr);
    of_one.texts = &whole.texts;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const Column& all = whole.column(options.keep[i]);
      ranks[i].denominator = all.denominator;
      ranks[i].tags[0] = all.tags[student];
      ranks[i].cells[0] = all.cells[student];
      if (all.tags[student] == plan::Tag::Aside) ranks[i].cells[0] = 0, ranks[i].aside = {all.number(student)};
      of_one.known[static_cast<std::size_t>(options.keep[i])] = &ranks[i];
    }
  }
  of_one.keep.resize(plan_.instructions.size());
  std::iota(of_one.keep.begin(), of_one.keep.end(), Slot{0});
  standing_ = evaluation::evaluate(regulation_, plan_, alone_, of_one);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    standing_.keep(options.keep[i], 1);
    standing_.writable(options.keep[i]) = ranks[i];
  }
}

bool Variants::move_promotion(const plan::Inputs& inputs) const {
  const std::vector<char> touched = plan::depending_on(plan_, inputs);
  for (std::size_t i = 0; i < touched.size(); ++i)
    if (touched[i] != 0 && plan::reads_promotion(plan_.instructions[i].op)) return true;
  return false;
}

Variants::Answers Variants::answers(const std::vector<Try>& tries) const {
  plan::Promotion rows;
  rows.students.resize(tries.size());
  rows.texts = standing_.texts;
  plan::Inputs inputs;
  for (const Try& one : tries)
    for (const auto& [key, value] : one)
      inputs.insert(key);
  for (const plan::InputKey& key : inputs)  // as they are, where a try says nothing of it
    if (const Column* column = alone_.find(key)) {
      Column& all = rows.column(key);
      all.denominator = column->denominator;
      all.tags.assign(tries.size(), column->tags[0]);
      all.cells.assign(tries.size(), column->cells[0]);
      all.aside = column->aside;
      if (all.tags.front() == plan::Tag::Aside) {  // each its own: setting one must not change the others
        all.aside.assign(tries.size(), column->number(0));
        std::iota(all.cells.begin(), all.cells.end(), std::int64_t{0});
      }
    }
  for (std::size_t i = 0; i < tries.size(); ++i)
    for (const auto& [key, value] : tries[i])
      if (value.present() || value.state() == values::State::EnAttente)
        rows.set(key, i, value);
      else
        rows.forget(key, i);

  const std::vector<char> touched = plan::depending_on(plan_, inputs);
  evaluation::EvaluateOptions options;
  options.known.assign(touched.size(), nullptr);
  for (std::size_t i = 0; i < touched.size(); ++i)
    if (touched[i] == 0) options.known[i] = &standing_.column(static_cast<Slot>(i));
  Answers answers;
  answers.standing = &standing_;
  answers.touched = evaluation::evaluate(regulation_, plan_, rows, options);
  return answers;
}

Value Variants::Answers::value(std::size_t one, Slot slot, values::Kind kind) const {
  return touched.has(slot) ? touched.value(slot, one, kind) : standing->value(slot, 0, kind);
}

}  // namespace bareme
