// What juries did before of the same case: « même cas en 2023-2024 : ADJ par le jury, art. 18 ». Past juries that were
// frozen, and the earlier years of the base. Nobody of another year is named.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "session/past.hpp"

namespace bareme {

struct Precedent {
  std::string jury;     // "ING2 Informatique 2023-2024, session 2"
  std::string result;   // "ADJ", "AJ suite redoublement"
  std::string article;  // that let the jury pronounce it; empty: it is what the règlement gave
  bool decided = false, forced = false;
  std::size_t count = 0;
};

class Precedents {
 public:
  void add(const std::string& jury, Session session);  // that stands in a past promotion
  // The juries frozen in the folder « juries » beside the base of `now`, less its own. What cannot be read is told.
  void add_juries_beside(const Session& now, Session::Diagnostics& diagnostics);
  // The earlier promotions of that base, of the same maquette; less those whose last jury was added, frozen.
  void add_earlier_years(const Session& now, Session::Diagnostics& diagnostics);
  // Those of the same case, jury by jury, the acts first.
  std::vector<Precedent> of(const Session& now, std::size_t student, semantics::ObjectId object);

 private:
  struct Past {
    std::string jury;
    Session session;
  };
  std::vector<Past> all_;
  std::map<std::pair<std::string, std::string>, int> frozen_;  // promotion and year: the last session added
};

}  // namespace bareme
