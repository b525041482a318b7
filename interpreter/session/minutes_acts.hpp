// The rows of a procès-verbal, and what the jury did there: the acts the base holds, then those of the session that are
// not saved. For this folder only.
#pragma once

#include <cstddef>
#include <vector>

#include "records/base.hpp"
#include "report/minutes.hpp"
#include "session/session.hpp"

namespace bareme {

// Students by name, as a procès-verbal lists them; homonyms by number. `places`: of each student of the promotion, the
// row.
struct Rows {
  std::vector<std::size_t> students, places;
  explicit Rows(const plan::Promotion& promotion);
};

// Of the jury that asks; of all, when no session is given.
std::vector<report::Minutes::Decision> acts_decided(const Session& session, const Rows& rows);
std::vector<report::Minutes::Grant> acts_granted(const Session& session, const std::vector<records::Granted>& granted,
                                                 const Rows& rows);

// SHA-256 of every value the promotion was given, acts included: two bases that hold the same give the same.
std::string data_fingerprint(const Session& session);

}  // namespace bareme
