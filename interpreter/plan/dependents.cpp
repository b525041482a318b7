#include "plan/dependents.hpp"

#include <algorithm>

namespace bareme::plan {

namespace {

bool nothing_given(const Column& column) {
  return std::all_of(column.tags.begin(), column.tags.end(), [](Tag tag) { return tag == Tag::SansObjet; });
}

bool same(const Column& left, const Column& right) {
  if (left.tags != right.tags) return false;
  if (left.denominator == right.denominator && left.cells == right.cells && left.aside.empty() && right.aside.empty())
    return true;
  for (std::size_t row = 0; row < left.size(); ++row) {
    const Tag tag = left.tags[row];
    if (tag == Tag::Code && left.cells[row] != right.cells[row]) return false;
    if (tag <= Tag::Aside && left.number(row) != right.number(row)) return false;
  }
  return true;
}

// A cell holds where its text is in the pool.
bool same(const TextPool& left, const TextPool& right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i)
    if (left.text(static_cast<std::int32_t>(i)) != right.text(static_cast<std::int32_t>(i))) return false;
  return true;
}

}  // namespace

std::optional<Inputs> changed_inputs(const Promotion& before, const Promotion& after) {
  if (before.size() != after.size() || !same(before.texts, after.texts)) return std::nullopt;
  Inputs changed;
  for (const auto& [key, column] : after.columns()) {
    const Column* old = before.find(key);
    if (old == nullptr ? !nothing_given(column) : !same(*old, column)) changed.insert(key);
  }
  for (const auto& [key, column] : before.columns())
    if (after.find(key) == nullptr && !nothing_given(column)) changed.insert(key);
  return changed;
}

std::vector<char> depending_on(const Plan& plan, const Inputs& inputs) {
  std::vector<char> depends(plan.instructions.size(), 0);
  for (std::size_t i = 0; i < depends.size(); ++i) {
    const Instruction& made = plan.instructions[i];
    depends[i] = made.op == Op::Input ? inputs.contains(made.input)
                                      : std::any_of(made.operands.begin(), made.operands.end(), [&](Slot operand) {
                                          return operand >= 0 && depends[static_cast<std::size_t>(operand)] != 0;
                                        });
  }
  return depends;
}

}  // namespace bareme::plan
