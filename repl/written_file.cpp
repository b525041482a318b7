#include "repl/written_file.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

namespace bareme::repl {
namespace {

namespace fs = std::filesystem;

bool poured(const fs::path& path, const std::string& text) {
  std::ofstream stream(path, std::ios::binary);
  stream << text;
  stream.close();
  return !stream.fail();
}

// What a link leads to: the link stays one.
fs::path behind(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(fs::symlink_status(path, error))) return path;
  const fs::path real = fs::canonical(path, error);
  return error ? path : real;
}

}  // namespace

bool write_whole(const std::string& path, const std::string& text) {
  std::error_code error;
  const fs::file_status old = fs::status(path, error);
  // A terminal, a pipe, /dev/null: nothing there to keep, and a file must not take its place.
  if (fs::exists(old) && !fs::is_regular_file(old)) return !fs::is_directory(old) && poured(path, text);
  const fs::path target = behind(path);
  // Its own name for each program: two that write the same paper at once leave the one or the other, not a mixture.
  const fs::path fresh = target.string() + ".bareme-tmp-" + std::to_string(getpid());
  bool written = poured(fresh, text);
  if (written && fs::exists(old)) fs::permissions(fresh, old.permissions(), error);
  if (written) {
    fs::rename(fresh, target, error);
    written = !error;
  }
  if (!written) fs::remove(fresh, error);
  return written;
}

}  // namespace bareme::repl
