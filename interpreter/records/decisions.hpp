// Writing one decision, with its row of the journal. For the .cpp files of this folder only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "records/connection.hpp"

namespace bareme::records {

// The one inscription of a student; year and maquette may be empty when it is the only one.
std::int64_t inscription_of(SQLite::Database& database, const std::string& student, const std::string& year,
                            const std::string& maquette);
std::int64_t insert_decision(SQLite::Database& database, const Decision& decision, const Stamp& stamp,
                             std::optional<std::int64_t> batch);

}  // namespace bareme::records
