// Makes the instructions of a Plan, each structure once: asking twice for the same calculation gives the same slot, so
// views that change nothing share their columns. What constants decide is decided here (fold.cpp), and never becomes an
// instruction.
#pragma once

#include <unordered_map>
#include <vector>

#include "plan/plan.hpp"
#include "semantics/regulation.hpp"

namespace bareme::plan {

class Builder {
 public:
  explicit Builder(const semantics::CheckedRegulation& regulation) : regulation_(regulation) {}

  Slot add(Instruction instruction);  // folded when constants decide, interned otherwise
  Slot add(Op op, std::vector<Slot> operands);
  Slot constant(values::Value value);
  Slot truth(bool value) { return constant(values::Value::of_truth(value)); }
  Slot absent(values::State state) { return constant(values::Value::absent(state)); }
  Slot effect(Slot slot);  // itself when it cannot hold a code of « codes de note »

  const values::Value* constant_of(Slot slot) const;  // null: depends on the student
  bool is_sans_objet(Slot slot) const;                // for every student
  std::optional<bool> truth_of(Slot slot) const;      // known when planning, and present

  std::vector<Instruction> take() { return std::move(instructions_); }

 private:
  Slot intern(Instruction instruction);
  bool holds_mark_code(const Instruction& instruction) const;
  std::optional<Slot> simplified(Instruction& instruction);  // fold.cpp

  const semantics::CheckedRegulation& regulation_;
  std::vector<Instruction> instructions_;
  std::vector<bool> mark_codes_;  // may this slot hold a code of « codes de note »?
  std::unordered_multimap<std::size_t, Slot> interned_;
};

}  // namespace bareme::plan
