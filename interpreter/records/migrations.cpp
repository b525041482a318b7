#include "records/migrations.hpp"

#include "embedded.hpp"

namespace bareme::records {

std::vector<Migration> migrations() {
  return {{1, "dossiers", embedded::file("interpreter/records/schema/001_records.sql")},
          {2, "acquis", embedded::file("interpreter/records/schema/002_acquis.sql")},
          {3, "séances", embedded::file("interpreter/records/schema/003_seances.sql")},
          {4, "fichiers", embedded::file("interpreter/records/schema/004_files.sql")},
          {5, "clôtures", embedded::file("interpreter/records/schema/005_clotures.sql")},
          {6, "effacements", embedded::file("interpreter/records/schema/006_effacements.sql")},
          {7, "sels", embedded::file("interpreter/records/schema/007_sels.sql")}};
}

}  // namespace bareme::records
