// Worlds in which every awaited mark and entry has come: each at one end of what may be entered, save those chosen. In:
// the world of a student; out: the same, complete, and which inputs it had to give. What may be entered at all (bounds,
// step, codes) is told here, for whoever tries values on a student.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "evaluation/explain.hpp"

namespace bareme::evaluation {

// Of a mark, with the maximum of its own épreuve; of an entry or an act, as declared.
semantics::Type input_type(const semantics::CheckedRegulation& regulation, const semantics::Curriculum& curriculum,
                           const plan::InputKey& key);

// The numbers that may be entered: `high` is the last step. None where the declaration leaves them open.
struct Grid {
  values::Number low, high, step;
};
std::optional<values::Number> least_entered(const semantics::Type& type);
std::optional<values::Number> greatest_entered(const semantics::Type& type);  // on the step, when there is one
std::optional<Grid> grid_of(const semantics::Type& type);

// Codes that say a mark has come: those of the list, less those that are themselves a wait.
std::vector<values::Value> codes_entered(const semantics::CheckedRegulation& regulation, const semantics::Type& type);

struct Completion {
  bool high = false;  // the end at which what was not chosen stands
  std::unordered_map<plan::InputKey, values::Value> chosen;
  // What had to be given, each once, in the order it was read; filled while the world is read.
  std::shared_ptr<std::vector<plan::InputKey>> given = std::make_shared<std::vector<plan::InputKey>>();
};
World completed(World world, const Completion& completion);

}  // namespace bareme::evaluation
