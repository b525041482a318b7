// What is asked of closed years by the other files of this folder: the fingerprint of what a closing froze. For the
// .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <string>

#include "records/connection.hpp"

namespace bareme::records {

// Of who it is about and the fingerprint of the values it froze for each, in the order of their keys.
std::string content_of(SQLite::Database& database, std::int64_t closing);
// Of the values all closings have left to an inscription, once some are erased: what « reste 12 » vouches for.
inline constexpr const char* left_kind = "reste";
std::string left_of(SQLite::Database& database, std::int64_t inscription);
// Those fingerprints, written down for an inscription whose values are about to go.
void keep_digests(SQLite::Database& database, std::int64_t inscription);

}  // namespace bareme::records
