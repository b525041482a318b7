// What a TreeEvaluator keeps between two questions about its student. For the .cpp files of this folder.
#pragma once

#include <memory>

#include "evaluation/completion.hpp"
#include "evaluation/foresight.hpp"

namespace bareme::evaluation {

struct TreeEvaluator::Memo {
  World world;
  TreeWalk walk;
  explicit Memo(World given) : world(std::move(given)), walk(world) {}

  // prospect.cpp
  std::unique_ptr<Foresight> foresight;  // made when first asked
  Foresight& ahead();
  struct End {  // the student's world once every awaited input stands at that end
    Completion completion;
    std::unique_ptr<TreeWalk> walk;
  };
  End low, high;
  End& end(bool at_high);
  bool reaches(const plan::CellKey& key, const values::Number& bound, bool highest);
  void tell_decided(Trace& trace, const plan::CellKey& key);
};

}  // namespace bareme::evaluation
