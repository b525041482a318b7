// What juries have left of the inscriptions an import writes to: closed, or looked at in a session already. Asked one
// at a time: a base may have millions. For the .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

#include "records/connection.hpp"

namespace bareme::records {

class Standing {
 public:
  explicit Standing(SQLite::Database& database);  // as the base stands now: what comes after is new, and neither
  bool is_new(std::int64_t inscription) const { return inscription > last_; }
  bool closed(std::int64_t inscription);
  int sat(std::int64_t inscription);  // the last session a jury of its promotion acted in; 0: none
  // Likewise of a promotion somebody new comes into.
  struct OfPromotion {
    bool closed = false;
    int sat = 0;
  };
  OfPromotion promotion(const plan::Enrolment& newcomer);

 private:
  std::int64_t last_;
  bool any_closed_, any_sat_;
  SQLite::Statement closed_, sat_, promotion_;
  std::map<std::tuple<std::string, std::string, std::string>, OfPromotion> promotions_;  // those asked
  std::int64_t asked_ = 0;                                                               // of which `is_closed_` is
  bool is_closed_ = false;
};

}  // namespace bareme::records
