#include "repl/written_file.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace bareme::repl {

bool write_whole(const std::string& path, const std::string& text) {
  const std::string fresh = path + ".bareme-tmp";
  std::error_code error;
  {
    std::ofstream stream(fresh, std::ios::binary);
    stream << text;
    if (!stream.flush()) {
      std::filesystem::remove(fresh, error);
      return false;
    }
  }
  if (const auto old = std::filesystem::status(path, error); std::filesystem::exists(old))
    std::filesystem::permissions(fresh, old.permissions(), error);
  std::filesystem::rename(fresh, path, error);
  return !error;
}

}  // namespace bareme::repl
