// What juries did before of the same case: « même cas en 2023-2024 : ADJ par le jury, art. 18 ». Past juries that were
// frozen, and the earlier years of the base. Nobody of another year is named.
#pragma once

#include <string>
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
  // The earlier promotions of the base of `now`, of the same maquette. What cannot be read is told.
  void add_earlier_years(const Session& now, Session::Diagnostics& diagnostics);
  // The juries frozen in the folder « juries » beside its base, less its own.
  void add_juries_beside(const Session& now, Session::Diagnostics& diagnostics);
  // Those of the same case, jury by jury, the acts first.
  std::vector<Precedent> of(const Session& now, std::size_t student, semantics::ObjectId object);

 private:
  struct Past {
    std::string jury;
    Session session;
  };
  std::vector<Past> all_;
};

}  // namespace bareme
