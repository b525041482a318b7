// Who counts in a population, in which group, and what waits for whom; and who comes before whom there. What ranks,
// statistics and allocations share. Inside evaluation/ only.
#pragma once

#include <vector>

#include "evaluation/lane.hpp"
#include "plan/column.hpp"
#include "plan/plan.hpp"

namespace bareme::evaluation {

struct Group {
  std::vector<std::size_t> members;  // whose value counts
  Tag pending = Tag::Number;         // the strictest of those it waits for
};

// How a student stands to the population: a tag of his own, or Number for « as the group ».
struct Places {
  std::vector<Group> groups;
  std::vector<std::size_t> group;  // of each student
  std::vector<Tag> own;
};

Places places_of(const plan::Instruction& instruction, const std::vector<const plan::Column*>& operands,
                 std::size_t students);

// How many operands of a cohort come before its condition.
std::ptrdiff_t values_of(const plan::Instruction& instruction);

// Who comes before whom. Cells of one column share a denominator: their integers have the order of their values.
class Order {
 public:
  Order(const plan::Instruction& instruction, const std::vector<const plan::Column*>& operands)
      : keys_(operands.begin(), operands.begin() + values_of(instruction)), ascending_(instruction.ascending) {
    ascending_.resize(keys_.size());
  }

  // Below 0: a before b; 0: equal by every key. A student without a value comes after those who have one.
  int compare(std::size_t a, std::size_t b) const {
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const plan::Column& key = *keys_[i];
      const bool has_a = is_numeric(key.tags[a]), has_b = is_numeric(key.tags[b]);
      if (has_a != has_b) return has_a ? -1 : 1;
      const auto order = !has_a              ? std::strong_ordering::equal
                         : key.aside.empty() ? key.cells[a] <=> key.cells[b]
                                             : key.number(a) <=> key.number(b);
      if (order != 0) return (order < 0) == ascending_[i] ? -1 : 1;
    }
    return 0;
  }

 private:
  std::vector<const plan::Column*> keys_;
  std::vector<bool> ascending_;
};

}  // namespace bareme::evaluation
