// Whether values of one kind came student after student, in one order: then none of them came twice, and none need be
// compared. For the .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <unordered_map>

namespace bareme::records {

class OrderWatch {
 public:
  void see(std::uint64_t what, std::uint32_t enrolment) {
    const auto [last, first] = last_.try_emplace(what, Last{enrolment, false});
    if (first) return;
    if (enrolment <= last->second.enrolment) broken_ = last->second.broken = true;
    last->second.enrolment = enrolment;
  }
  bool broken() const { return broken_; }
  bool broken(std::uint64_t what) const {
    const auto last = last_.find(what);
    return last != last_.end() && last->second.broken;
  }

 private:
  struct Last {
    std::uint32_t enrolment;
    bool broken;
  };
  std::unordered_map<std::uint64_t, Last> last_;  // as many as the maquettes have épreuves and facts
  bool broken_ = false;
};

}  // namespace bareme::records
