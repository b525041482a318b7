#include "evaluation/program.hpp"

#include <algorithm>
#include <set>

#include "evaluation/cohort.hpp"

namespace bareme::evaluation {

using plan::Column;
using plan::Instruction;
using plan::Op;
using plan::Slot;

namespace {

std::size_t at(Slot slot) { return static_cast<std::size_t>(slot); }
bool is_cohort(Op op) { return plan::reads_promotion(op); }

// Their result may be an operand as it stands: the operand's buffer must live as long as they do.
bool may_alias(Op op) { return op == Op::Effect || op == Op::Round || op == Op::FirstPresent || op == Op::Exceptions; }

// A code or a text as a cell holds it.
std::int64_t coded_cell(const values::Value& value, plan::TextPool& texts) {
  return values::is_textual(value.kind()) ? texts.id(value.text()) : value.code();
}

bool is_coded(const values::Value& value) {
  return value.is_code() || (value.present() && values::is_textual(value.kind()));
}

void put(const values::Value& value, plan::TextPool& texts, std::size_t row, Target& out) {
  if (!value.present()) return out.absent(row, tag_of(value.state()));
  is_coded(value) ? out.cell(row, Tag::Code, coded_cell(value, texts)) : out.number(row, value.number());
}

}  // namespace

Program::Program(const semantics::CheckedRegulation& regulation, const plan::Plan& plan,
                 const plan::Promotion& promotion, Results& results, const std::vector<const plan::Column*>& known,
                 std::size_t batch)
    : regulation_(regulation), plan_(plan), promotion_(promotion), results_(results), known_(known), batch_(batch) {
  const std::size_t count = plan.instructions.size();
  live_.assign(count, 0);
  uses_.assign(count, 0);
  mean_of_.assign(count, -1);
  fused_.assign(count, 0);
  whole_.assign(count, nullptr);
  read_.assign(count, nullptr);
  denominators_.assign(count, 1);
  lanes_.resize(count);
  step_of_.assign(count, 0);
  stages_.resize(static_cast<std::size_t>(plan.stages));
  mask_.resize(batch);
  find_live();
  fuse_roundings();
  find_whole();
  make_constants();
  make_steps();
  make_stages();
  fill_whole_constants();
}

bool Program::is_constant(Slot slot) const {
  if (const Column* column = known(slot)) return column->size() != promotion_.size();
  const Instruction& made = instruction(slot);
  return made.op == Op::Constant || (made.op == Op::Input && !promotion_.find(made.input));
}

bool Program::runs_by_row(Slot slot) const {
  return live_[at(slot)] && !fused_[at(slot)] && !is_constant(slot) && !known(slot) &&
         instruction(slot).op != Op::Input && !is_cohort(instruction(slot).op);
}

// Operands come before what reads them: backwards, one pass finds all that counts.
void Program::find_live() {
  for (const Slot slot : results_.slots)
    live_[at(slot)] = 1;
  for (std::size_t i = live_.size(); i-- > 0;) {
    if (!live_[i] || known(static_cast<Slot>(i))) continue;
    for (const Slot operand : plan_.instructions[i].operands) {
      if (operand < 0) continue;
      live_[at(operand)] = 1;
      ++uses_[at(operand)];
    }
  }
}

// A mean read by its rounding only is never written out: its numerator is divided at once.
void Program::fuse_roundings() {
  for (std::size_t i = 0; i < live_.size(); ++i) {
    const Instruction& rounding = plan_.instructions[i];
    if (!live_[i] || rounding.op != Op::Round || known(static_cast<Slot>(i))) continue;
    const Slot operand = rounding.operands[0];
    const Instruction& mean = instruction(operand);
    if ((mean.op != Op::WeightedMean && mean.op != Op::MeanBy) || uses_[at(operand)] != 1 || results_.has(operand) ||
        known(operand))
      continue;
    mean_of_[i] = operand;
    fused_[at(operand)] = 1;
  }
}

void Program::find_whole() {
  std::set<Slot> wanted(results_.slots.begin(), results_.slots.end());
  for (std::size_t i = 0; i < live_.size(); ++i) {
    const Instruction& made = plan_.instructions[i];
    if (!live_[i] || known(static_cast<Slot>(i))) continue;
    if (is_cohort(made.op)) wanted.insert(static_cast<Slot>(i));
    for (const Slot operand : made.operands)
      if (operand >= 0 && (is_cohort(made.op) || (instruction(operand).stage < made.stage &&
                                                  instruction(operand).op != Op::Input && !is_constant(operand))))
        wanted.insert(operand);
  }
  for (const Slot slot : wanted) {
    if (fused_[at(slot)] || (known(slot) && !is_constant(slot))) continue;  // read through its Round, or as it stands
    whole_[at(slot)] = results_.has(slot) ? &results_.writable(slot)
                                          : &own_.try_emplace(slot, Column(promotion_.size())).first->second;
    read_[at(slot)] = whole_[at(slot)];
  }
  for (std::size_t i = 0; i < live_.size(); ++i)
    if (const auto slot = static_cast<Slot>(i); live_[i] && known(slot) && !is_constant(slot)) read_[i] = known(slot);
}

void Program::make_constants() {
  for (std::size_t i = 0; i < live_.size(); ++i)
    if (const auto slot = static_cast<Slot>(i); live_[i] && is_constant(slot)) make_constant(slot);
}

void Program::make_constant(Slot slot) {
  Buffer& buffer = constants_.emplace_back(batch_);
  Target out{buffer.tags.data(), buffer.cells.data(), &buffer.aside, mask_.data(), batch_};
  if (const Column* column = known(slot)) {
    out.denominator = column->denominator;
    if (is_numeric(column->tags[0]))
      out.number(0, column->number(0));
    else
      out.cell(0, column->tags[0], column->cells[0]);
  } else {
    const values::Value& value = instruction(slot).constant;
    if (value.present() && !is_coded(value)) out.denominator = denominator_of(value.number()).value_or(1);
    put(value, results_.texts, 0, out);
  }
  out.fill(out.tags[0], out.cells[0]);
  denominators_[at(slot)] = out.denominator;
  lanes_[at(slot)] = {out.tags, out.cells, &buffer.aside, out.denominator, out.bound, true};
}

Step Program::lowered(Slot slot) {
  Step step;
  const Slot mean = mean_of_[at(slot)];
  step.slot = slot;
  step.instruction = &instruction(mean >= 0 ? mean : slot);
  if (mean >= 0) step.rounding = instruction(slot).rounding;
  step.regulation = &regulation_;
  step.texts = &results_.texts;
  step.operands = step.instruction->operands;
  Operands operands;
  for (const Slot operand : step.operands) {
    step.in.push_back(&lanes_[at(operand)]);
    operands.denominators.push_back(denominators_[at(operand)]);
    operands.constants.push_back(is_constant(operand) ? &lanes_[at(operand)] : nullptr);
  }
  for (const plan::TableEntry& entry : step.instruction->table)
    step.keys.push_back(is_coded(entry.key) ? coded_cell(entry.key, results_.texts) : 0);
  for (const std::string& text : step.instruction->texts)
    step.keys.push_back(results_.texts.id(text));
  prepare(step, operands);
  return step;
}

void Program::make_steps() {
  for (std::size_t i = 0; i < live_.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    if (!live_[i] || is_constant(slot) || fused_[i]) continue;
    const Instruction& made = plan_.instructions[i];
    if (const Column* column = known(slot)) {
      denominators_[i] = column->denominator;
    } else if (made.op == Op::Input) {
      denominators_[i] = promotion_.find(made.input)->denominator;
    } else if (is_cohort(made.op)) {
      denominators_[i] = cohort_denominator(made, made.operands[0] < 0 ? 1 : denominators_[at(made.operands[0])]);
    } else {
      step_of_[i] = steps_.size();
      steps_.push_back(lowered(slot));
      denominators_[i] = steps_.back().denominator;
    }
    if (whole_[i]) whole_[i]->denominator = denominators_[i];
  }
}

// Each stage loads what it reads from before it, in the order of the slots, then runs its own.
void Program::make_stages() {
  std::vector<std::set<Slot>> needed(stages_.size());
  for (std::size_t i = 0; i < live_.size(); ++i) {
    const auto slot = static_cast<Slot>(i);
    const Instruction& made = plan_.instructions[i];
    if (!live_[i] || is_constant(slot) || fused_[i]) continue;
    const auto stage = static_cast<std::size_t>(made.stage);
    if (known(slot)) continue;
    if (is_cohort(made.op))
      stages_[stage].cohorts.push_back(slot);
    else if (made.op != Op::Input || whole_[i])
      needed[stage].insert(slot);
    if (!runs_by_row(slot)) continue;
    for (const Slot operand : steps_[step_of_[i]].operands)
      if (!is_constant(operand)) needed[stage].insert(operand);
  }
  for (std::size_t stage = 0; stage < stages_.size(); ++stage) {
    for (const Slot slot : needed[stage]) {
      Item item;
      item.slot = slot;
      if (instruction(slot).op == Op::Input && !known(slot))
        item.kind = Item::Kind::Input;
      else if (known(slot) || is_cohort(instruction(slot).op) ||
               static_cast<std::size_t>(instruction(slot).stage) < stage)
        item.kind = Item::Kind::Whole;
      else
        item.step = step_of_[at(slot)];
      stages_[stage].items.push_back(item);
    }
    share_buffers(stages_[stage]);
  }
}

void Program::share_buffers(Stage& stage) {
  std::unordered_map<Slot, std::size_t> last;
  for (std::size_t i = stage.items.size(); i-- > 0;) {
    const Item& item = stage.items[i];
    if (item.kind != Item::Kind::Step) continue;
    const Step& step = steps_[item.step];
    const std::size_t until = may_alias(step.instruction->op) ? std::max(i, last[item.slot]) : i;
    for (const Slot operand : step.operands)
      last[operand] = std::max(last[operand], until);
  }
  std::vector<std::vector<Buffer*>> released(stage.items.size());
  std::vector<Buffer*> free;
  for (Buffer& buffer : buffers_)
    free.push_back(&buffer);
  for (std::size_t i = 0; i < stage.items.size(); ++i) {
    Item& item = stage.items[i];
    if (item.kind != Item::Kind::Whole && !(item.kind == Item::Kind::Step && whole_[at(item.slot)])) {
      if (free.empty()) free.push_back(&buffers_.emplace_back(batch_));
      item.buffer = free.back();
      free.pop_back();
      released[std::max(i, last[item.slot])].push_back(item.buffer);
    }
    free.insert(free.end(), released[i].begin(), released[i].end());
  }
}

void Program::fill_whole_constants() {
  for (std::size_t i = 0; i < live_.size(); ++i) {
    if (!whole_[i] || !is_constant(static_cast<Slot>(i))) continue;
    Column& column = *whole_[i];
    column.denominator = denominators_[i];
    if (lanes_[i].tags[0] == Tag::Aside) column.aside = *lanes_[i].aside;
    std::fill(column.tags.begin(), column.tags.end(), lanes_[i].tags[0]);
    std::fill(column.cells.begin(), column.cells.end(), lanes_[i].cells[0]);
  }
}

void Program::run_cohorts(std::size_t stage) {
  for (const Slot slot : stages_[stage].cohorts) {
    std::vector<const Column*> operands;
    for (const Slot operand : instruction(slot).operands)
      operands.push_back(operand < 0 ? nullptr : read_[at(operand)]);
    const auto name = [this](std::size_t student) { return promotion_.students[student].number; };
    run_cohort(regulation_, instruction(slot), operands, name, results_.texts, *whole_[at(slot)]);
  }
}

void Program::run_batch(std::size_t stage, std::size_t begin, std::size_t rows) {
  for (const Item& item : stages_[stage].items)
    run_item(item, begin, rows);
}

void Program::run_item(const Item& item, std::size_t begin, std::size_t rows) {
  switch (item.kind) {
    case Item::Kind::Input:
      return load_input(item, begin, rows);
    case Item::Kind::Whole:
      return view(item.slot, *read_[at(item.slot)], begin, rows);
    case Item::Kind::Step:
      return run_step(item, begin, rows);
  }
}

void Program::view(Slot slot, const Column& column, std::size_t begin, std::size_t rows) {
  Lane& lane = lanes_[at(slot)];
  lane.tags = column.tags.data() + begin;
  lane.cells = column.cells.data() + begin;
  lane.aside = &column.aside;
  lane.denominator = column.denominator;
  lane.bound = bound_of(lane.cells, rows);
  lane.uniform = std::memcmp(lane.tags, lane.tags + 1, rows - 1) == 0;
}

// Read where it stands; copied only where what was not given must be replaced by its default.
void Program::load_input(const Item& item, std::size_t begin, std::size_t rows) {
  const Instruction& made = instruction(item.slot);
  view(item.slot, *promotion_.find(made.input), begin, rows);
  Lane& lane = lanes_[at(item.slot)];
  const bool replaced = made.constant.state() != values::State::SansObjet &&
                        std::memchr(lane.tags, static_cast<int>(Tag::SansObjet), rows) != nullptr;
  if (replaced) {
    Buffer& buffer = *item.buffer;
    buffer.aside.clear();
    Target out{buffer.tags.data(), buffer.cells.data(), &buffer.aside, mask_.data(), rows, lane.denominator};
    out.copy(lane);
    for (std::size_t row = 0; row < rows; ++row)
      if (out.tags[row] == Tag::SansObjet) put(made.constant, results_.texts, row, out);
    out.settle();
    lane = {out.tags, out.cells, &buffer.aside, out.denominator, out.bound, out.uniform};
  }
  if (!whole_[at(item.slot)]) return;
  Column& column = *whole_[at(item.slot)];
  Target out{column.tags.data() + begin, column.cells.data() + begin, &column.aside, mask_.data(), rows,
             column.denominator};
  out.copy(lane);
}

void Program::run_step(const Item& item, std::size_t begin, std::size_t rows) {
  const Step& step = steps_[item.step];
  Column* column = whole_[at(item.slot)];
  Target out;
  if (column) {
    out = {column->tags.data() + begin,
           column->cells.data() + begin,
           &column->aside,
           mask_.data(),
           rows,
           step.denominator};
  } else {
    item.buffer->aside.clear();
    out = {item.buffer->tags.data(), item.buffer->cells.data(), &item.buffer->aside, mask_.data(), rows,
           step.denominator};
  }
  step.run(step, out);
  Lane& lane = lanes_[at(item.slot)];
  // What reads this step was prepared for its denominator: another lane may stand for it only over the same.
  if (out.alias && !column && out.alias->denominator == out.denominator) {
    lane = *out.alias;
    return;
  }
  if (out.alias) out.copy(*out.alias);
  lane = {out.tags, out.cells, out.aside, out.denominator, out.bound, out.uniform};
}

}  // namespace bareme::evaluation
