#include "records/aside.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <sqlite3.h>

#include "records/problems.hpp"
#include "records/spool.hpp"

namespace bareme::records {

std::string aside_folder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (!error) return folder.string();
  const char* const said = std::getenv("TMPDIR");
  throw unusable_temporary(said == nullptr ? "/tmp" : said, "ce n'est pas un dossier");
}

// SQLite has a variable for it, which outlives us: left alone, it would look for a folder of its own (SQLITE_TMPDIR,
// /var/tmp), and what is full would not be where we say.
void put_aside_there() {
  const std::string folder = aside_folder();
  Spool probe;
  probe.open();
  sqlite3_free(sqlite3_temp_directory);
  sqlite3_temp_directory = sqlite3_mprintf("%s", folder.c_str());
}

BaseProblem not_put_aside(int code) {
  const std::string folder = aside_folder();
  switch (code) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return full_temporary(folder);
    case EACCES:
    case EPERM:
      return unusable_temporary(folder, "droits d'écriture insuffisants");
    case EROFS:
      return unusable_temporary(folder, "il est en lecture seule");
    case ENOENT:
    case ENOTDIR:
      return unusable_temporary(folder, "il n'existe plus");
    case EMFILE:
    case ENFILE:
      return unusable_temporary(folder, "trop de fichiers sont ouverts à la fois");
    case 0:
      return unusable_temporary(folder, "un fichier mis de côté y a été écourté");
    case EIO:
      return unusable_temporary(folder, "le disque ne répond pas");
    default:
      return unusable_temporary(folder, "refus du système, code " + std::to_string(code));
  }
}

}  // namespace bareme::records
