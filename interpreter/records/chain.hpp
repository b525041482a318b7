// The journal as a chain: each row bears the fingerprint of itself and of all the rows before it, and those that tell
// an act bear the fingerprint of the act's own row. To change, remove or slip in a row is to break the chain from there
// on. Rows older than the chain have no mark of their own; the first one that has answers for them.
#pragma once

#include <string>

#include "records/connection.hpp"

namespace bareme::records {

// The operation of a line that tells what was erased, and of those that vouch for what is left of a row.
inline constexpr const char* erasing = "effacer";

// The mark a row takes after `previous`. salt: empty on a row older than salts, or emptied of its words.
std::string link(const std::string& previous, const std::string& id, const std::string& moment,
                 const std::string& author, const JournalRow& row, const std::string& subject, const std::string& proof,
                 const std::string& salt);

// Sixteen bytes nobody can guess, in hexadecimal digits.
std::string fresh_salt(SQLite::Database& database);

// The mark of the last row of the journal; computed from the first one where rows have none.
std::string last_link(SQLite::Database& database);

// The fingerprint of the row a line of the journal vouches for: « décision 12 », « ligne 45 » of the journal
// itself; with the salt of that line. Empty: there is no such row.
std::string proof_of(SQLite::Database& database, const std::string& subject, const std::string& salt);

}  // namespace bareme::records
