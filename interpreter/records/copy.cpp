#include "records/copy.hpp"

#include <filesystem>

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>

#include "records/connection.hpp"

namespace bareme::records {

namespace fs = std::filesystem;

std::string copy_beside(const std::string& path, const std::string& before) {
  const std::string copy = fmt::format("{}.avant-{}", path, before), unfinished = copy + ".en-cours";
  std::error_code ignored;
  fs::remove(unfinished, ignored);
  {
    SQLite::Database source(path, SQLite::OPEN_READONLY);
    SQLite::Database target(unfinished, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fs::permissions(unfinished, fs::status(path).permissions(), ignored);
    SQLite::Backup(target, source).executeStep();
  }
  fs::rename(unfinished, copy);
  return copy;
}

}  // namespace bareme::records
