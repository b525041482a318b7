// What a session asks of a base in passing: whether somebody has written, which versions it holds.
#include "records/connection.hpp"

namespace bareme::records {

std::size_t Base::journal_rows() const {
  return guarded(connection_->path, [&] {
    return static_cast<std::size_t>(
        connection_->database.execAndGet("SELECT coalesce(max(id), 0) FROM journal").getInt64());
  });
}

std::vector<std::string> Base::versions_of(const std::string& regulation) const {
  return guarded(connection_->path, [&] {
    SQLite::Statement query(connection_->database,
                            "SELECT version FROM regulations WHERE title = ? GROUP BY version ORDER BY max(used)");
    query.bind(1, regulation);
    std::vector<std::string> all;
    while (query.executeStep())
      all.push_back(query.getColumn(0).getString());
    return all;
  });
}

}  // namespace bareme::records
