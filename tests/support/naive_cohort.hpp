// « dans la promotion » said plainly, student after student: what the columns' ranks and statistics are tested against.
#pragma once

#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "evaluation/explain.hpp"
#include "plan/promotion.hpp"

namespace support {

class NaiveCohort {
 public:
  NaiveCohort(const bareme::semantics::CheckedRegulation& regulation, const bareme::semantics::Curriculum& curriculum,
              const bareme::plan::Promotion& promotion, const bareme::plan::Request& request);

  bareme::evaluation::World world(std::size_t student) const;  // whose cohorts are these

 private:
  struct Place;  // what a student is in the population
  struct Question {
    bareme::semantics::Cohort cohort;
    bareme::semantics::ObjectId object;
    bareme::semantics::View view;
    friend bool operator==(const Question&, const Question&) = default;
  };
  std::vector<bareme::values::Value> answers(const Question& question) const;
  Place place(const Question& question, std::size_t student) const;
  std::vector<bareme::values::Value> allocated(const Question& question, const std::vector<Place>& places) const;
  bareme::values::Value answer(const Question& question, const std::vector<Place>& places, std::size_t student) const;
  bareme::values::Value with_effect(const bareme::values::Value& value) const;

  const bareme::semantics::CheckedRegulation& regulation_;
  const bareme::semantics::Curriculum& curriculum_;
  const bareme::plan::Promotion& promotion_;
  const bareme::plan::Request& request_;
  std::shared_ptr<std::deque<std::pair<Question, std::vector<bareme::values::Value>>>> known_;
};

}  // namespace support
