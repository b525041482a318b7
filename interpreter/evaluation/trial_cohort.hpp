// The students of one cas, each with what was posed for him, and what « dans la promotion » is worth over them. Their
// values come from the tree evaluator, so a quantity posed counts like one computed; ranks and statistics from the
// kernels every promotion goes through.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "evaluation/explain.hpp"
#include "evaluation/overlay.hpp"

namespace bareme::evaluation {

class TrialCohort {
 public:
  // `base`: the world they share. The evaluators keep a pointer to this: it stays where it is.
  TrialCohort(const World& base, const std::vector<Overlay>& students, std::vector<std::string> names);
  TrialCohort(const TrialCohort&) = delete;
  TrialCohort& operator=(const TrialCohort&) = delete;

  TreeEvaluator& student(std::size_t index) { return students_[index]; }

 private:
  struct Known {
    semantics::Cohort cohort;
    semantics::ObjectId object;
    semantics::View view;
    std::vector<values::Value> values;  // of each student
  };
  class Readers;
  void add(World world);
  values::Value value(const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view,
                      std::size_t student);
  Others others(const semantics::Cohort& cohort, semantics::ObjectId object, semantics::View view);
  std::vector<values::Value> values_of(const semantics::Cohort& cohort, semantics::ObjectId object,
                                       semantics::View view);

  const semantics::CheckedRegulation& regulation_;
  std::vector<std::string> names_;
  std::vector<World> worlds_;
  std::vector<TreeEvaluator> students_;
  std::deque<Known> known_;
  // Who asks is in the middle of a calculation of his own: others read the students for him. They are kept when they
  // have answered, with all they know.
  std::vector<std::vector<TreeEvaluator>> resting_;
};

}  // namespace bareme::evaluation
