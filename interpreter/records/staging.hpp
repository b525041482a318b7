// What files bring, on its way to a base: rows are checked and put aside one at a time, and nothing is written in the
// base before all of them are known to be sound. What grows with the files is on the disk: the values in the order they
// came, and in a temporary base of SQLite's own who is enrolled and what is to be found again.
#pragma once

#include <memory>

#include "plan/receiver.hpp"

namespace bareme::records {

class Staging : public plan::Receiver {
 public:
  Staging();
  ~Staging() override;

  plan::TextPool& names() override;
  plan::TextPool& words() override;
  plan::Enrolled enrol(plan::Enrolment enrolment, std::size_t curriculum, const std::string& folded) override;
  plan::Enrolled enrol_again(const plan::Enrolled& known, plan::Enrolment enrolment) override;
  std::vector<plan::Enrolled> numbered(const std::string& number) override;
  std::size_t enrolled() const override;
  std::optional<diagnostics::Span> met(std::uint32_t enrolment, diagnostics::Span row) override;
  int rank(std::uint32_t enrolment, plan::NameId level, plan::NameId parent) override;
  bool told(const std::string& what) override;
  bool first_told(const std::string& what) override;
  void receive(plan::GivenMark mark) override;
  void receive(plan::Convocation convocation) override;
  void receive(plan::GivenFact fact) override;
  void receive(plan::DossierLine line) override;
  void receive(plan::FrozenValue value) override;
  void each_given_twice(const std::function<void(const plan::GivenTwice&)>& tell) override;

  struct Held;  // records/staged.hpp
  Held& held() { return *held_; }

 private:
  std::unique_ptr<Held> held_;
};

}  // namespace bareme::records
