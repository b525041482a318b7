// A receiver that keeps everything in one batch: for files whose promotion is held in memory anyway. For the .cpp files
// of this folder only.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "plan/receiver.hpp"

namespace bareme::intake {

class BatchReceiver : public plan::Receiver {
 public:
  plan::Batch take() { return std::move(batch_); }

  plan::TextPool& names() override { return batch_.names; }
  plan::TextPool& words() override { return batch_.names; }
  plan::Enrolled enrol(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded) override;
  plan::Enrolled enrol_again(const plan::Enrolled& known, plan::Enrolment enrolment) override;
  std::vector<plan::Enrolled> numbered(const std::string& number) override;
  std::size_t enrolled() const override { return batch_.enrolments.size(); }
  std::optional<diagnostics::Span> met(std::uint32_t enrolment, diagnostics::Span row) override;
  int rank(std::uint32_t enrolment, plan::NameId level, plan::NameId parent) override;
  bool told(const std::string& what) override { return told_.contains(what); }
  bool first_told(const std::string& what) override { return told_.insert(what).second; }
  void receive(plan::GivenMark mark) override { batch_.marks.push_back(std::move(mark)); }
  void receive(plan::Convocation convocation) override { batch_.convocations.push_back(convocation); }
  void receive(plan::GivenFact fact) override { batch_.facts.push_back(std::move(fact)); }
  void receive(plan::DossierLine line) override { batch_.lines.push_back(std::move(line)); }
  void receive(plan::FrozenValue value) override { batch_.frozen.push_back(std::move(value)); }
  void each_given_twice(const std::function<void(const plan::GivenTwice&)>& tell) override;

 private:
  std::uint32_t first_of_student(std::uint32_t id) const;
  plan::Enrolled at(std::uint32_t id) const { return {id, curricula_[id], &batch_.enrolments[id]}; }

  plan::Batch batch_;
  std::vector<std::size_t> curricula_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_number_;  // as written, and folded
  std::unordered_map<std::uint32_t, diagnostics::Span> met_;               // of the file being read
  std::map<std::tuple<std::uint32_t, plan::NameId, plan::NameId>, int> ranks_;
  std::uint32_t met_in_ = 0;
  std::unordered_set<std::string> told_;
};

}  // namespace bareme::intake
