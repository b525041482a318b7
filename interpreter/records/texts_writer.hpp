// Stores a règlement, the versions it modifies and its maquettes in an open base. For the .cpp files of this folder
// only.
#pragma once

#include "records/connection.hpp"

namespace bareme::records {

void store_texts(SQLite::Database& database, const Texts& texts, const Stamp& stamp);

}  // namespace bareme::records
